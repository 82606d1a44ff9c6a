import pytest

from translator.engine.facts import FileFacts, LedgerEntry
from translator.engine.unread import what_is_unread
from translator.source.files import Kind

WHOLE = FileFacts("a.py", "python", "a", 3, "ok", "")


def facts(kind: str, reason: str, skip: Kind | None = None) -> FileFacts:
    entry = LedgerEntry(kind, "a.py", 7, reason)
    return FileFacts("a.py", "python", "", 0, "skipped" if skip else "partial", reason, ledger=(entry,), skip=skip)


def test_what_was_read_in_whole_or_left_out_on_purpose_is_no_finding() -> None:
    assert what_is_unread(WHOLE) is None
    for kind in ("ignored", "vendored", "generated", "link"):
        assert what_is_unread(facts("file", "left out", kind)) is None
    assert what_is_unread(facts("construct", "internal error")) is None


@pytest.mark.parametrize("kind", ["partial", "limit"])
def test_what_was_read_in_part_is_one_finding_where_it_begins(kind: str) -> None:
    found = what_is_unread(facts(kind, "syntax error on line 7"))
    assert found is not None
    assert (found.code, found.verdict, found.start.line) == ("RB201", "blocked", 7)
    assert found.message.startswith("syntax error on line 7: mend the file")


def test_what_was_not_read_is_a_finding() -> None:
    found = what_is_unread(facts("file", "unreadable: Permission denied", "failed"))
    assert found is not None
    assert (found.code, found.start.line) == ("RB202", 7)
    assert "Permission denied" in found.message


def test_a_baseline_knows_it_whatever_is_wrong_with_the_file() -> None:
    one, other = (what_is_unread(facts("partial", f"syntax error on line {line}")) for line in (1, 99))
    assert one is not None
    assert other is not None
    assert one.fingerprint == other.fingerprint
