"""Standard streams that are closed, full, or of which the other end goes away: an exit code, and no traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = f"'{sys.executable}' -m translator check"
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "clean.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "found.py").write_text("x = eval('1')\n", encoding="utf-8")
    return tmp_path


def shell(project: Path, line: str) -> tuple[int, str, str]:
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(CHECKOUT), "XDG_CACHE_HOME": str(project / "cache")}
    done = subprocess.run(
        ["sh", "-c", line], cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("option", ["", "--color never"])
@pytest.mark.parametrize(
    ("redirection", "clean", "found"),
    [
        (">&-", 0, 1),
        ("2>&-", 0, 1),
        (">&- 2>&-", 0, 1),
        ("<&-", 0, 1),
        ("2>/dev/full", 0, 1),
        (">/dev/full", 0, 2),
        (">/dev/full 2>/dev/full", 0, 2),
    ],
)
def test_what_is_closed_or_full(redirection: str, clean: int, found: int, option: str, project: Path) -> None:
    for name, code in (("clean.py", clean), ("found.py", found)):
        done = shell(project, f"{COMMAND} {option} {name} {redirection}")
        assert done[0] == code, done
        assert "Traceback" not in done[1] + done[2]
        assert "bug in rustbound" not in done[2]


def test_a_full_disk_is_told(project: Path) -> None:
    done = shell(project, f"{COMMAND} found.py >/dev/full")
    assert done == (2, "", "rustbound: standard output: No space left on device\n")


def test_nothing_is_written_where_a_closed_stream_was(project: Path) -> None:
    assert shell(project, f"{COMMAND} found.py --output json=out.json --format concise >&- 2>&-")[0] == 1
    assert (project / "out.json").read_text(encoding="utf-8").startswith('{"schema": 1')


def test_closed_standard_input_is_empty(project: Path) -> None:
    assert shell(project, f"{COMMAND} -q - --stdin-filename a.py <&-") == (0, "", "")


def test_a_reader_that_goes_away(project: Path) -> None:
    (project / "many.py").write_text("x = eval('1')\n" * 20_000, encoding="utf-8")
    assert shell(project, f"{{ {COMMAND} -q many.py; echo $? >&2; }} | head -n 1 >/dev/null")[2] == "141\n"
