from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.revision.repository import Git, init
from translator.baseline.entry import Entry
from translator.baseline.file import baseline_text, read_baseline
from translator.errors import RunFailedError

ENTRIES = [Entry(f"src/{name}.py", "PY901", name, f"eval({name})", "0" * 12, "1" * 12) for name in "abcdefghijklmnop"]

texts = st.text(max_size=8)
any_entries = st.lists(st.builds(Entry, texts, texts, texts, texts, texts, texts), max_size=5)


@given(any_entries)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.mktemp("b") / "b.json"
    path.write_bytes(baseline_text(entries))
    assert read_baseline(path) == sorted(entries)


@given(any_entries)
def test_it_is_json_one_finding_a_line_sorted(entries: list[Entry]) -> None:
    text = baseline_text(entries).decode()
    document = json.loads(text)
    assert document["schema"] == 1
    assert document["findings"].pop() is None
    lines = text.split("\n")[3:-4]
    assert [json.loads(line.removesuffix(",")) for line in lines] == document["findings"]
    assert baseline_text(reversed(entries)).decode() == text


def test_no_line_depends_on_another() -> None:
    lines = baseline_text(ENTRIES).splitlines()
    for place in range(len(ENTRIES)):
        without = baseline_text(ENTRIES[:place] + ENTRIES[place + 1 :]).splitlines()
        assert without == lines[: place + 3] + lines[place + 4 :]


def test_lines_say_what_people_read_and_no_line_numbers() -> None:
    line = baseline_text([Entry("a.py", "PY901", "f", "eval(x)", "0a", "1b")]).splitlines()[3]
    assert line == (b'{"path":"a.py","code":"PY901","symbol":"f","source":"eval(x)","tokens":"0a","shape":"1b"},')


def test_it_controls_no_terminal() -> None:
    text = baseline_text([Entry("a.py", "PY901", "f", "x\x1b[2J\x9b\u202e\u2028y", "0a", "1b")])
    assert b"\\u001b[2J\\u009b\\u202e\\u2028y" in text.replace(b"\\u001B", b"\\u001b").lower().replace(b"[2j", b"[2J")


class TestMerges:
    """Git's own merge of lines is enough."""

    def merge(self, tmp_path: Path, ours: list[Entry], theirs: list[Entry], attributes: str = "") -> list[Entry]:
        git = init(tmp_path)
        path = tmp_path / "b.json"
        (tmp_path / ".gitattributes").write_text(attributes)
        self.commit(git, path, ENTRIES)
        git("branch", "theirs")
        self.commit(git, path, ours)
        git("checkout", "-q", "theirs")
        self.commit(git, path, theirs)
        git("checkout", "-q", "main")
        git("merge", "-q", "--no-edit", "theirs")
        return read_baseline(path)

    def commit(self, git: Git, path: Path, entries: list[Entry]) -> None:
        path.write_bytes(baseline_text(entries))
        git("add", "-A")
        git("commit", "-qm", "x")

    def test_both_take_some_out(self, tmp_path: Path) -> None:
        merged = self.merge(tmp_path, ENTRIES[:2] + ENTRIES[4:], ENTRIES[:9])
        assert merged == ENTRIES[:2] + ENTRIES[4:9]

    def test_both_add(self, tmp_path: Path) -> None:
        one, other = (Entry(f"src/{name}z.py", "PY901", "f", "exec(y)", "2", "3") for name in "bm")
        assert self.merge(tmp_path, [*ENTRIES, one], [*ENTRIES, other]) == sorted([*ENTRIES, one, other])

    def test_one_adds_the_last_the_other_the_first(self, tmp_path: Path) -> None:
        first, last = (Entry(path, "PY901", "f", "exec(y)", "2", "3") for path in ("a.py", "z.py"))
        assert self.merge(tmp_path, [*ENTRIES, last], [first, *ENTRIES[:3], *ENTRIES[4:]]) == [
            first,
            *ENTRIES[:3],
            *ENTRIES[4:],
            last,
        ]

    def test_both_take_the_same_out(self, tmp_path: Path) -> None:
        assert self.merge(tmp_path, ENTRIES[1:], ENTRIES[1:]) == ENTRIES[1:]

    def test_neighbours_merge_with_the_attribute_that_the_documentation_names(self, tmp_path: Path) -> None:
        one, other = (Entry(f"src/a{name}.py", "PY901", "f", "exec(y)", "2", "3") for name in "xy")
        merged = self.merge(tmp_path, [*ENTRIES, one], [*ENTRIES, other], "b.json merge=union\n")
        assert sorted(merged) == sorted([*ENTRIES, one, other])
        removed = self.merge(tmp_path / "2", ENTRIES[:4] + ENTRIES[5:], ENTRIES[:5] + ENTRIES[6:], "b.json merge=union")
        # At worst something that is gone comes back, to be taken out again.
        assert set(ENTRIES) - {ENTRIES[4], ENTRIES[5]} <= set(removed) <= set(ENTRIES)


