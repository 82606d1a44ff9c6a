import errno
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.baseline.sample import BASELINE, accept, call, judge, new_places, write
from translator.baseline.call import kept_codes
from translator.baseline.file import read_baseline
from translator.baseline.judge import hold_against, update
from translator.engine.facts import LedgerEntry
from translator.engine.unread import FAMILIES
from translator.errors import RunFailedError

TWO = {
    "a.py": "def run(rule):\n    return eval(rule)\n",
    "b.py": "class Rules:\n    def apply(self, text):\n        exec(text + self.tail)\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, TWO)
    accept(tmp_path)
    return tmp_path


def paths(root: Path) -> list[str]:
    return [entry.path for entry in read_baseline(root / BASELINE)]


def test_what_was_accepted_is_known(root: Path) -> None:
    judged = judge(root)
    assert (judged.new, judged.known, judged.stale, judged.notes) == (frozenset(), 2, (), ())


@pytest.mark.parametrize(
    ("edited", "why"),
    [
        ({"a.py": "import os\n\n\n" + TWO["a.py"]}, "lines above"),
        ({"a.py": "def run(rule):\n    return eval(\n        rule,\n    )\n"}, "broken over lines"),
        ({"a.py": "def run(rule):\n    return (eval((rule)))  # why\n"}, "parentheses and a comment"),
        ({"a.py": "def run(expression):\n    return eval(expression)\n"}, "a variable has another name"),
        ({"a.py": "def evaluate(rule):\n    return eval(rule)\n"}, "the function has another name"),
        ({"a.py": "def evaluate(expression):\n    return eval(expression)\n"}, "both have"),
        ({"a.py": "class R:\n    def go(self, rule):\n        x = eval(rule)\n        return x\n"}, "in a method now"),
        ({"a.py": TWO["b.py"], "b.py": TWO["a.py"]}, "two files changed names"),
        ({"a.py": None, "c/d.py": TWO["a.py"]}, "the file moved"),
        ({"a.py": "", "b.py": TWO["b.py"] + "\n\n" + TWO["a.py"]}, "moved to another file"),
        ({"a.py": "", "c.py": "def other(rule):\n    eval(rule)\n"}, "moved to another file and function"),
        ({"a.py": "def f(): return 1\n\n\ndef g(): return 2\n\n\n" + TWO["a.py"]}, "functions above"),
    ],
)
def test_the_same_code_elsewhere_or_otherwise_is_known(root: Path, edited: dict[str, str | None], why: str) -> None:
    write(root, edited)
    judged = judge(root)
    assert (new_places(root, judged), judged.stale) == ([], ()), why


@pytest.mark.parametrize(
    ("edited", "places"),
    [
        ({"a.py": TWO["a.py"] + "    eval(rule)\n"}, ["a.py:3"]),
        ({"a.py": TWO["a.py"] + "\n\ndef other(rule):\n    return eval(rule)\n"}, ["a.py:6"]),
        ({"a.py": TWO["a.py"] + "    exec(rule)\n"}, ["a.py:3"]),
        ({"a.py": "def run(rule):\n    return exec(rule)\n"}, ["a.py:2"]),
        ({"a.py": "def run(rule):\n    return eval(rule, {})\n"}, ["a.py:2"]),
        ({"a.py": "def run(rule):\n    return eval(rule.text)\n"}, ["a.py:2"]),
        ({"c.py": TWO["a.py"]}, ["c.py:2"]),
        ({"a.py": "", "c.py": "def run(text):\n    return eval(text)\n"}, ["c.py:2"]),
    ],
)
def test_new_code_is_new(root: Path, edited: dict[str, str], places: list[str]) -> None:
    write(root, edited)
    assert new_places(root, judge(root)) == places


def test_it_shrinks_by_itself_and_says_so(root: Path) -> None:
    write(root, {"a.py": "def run(rule):\n    return rule\n"})
    judged = judge(root)
    assert [entry.path for entry in judged.stale] == ["a.py"]
    assert judged.notes[0].endswith("1 known finding is no longer found, taken out of the baseline:")
    assert judged.notes[1] == "  a.py: PY901 in run: eval(rule)"
    assert paths(root) == ["b.py"]
    write(root, TWO)
    assert len(judge(root).new) == 1


def test_files_that_were_not_checked_keep_their_entries(root: Path) -> None:
    write(root, {"a.py": "", "b.py": ""})
    assert [entry.path for entry in judge(root, ["b.py"]).stale] == ["b.py"]
    assert paths(root) == ["a.py"]


def test_deleted_files_lose_their_entries_when_their_directory_is_checked(root: Path) -> None:
    write(root, {"sub/c.py": "eval(x)\n"})
    accept(root)
    write(root, {"sub/c.py": None, "a.py": None})
    assert judge(root, ["b.py"]).stale == ()
    assert [entry.path for entry in judge(root, ["sub"]).stale] == ["sub/c.py"]
    assert paths(root) == ["a.py", "b.py"]
    assert [entry.path for entry in judge(root).stale] == ["a.py"]


def test_what_was_not_looked_for_is_kept(root: Path) -> None:
    write(root, {"a.py": "", "b.py": ""})
    judged = hold_against(root / BASELINE, call(root, chosen=["GO"]))
    assert judged.stale == ()
    assert paths(root) == ["a.py", "b.py"]


def test_a_laxer_gate_keeps_what_a_stricter_one_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "try:\n    f()\nexcept:\n    pass\neval(x)\n"})
    accept(tmp_path, "direct")
    before = read_baseline(tmp_path / BASELINE)
    assert {entry.code for entry in before} > {"PY901"}
    write(tmp_path, {"a.py": ""})
    judged = judge(tmp_path)
    assert [entry.code for entry in judged.stale] == ["PY901"]
    assert {entry.code for entry in read_baseline(tmp_path / BASELINE)} == {entry.code for entry in before} - {"PY901"}


