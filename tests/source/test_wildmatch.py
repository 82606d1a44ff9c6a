import re
import time

import pytest

from translator.source.ignore import ignored_by, parse_ignore_file
from translator.source.wildmatch import NeverMatchesError, wildmatch_regex


@pytest.mark.parametrize("glob", [b"a[b", b"a\\", b"[[:alpha", b"[[:nope:]]", b"[^\x00-\xff]"])
def test_what_git_matches_nothing_with(glob: bytes) -> None:
    with pytest.raises(NeverMatchesError):
        wildmatch_regex(glob)


@pytest.mark.parametrize(
    ("glob", "matches", "others"),
    [
        (b"[]-]", [b"]", b"-"], [b"[", b"a"]),
        (b"[!]a-]", [b"b"], [b"]", b"a", b"-", b"/"]),
        (b"[a\\]b]", [b"a", b"]", b"b"], [b"\\"]),
        (b"[a-c-e]", [b"b", b"-", b"e"], [b"d"]),
        (b"[z-a]", [b"z"], [b"a", b"m"]),
        (b"[[:digit:]x]", [b"0", b"x"], [b":", b"d"]),
        (b"a**b", [b"ab", b"axb"], [b"a/b"]),
        (b"a/**/b", [b"a/b", b"a/x/b", b"a/x/y/b"], [b"ab", b"a/xb"]),
        (b"**/a/**/b", [b"a/b", b"x/a/a/y/b"], [b"a", b"b", b"xa/b"]),
        (b"a/**", [b"a/b", b"a/b/c"], [b"a", b"ab"]),
        (b"?", [b"a"], [b"/", b"", b"ab"]),
        (b"a.b", [b"a.b"], [b"axb"]),
        (b"x\\*y", [b"x*y"], [b"xay"]),
    ],
)
def test_meaning(glob: bytes, matches: list[bytes], others: list[bytes]) -> None:
    regex = re.compile(wildmatch_regex(glob), re.DOTALL)
    assert [name for name in matches + others if regex.fullmatch(name)] == matches


@pytest.mark.parametrize(
    "rule",
    [b"a*" * 40 + b"b", b"*a" * 40 + b"b", b"/" + b"a*" * 40 + b"b/c", b"**/a/" * 40 + b"b", b"**/*a*/" * 40 + b"b"],
)
def test_hostile_rules_are_quick(rule: bytes) -> None:
    file = parse_ignore_file(rule, b"/", ".gitignore")
    assert file is not None
    begin = time.perf_counter()
    assert ignored_by([file], b"/" + b"a" * 250, is_directory=False) is None
    assert ignored_by([file], b"/" + b"a/" * 2000 + b"c", is_directory=False) is None
    assert time.perf_counter() - begin < 1