class TestBroken:
    def told(self, tmp_path: Path, content: bytes) -> str:
        path = tmp_path / "b.json"
        path.write_bytes(content)
        with pytest.raises(RunFailedError) as told:
            read_baseline(path)
        return str(told.value).replace(f"{path}", "b.json")

    @pytest.mark.parametrize(
        "marker", [b"<<<<<<< HEAD", b"=======", b">>>>>>> theirs", b"||||||| base", b"<<<<<<< HEAD\r"]
    )
    def test_merge_conflicts(self, tmp_path: Path, marker: bytes) -> None:
        lines = baseline_text(ENTRIES).splitlines()
        told = self.told(tmp_path, b"\n".join([*lines[:5], marker, *lines[5:]]))
        assert told == "b.json:6: a merge conflict: delete the marker lines and keep the others, in any order"

    def test_cut_off_anywhere(self, tmp_path: Path) -> None:
        text = baseline_text(ENTRIES[:2])
        for end in range(len(text) - 2):
            told = self.told(tmp_path, text[:end])
            line = text[:end].rstrip(b"\n").count(b"\n") + 1
            assert told.startswith(f"b.json:{line}: "), (end, told)
            assert "version control" in told

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "b.json:1: the end is missing"),
            (b"{}", "b.json:1: no baseline: it does not say which `schema` it has"),
            (b"[]", "b.json:1: no baseline"),
            (
                b'{\n"schema": 2,\n"stuff": 1}',
                "b.json:2: schema 2 is of a newer rustbound, this one knows schema 1: upgrade",
            ),
            (b'{\n\n"schema": "1", "findings": []}', 'b.json:3: `schema` must be a number from 1, not "1"'),
            (b'{"schema": true, "findings": []}', "b.json:1: `schema` must be a number from 1, not true"),
            (b'{"schema": 0, "findings": []}', "b.json:1: `schema` must be a number from 1, not 0"),
            (b'{"schema": 1.5, "findings": []}', "b.json:1: `schema` must be a number from 1, not 1.5"),
            (b'{"schema": 1}', "b.json:1: `findings` must be a list"),
            (b'{"schema": 1,\n"findings": {}}', "b.json:2: `findings` must be a list"),
            (b'{"schema": 1,\n"findings": [\nnull,\n7]}', "b.json:4: a finding must be an object, not 7"),
            (b'{"schema": 1,\n"findings": [\n{"path": "a"}\n]}', "b.json:3: a finding without `code`"),
            (
                baseline_text([Entry("é", "", "", "", "", "")]).replace(b"null", b'\n\n{"path": 1}'),
                "b.json:7: `path` must be a string, not 1",
            ),
            (b'{"schema": 1,\n\xff', "b.json:2: not UTF-8"),
            (b'{"schema": 1,\n"findings": [,]}', "b.json:2: not JSON: "),
            (b"[" * 100_000, "b.json:1: nested too deep"),
            (b'{"schema": 99999999999999999999999, "findings": []}', "b.json:1: schema 9"),
        ],
    )
    def test_all_else(self, tmp_path: Path, content: bytes, expected: str) -> None:
        assert self.told(tmp_path, content).startswith(expected)

    @given(content=st.binary(max_size=80) | st.text(alphabet='{}[]",:schemafindg1 \n', max_size=60).map(str.encode))
    def test_nothing_else_is_ever_raised(self, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
        path = tmp_path_factory.mktemp("b") / "b.json"
        path.write_bytes(content)
        with pytest.raises(RunFailedError, match=r"b\.json"):
            read_baseline(path)

    def test_what_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(RunFailedError, match="Is a directory: it cannot be a baseline"):
            read_baseline(tmp_path)

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(RunFailedError, match=r"no.json: there is no such file: write it with .* --update-baseline"):
            read_baseline(tmp_path / "no.json")

    def test_a_link_that_leads_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "b.json").symlink_to("nowhere")
        with pytest.raises(RunFailedError, match="there is no such file"):
            read_baseline(tmp_path / "b.json")

    def test_what_editors_and_git_do_to_files_is_fine(self, tmp_path: Path) -> None:
        path = tmp_path / "b.json"
        path.write_bytes(b"\xef\xbb\xbf" + baseline_text(ENTRIES).replace(b"\n", b"\r\n"))
        assert read_baseline(path) == ENTRIES
        path.write_text(json.dumps(json.loads(baseline_text(ENTRIES)), indent=4))
        assert read_baseline(path) == ENTRIES