def test_a_file_with_syntax_errors_keeps_its_entries(root: Path) -> None:
    write(root, {"a.py": "def run(rule:\n    return (\n"})
    judged = judge(root)
    assert judged.stale == ()
    assert paths(root) == ["a.py", "b.py"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_nothing_is_taken_out_when_a_file_could_not_be_read(root: Path) -> None:
    write(root, {"a.py": ""})
    (root / "b.py").chmod(0)
    judged = judge(root)
    assert [entry.path for entry in judged.stale] == ["a.py"]
    assert paths(root) == ["a.py", "b.py"]


def test_nothing_is_taken_out_when_a_file_is_binary(root: Path) -> None:
    write(root, {"a.py": "", "c.py": "x = '\0'\n"})
    judged = judge(root)
    assert "c.py could not be read" in judged.notes[0]
    assert paths(root) == ["a.py", "b.py"]


def test_what_cannot_be_written_stays_and_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    write(root, {"a.py": ""})
    judged = judge(root)
    assert judged.new == frozenset()
    assert "left in the baseline because it cannot be written (No space left on device)" in judged.notes[0]
    assert paths(root) == ["a.py", "b.py"]
    assert sorted(path.name for path in root.iterdir()) == ["a.py", "b.py", BASELINE]
    with pytest.raises(OSError, match="No space"):
        accept(root)
    assert paths(root) == ["a.py", "b.py"]


def test_without_pruning_nothing_is_written(root: Path) -> None:
    write(root, {"a.py": ""})
    before = (root / BASELINE).read_bytes()
    judged = hold_against(root / BASELINE, call(root), prune=False)
    assert ([entry.path for entry in judged.stale], judged.notes) == (["a.py"], ())
    assert (root / BASELINE).read_bytes() == before


def test_a_suppressed_finding_is_not_a_known_one(root: Path) -> None:
    write(root, {"a.py": "def run(rule):\n    return eval(rule)  # rustbound: ignore[PY901] -- goes away\n"})
    assert [entry.path for entry in judge(root).stale] == ["a.py"]


@pytest.mark.parametrize("kind", ["limit", "construct"])
def test_a_file_that_was_not_looked_at_to_its_end_keeps_its_entries(root: Path, kind: str) -> None:
    write(root, {"a.py": ""})
    known = call(root)
    entry = LedgerEntry(kind, "a.py", 1, "too much")
    checked = [replace(one, facts=replace(one.facts, ledger=(entry,))) for one in known.checked]
    assert hold_against(root / BASELINE, replace(known, checked=checked)).stale == ()
    assert len(hold_against(root / BASELINE, known).stale) == 1


def test_files_that_were_not_read_may_be_known(tmp_path: Path) -> None:
    assert kept_codes(call(tmp_path).gate) - call(tmp_path).gate.selection.reported == frozenset(FAMILIES)
    write(tmp_path, {"a.py": "def (:\n", "b.py": "x = '\0'\n"})
    accept(tmp_path)
    assert [entry.code for entry in read_baseline(tmp_path / BASELINE)] == ["RB201", "RB202"]
    write(tmp_path, {"a.py": "def (:\nx = (\n"})
    assert judge(tmp_path).new == frozenset()
    write(tmp_path, {"a.py": "", "b.py": ""})
    assert len(judge(tmp_path).stale) == 2


def test_wrong_suppressions_are_never_accepted(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "eval(x)  # rustbound: ignore[PY901]\n"})
    accept(tmp_path)
    assert [entry.code for entry in read_baseline(tmp_path / BASELINE)] == ["PY901"]


