from collections.abc import Sequence

import pytest

from tests.suppressions.sample import check, codes, directives, findings
from translator.suppressions.apply import Applied, apply
from translator.suppressions.codes import DIRECTIVE_CODES
from translator.suppressions.words import Words

WORDS = Words({"py901": "PY901", "eval-exec": "PY901", "py902": "PY902"}, {"go901": "go"}, frozenset({"PY902"}))


def told(applied: Applied) -> list[tuple[int, str]]:
    return codes(applied.problems)


@pytest.mark.parametrize(
    "source",
    [
        "x = eval(y)  # rustbound: ignore[PY901] -- why\n",
        "x = eval(y)  # rustbound: ignore[py901] -- why\n",
        "x = eval(y)  # rustbound: ignore[eval-exec] -- why\n",
        "# rustbound: ignore[PY901] -- why\nx = eval(y)\n",
        "# rustbound: ignore-file[PY901] -- why\nx = eval(y)\nz = eval(x)\n",
        'x = f"""\n{eval(y)}\n"""  # rustbound: ignore[PY901] -- why\n',
        "x = 1 + \\\n  eval(y)  # rustbound: ignore[PY901] -- why\n",
        "# rustbound: ignore[PY901] -- why\nx = 1 + \\\n  eval(y)\n",
        "x = eval(y)  # noqa: S307  # rustbound: ignore[PY901] -- why\n",
    ],
)
def test_a_directive_silences_what_begins_on_its_line(source: str) -> None:
    applied = check("python", source)
    assert applied.open == ()
    assert {one.finding.code for one in applied.suppressed} == {"PY901"}
    assert applied.problems == ()


@pytest.mark.parametrize(
    ("directive", "code"),
    [
        ("# rustbound: ignore", "RB103"),
        ("# rustbound: ignore -- why", "RB103"),
        ("# rustbound: ignore[] -- why", "RB103"),
        ("# rustbound: ignore[PY901]", "RB102"),
        ("# rustbound: ignore[PY901] why", "RB101"),
        ("# rustbound: ignore[*] -- why", "RB101"),
        ("# rustbound: ignore[PY999] -- why", "RB104"),
        ("# rustbound: ignore[ALL] -- why", "RB104"),
        ("# rustbound: ignore[PY9] -- why", "RB104"),
        ("# rustbound: ignore[GO901] -- why", "RB104"),
        ("# rustbound: ignore[RB104] -- why", "RB104"),
        ("# rustbound: ignore-file -- why", "RB103"),
        ("# rustbound: ignore-file[PY901]", "RB102"),
    ],
)
def test_what_does_not_work_silences_nothing_and_is_reported(directive: str, code: str) -> None:
    applied = check("python", f"x = eval(y)  {directive}\n")
    assert codes(applied.open) == [(1, "PY901")]
    assert told(applied) == [(1, code)]


def test_an_unknown_code_does_not_disturb_a_known_one() -> None:
    applied = check("python", "x = eval(y)  # rustbound: ignore[PY999,PY901] -- why\n")
    assert (applied.open, told(applied)) == ((), [(1, "RB104")])


def test_it_is_told_which_code_was_meant() -> None:
    (finding,) = check("python", "x = eval(y)  # rustbound: ignore[PY991] -- why\n").problems
    assert "did you mean PY901" in finding.message
    (finding,) = check("python", "x = eval(y)  # rustbound: ignore[GO901] -- why\n").problems
    assert "pattern of Go" in finding.message


def test_a_stale_code_is_reported_and_the_rest_of_the_list_works() -> None:
    applied = check("python", "x = eval(y)  # rustbound: ignore[PY901,PY902] -- why\n")
    assert (applied.open, told(applied)) == ((), [(1, "RB105")])
    assert [(one.directive.start.line, one.words) for one in applied.stale] == [(1, ("PY902",))]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("x = 1  # rustbound: ignore[PY901] -- why\n", 1, "nothing that begins on line 1 is PY901"),
        ("# rustbound: ignore[PY901] -- why\n\nx = eval(y)\n", 1, "no code stands below"),
        ("# rustbound: ignore-file[PY901] -- why\nx = 1\n", 1, "nothing in this file"),
        ("x = eval(\n  y)  # rustbound: ignore[PY901] -- why\n", 2, "begins on line 1: the comment belongs there"),
    ],
)
def test_why_a_directive_is_stale(source: str, line: int, words: str) -> None:
    (finding,) = check("python", source).problems
    assert (finding.code, finding.start.line) == ("RB105", line)
    assert words in finding.message


