"""The gate by its exit codes and its words."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.check_project import CODE, PREVIEW, REDESIGN, WHOLE, Check, Project, check, checked_project, project
from tests.cli.scan_project import FINDING

__all__ = ["check", "checked_project", "project"]

CLEAN = b"x = 1\n"


def test_a_clean_check_says_so_on_standard_error(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN, "b.go": b"package b\n"})
    assert check() == (0, "", "All checks passed: nothing blocked in 2 files\n")
    assert check("a.py") == (0, "", "All checks passed: nothing blocked in 1 file\n")
    assert check("-q", "a.py") == (0, "", "")


def test_two_lines_say_what_to_do_instead(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN, "sub/b.py": b"y = 2\n" + FINDING})
    done = check("a.py", "sub/b.py")
    assert done.code == 1
    assert done.out == (
        f"sub/b.py:2:5: {CODE} blocked: Code made at run time\n    no equivalent (rustbound explain {CODE})\n"
    )
    assert done.err == "Found 1 finding: 1 blocked, in 1 of 2 files\n"
    assert check("-q", "sub/b.py") == (1, done.out, "")


def test_paths_are_told_from_where_the_user_stands(
    checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked_project.write({"sub/deep/b.py": FINDING})
    assert check("sub/deep").out.startswith("sub/deep/b.py:1:5: ")
    monkeypatch.chdir(checked_project.root / "sub")
    assert check("deep").out.startswith("deep/b.py:1:5: ")
    monkeypatch.chdir(checked_project.root / "sub" / "deep")
    assert check(str(checked_project.root / "sub" / "deep" / "b.py")).out.startswith("b.py:1:5: ")
    checked_project.write({"c.py": FINDING})
    assert check("../../c.py").out.startswith("../../c.py:1:5: ")


def test_the_verdict_to_fail_on(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": b"setattr(1)\n"})
    assert check().code == 0
    done = check("--fail-on", "redesign")
    assert (done.code, REDESIGN in done.out) == (1, True)
    checked_project.write({"a.py": CLEAN})
    assert check("--fail-on", "redesign").err == "All checks passed: nothing redesign or blocked in 1 file\n"
    with (checked_project.root / "rustbound.toml").open("a", encoding="utf-8") as settings:
        settings.write('fail-on = "redesign"\n')
    checked_project.write({"a.py": b"setattr(1)\n"})
    assert check().code == 1
    assert check("--fail-on", "blocked").code == 0


def test_what_is_blocked_fails_inside_a_bigger_finding_too(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": b"def f():\n    return eval('1')\n"})
    assert re.findall(r"PY\d+ \w+", check().out) == [f"{CODE} blocked"]
    done = check("--fail-on", "direct", "--format", "json")
    whole, part = done.json["findings"]
    assert (whole["code"], part["code"], part["part_of"]) == (WHOLE, CODE, whole["fingerprint"])
    assert re.findall(r"PY\d+ \w+", check("--fail-on", "direct").out) == [f"{WHOLE} direct", f"{CODE} blocked"]


def test_pages_in_preview_stay_off(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": b"hasattr(1)\n"})
    assert check().code == 0
    assert check("--select", PREVIEW).code == 1


def test_selecting_and_ignoring(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": FINDING + b"setattr(1)\n"})
    assert check("--ignore", CODE).code == 0
    done = check("--select", REDESIGN, "--fail-on", "redesign")
    assert re.findall(r"PY\d+", done.out.split("(")[0]) == [REDESIGN]


def test_a_check_that_cannot_fail_says_so(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": b"setattr(1)\n"})
    done = check("--select", REDESIGN)
    told = "rustbound: nothing that is selected is blocked or above: see --fail-on and --select\n"
    assert done == (0, "", f"{told}All checks passed: nothing blocked in 1 file\n")
    assert check("--select", REDESIGN, "--fail-on", "redesign").err.startswith("Found 1 finding")


def test_exit_zero_is_for_findings_only(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": FINDING})
    done = check("--exit-zero")
    assert (done.code, CODE in done.out) == (0, True)
    assert check("--exit-zero", "gone.py").code == 2
    assert check("--exit-zero", "--select", "NOPE1").code == 2


def test_statistics_stand_in_for_findings(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": FINDING * 11 + b"setattr(1)\n"})
    done = check("--statistics", "--fail-on", "redesign")
    assert (done.code, done.out) == (1, f"11  {CODE}  blocked  page-995\n 1  {REDESIGN}  redesign  page-996\n")
    assert check("--statistics", "--select", REDESIGN).out == ""
    check("--statistics", "--output", "json=out.json")
    assert len(json.loads((checked_project.root / "out.json").read_bytes())["findings"]) == 11


def test_each_format_knows_its_findings(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": FINDING})
    for form in ("full", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown"):
        done = check("--format", form)
        assert done.code == 1
        assert CODE in done.out
        assert done.err.endswith("Found 1 finding: 1 blocked, in 1 of 1 file\n")


def test_directives_silence_and_are_judged(checked_project: Project, check: Check) -> None:
    checked_project.write(
        {
            "a.py": FINDING[:-1] + f"  # rustbound: ignore[{CODE}] -- the port has a parser\n".encode(),
            "b.py": f"x = 1  # rustbound: ignore[{CODE}] -- gone\n".encode(),
        }
    )
    assert check("a.py") == (0, "", "All checks passed: nothing blocked in 1 file\nsuppressed: 1 finding\n")
    done = check("b.py")
    assert done.code == 1
    assert done.out.startswith("b.py:1:8: RB105 blocked: Suppression that suppresses nothing\n    ")
    assert check("b.py", "--ignore", "RB105").code == 0
    # Whatever is selected, a directive for another page is not stale.
    other = check("a.py", "--select", REDESIGN, "--fail-on", "redesign")
    assert other == (0, "", "All checks passed: nothing redesign or blocked in 1 file\n")


def test_what_hooks_call_means_the_same_to_click(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": FINDING, "vendor/b.py": FINDING, "c.py": CLEAN, "-q": CLEAN, "-d.py": FINDING})
    hooks: tuple[list[str], ...] = (
        ["a.py"],
        ["c.py", "-q"],
        ["--force-exclude", "vendor/b.py", "a.py"],
        ["--exit-zero", "."],
        [],
        ["--"],
        ["--force-exclude", "--", "-d.py", "-q"],
        ["c.py", "--", "-d.py"],
        ["-", "c.py"],
        ["c.py", "--", "-"],
        ["--quiet", "gone.py"],
    )
    for arguments in hooks:
        # `--color` is nothing that hooks say.
        assert check(*arguments) == check("--color", "never", *arguments)


def test_a_page_that_is_broken_is_no_pass(checked_project: Project, check: Check) -> None:
    (checked_project.pages / "python" / "blocked" / "PY996-page-996.md").write_text("no page\n", encoding="utf-8")
    checked_project.write({"a.py": CLEAN})
    done = check("a.py")
    assert (done.code, done.out) == (2, "")
    assert re.match(
        r"rustbound: nothing was checked: mend these catalogue pages:\n  .*PY996-page-996\.md:1: ", done.err
    )


def test_settings_beside_files_elsewhere(
    checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checked_project.write({"a.py": FINDING})
    monkeypatch.chdir(tmp_path)
    assert check("project").out.startswith("project/a.py:1:5: ")


def test_stale_suppressions_are_taken_out(checked_project: Project, check: Check) -> None:
    used = FINDING[:-1] + f"  # rustbound: ignore[{CODE}] -- the port has a parser\n".encode()
    stale = f"x = 1  # rustbound: ignore[{CODE}] -- gone\n".encode()
    checked_project.write({"a.py": used + stale, "b.py": stale + FINDING, "c.py": CLEAN})
    done = check("--fix-suppressions")
    assert done.code == 1
    assert done.out.startswith(f"b.py:2:5: {CODE} ")
    assert done.err.startswith("rustbound: removed 2 stale suppressions from 2 files\nFound 1 finding: ")
    assert (checked_project.root / "a.py").read_bytes() == used + b"x = 1\n"
    assert check("--fix-suppressions", "a.py") == (
        0,
        "",
        "All checks passed: nothing blocked in 1 file\nsuppressed: 1 finding\n",
    )


def test_a_stale_suppression_that_cannot_be_taken_out_stays_a_finding(checked_project: Project, check: Check) -> None:
    stale = f"x = 1  # rustbound: ignore[{CODE}] -- gone\n".encode()
    checked_project.write({"a.py": stale})
    (checked_project.root / "a.py").chmod(0o444)
    done = check("--fix-suppressions", "a.py")
    assert (done.code, "RB105" in done.out) == (1, True)
    assert done.err.startswith("rustbound: a.py: stale suppressions stay: it is read-only")
    assert (checked_project.root / "a.py").read_bytes() == stale
    assert check("-", "--stdin-filename", "a.py", "--fix-suppressions").code == 2