class TestUpdate:
    def test_it_knows_what_is_there_and_no_more(self, root: Path) -> None:
        write(root, {"a.py": "def run(rule):\n    eval(rule, {})\n"})
        judged = accept(root)
        assert judged.notes == (f"{root / BASELINE}: 1 added, 1 taken out: 2 known findings",)
        assert judge(root).new == frozenset()

    def test_some_files_leave_the_others_alone(self, root: Path) -> None:
        write(root, {"a.py": "", "b.py": "", "c.py": "eval(x)\n"})
        update(root / BASELINE, call(root, ["b.py", "c.py"]))
        assert paths(root) == ["a.py", "c.py"]

    def test_nothing_is_written_when_nothing_changed(self, root: Path) -> None:
        before = (root / BASELINE).stat()
        assert "unchanged" in accept(root).notes[0]
        after = (root / BASELINE).stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)

    def test_it_makes_a_file_that_is_missing_even_for_nothing(self, tmp_path: Path) -> None:
        accept(tmp_path)
        assert (tmp_path / BASELINE).read_bytes() == b'{\n"schema": 1,\n"findings": [\nnull\n]\n}\n'

    def test_the_file_keeps_its_permissions_and_links_stay_links(self, root: Path) -> None:
        (root / BASELINE).rename(root / "real.json")
        (root / "real.json").chmod(0o640)
        (root / BASELINE).symlink_to("real.json")
        write(root, {"a.py": ""})
        accept(root)
        assert (root / BASELINE).is_symlink()
        assert (root / "real.json").stat().st_mode & 0o777 == 0o640
        assert paths(root) == ["b.py"]

    def test_it_never_writes_through_a_link_that_lies_in_wait(self, root: Path) -> None:
        (root / "victim").write_text("mine")
        (root / f".{BASELINE}.new").symlink_to("victim")
        write(root, {"a.py": ""})
        accept(root)
        assert (root / "victim").read_text() == "mine"

    def test_a_missing_directory_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(RunFailedError, match="no such directory"):
            update(tmp_path / "no" / BASELINE, call(tmp_path))


class TestPaths:
    def test_they_are_relative_to_the_baseline(self, tmp_path: Path) -> None:
        write(tmp_path, {"src/a.py": "eval(x)\n", "ci/keep": ""})
        inside = call(tmp_path / "src")
        update(tmp_path / "ci" / BASELINE, inside)
        assert [entry.path for entry in read_baseline(tmp_path / "ci" / BASELINE)] == ["../src/a.py"]
        assert hold_against(tmp_path / "ci" / BASELINE, call(tmp_path)).new == frozenset()
        write(tmp_path, {"src/a.py": None})
        assert len(hold_against(tmp_path / "ci" / BASELINE, call(tmp_path, ["src"])).stale) == 1

    def test_names_that_are_no_text(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"caf\xe9 \n.py")
        (tmp_path / name).write_text("eval(x)\n")
        write(tmp_path, {"b.py": ""})
        accept(tmp_path)
        assert judge(tmp_path).stale == ()
        write(tmp_path, {"b.py": "eval(x)\n"})
        assert len(judge(tmp_path, ["b.py"]).new) == 1
        (tmp_path / name).unlink()
        assert judge(tmp_path, ["b.py"]).new == frozenset()
        assert paths(tmp_path) == ["b.py"]