def test_one_for_the_file_has_what_those_for_lines_leave() -> None:
    both = "# rustbound: ignore-file[PY901] -- a\nx = eval(y)  # rustbound: ignore[PY901] -- b\n"
    applied = check("python", both)
    assert (applied.open, told(applied)) == ((), [(1, "RB105")])
    applied = check("python", both + "z = eval(x)\n")
    assert (applied.open, applied.problems) == ((), ())


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("x = eval(y)  # rustbound: ignore[PY901, PY901] -- why\n", 1),
        ("x = eval(y)  # rustbound: ignore[PY901, eval-exec] -- why\n", 1),
        ("# rustbound: ignore[PY901] -- a\nx = eval(y)  # rustbound: ignore[PY901] -- b\n", 2),
        ("# rustbound: ignore-file[PY901] -- a\n# rustbound: ignore-file[PY901] -- b\nx = eval(y)\n", 2),
    ],
)
def test_one_too_many_is_a_duplicate(source: str, line: int) -> None:
    applied = check("python", source)
    assert (applied.open, told(applied), applied.stale) == ((), [(line, "RB106")], ())


def test_several_comments_above_one_line_each_count() -> None:
    source = "# rustbound: ignore[PY901] -- a\n# rustbound: ignore[PY902] -- b\nsetattr(eval(x), y, z)\n"
    applied = check("python", source)
    assert (applied.open, applied.problems) == ((), ())


def silent(source: str, words: Words = WORDS, *, complete: bool = True) -> Applied:
    return apply("a.py", "python", (), directives("python", source), words, complete=complete)


def test_nothing_is_stale_in_a_file_that_was_not_understood() -> None:
    source = "# rustbound: ignore[PY901] -- why\nx = (\n"
    assert told(silent(source)) == [(1, "RB105")]
    incomplete = silent(source, complete=False)
    assert (incomplete.problems, incomplete.stale) == ((), ())


def test_nothing_is_stale_of_a_page_that_did_not_run() -> None:
    assert silent("x = 1  # rustbound: ignore[PY902] -- why\n").problems == ()


def test_findings_about_directives_are_ordinary_ones() -> None:
    applied = check("python", "\tx = 1  # rustbound: ignore[PY901]  # noqa\n")
    (finding,) = applied.problems
    assert (finding.code, finding.verdict, finding.name) == ("RB102", "blocked", "suppression-without-reason")
    assert finding.source == "# rustbound: ignore[PY901]"
    assert (finding.start.column, finding.end.column) == (9, 35)


def test_fingerprints_stay_when_lines_move() -> None:
    def prints(source: str) -> Sequence[str]:
        return [finding.fingerprint for finding in check("python", source).problems]

    source = "x = 1  # rustbound: ignore[PY901] -- a\ny = 1  # rustbound: ignore[PY901] -- a\n"
    assert len(set(prints(source))) == 2
    assert prints("\n\n" + source) == prints(source)


def test_without_directives_findings_pass_as_they_are() -> None:
    found, _ = findings("python", b"x = eval(y)\n")
    assert apply("a.py", "python", found, (), WORDS) == Applied(found)


def test_every_code_explains_itself() -> None:
    for code, entry in DIRECTIVE_CODES.items():
        assert entry.code == code
        assert entry.title
        assert "\n" not in entry.message
        assert len(entry.explanation) > 60


def test_go_too() -> None:
    source = 'package p\nimport "reflect"\nfunc f(x any) {{\n\t{above}\n\tuse(reflect.TypeOf(x)){behind}\n}}\n'
    said = "// rustbound: ignore[GO901] -- why"
    assert codes(check("go", source.format(above="", behind="")).open) == [(5, "GO901")]
    for applied in (
        check("go", source.format(above=said, behind="")),
        check("go", source.format(above="", behind=" " + said)),
    ):
        assert (applied.open, applied.problems) == ((), ())
