import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from translator import __version__
from translator.cli import main
from translator.cli.group import COMMANDS, rustbound
from translator.errors import RunFailedError


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Install a function as `rustbound probe`."""

    def install(body: Callable[[], None]) -> None:
        found = click.Command("probe", callback=body)
        monkeypatch.setattr(rustbound, "get_command", lambda _context, _name: found)

    return install


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        encoding="latin-1",
        check=False,
        env={**os.environ, **environment},
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"rustbound {__version__}\n"


def test_version_among_other_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--debug", "--version"]) == 0
    assert capsys.readouterr().out == f"rustbound {__version__}\n"


def test_module_and_command_are_the_same() -> None:
    assert process("-m", "translator", "--version").stdout == f"rustbound {__version__}\n"


def test_version_imports_nothing_heavy() -> None:
    script = "import sys; from translator.cli import main; main(['--version']); print(*sys.modules)"
    loaded = process("-c", script).stdout.split()
    assert not {"click", "rich", "tree_sitter", "jinja2", "msgspec"} & set(loaded)


def test_starting_a_command_imports_no_other() -> None:
    script = "import sys; from translator.cli.group import rustbound; print(*sys.modules)"
    loaded = process("-c", script).stdout.split()
    assert not {"rich", "tree_sitter", "jinja2", "msgspec", "translator.cli.scan"} & set(loaded)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([option]) == 0
    output = capsys.readouterr().out
    assert output.startswith("Usage: rustbound ")
    assert all(f"\n  {name} " in output for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["--no-such-option"], ["no-such-command"]])
def test_bad_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert arguments[0] in output.err


def test_findings_are_1(command: Callable[[Callable[[], None]], None]) -> None:
    command(lambda: click.get_current_context().exit(1))
    assert main(["probe"]) == 1


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (RunFailedError("src: no such directory"), 2, "rustbound: src: no such directory\n"),
        (click.ClickException("out.json: disk full"), 2, "Error: out.json: disk full\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_ends_of_a_run(
    error: BaseException,
    code: int,
    message: str,
    command: Callable[[Callable[[], None]], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise error

    command(fail)
    assert main(["probe"]) == code
    assert capsys.readouterr().err.lstrip("\n") == message


def test_a_crash_is_2_and_one_message(
    command: Callable[[Callable[[], None]], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RUSTBOUND_DEBUG", raising=False)

    def crash() -> None:
        raise ZeroDivisionError("one\nby zero")

    command(crash)
    assert main(["probe"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("rustbound: internal error: ZeroDivisionError: one by zero\n")
    assert "Traceback" not in error

    monkeypatch.setenv("RUSTBOUND_DEBUG", "1")
    assert main(["probe"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("size", [1, 1_000_000])
def test_a_closed_pipe_is_quiet_and_never_1(size: int) -> None:
    script = (
        "import sys, click\n"
        "from translator.cli import main\n"
        "from translator.cli.group import rustbound\n"
        f"rustbound.get_command = lambda c, n: click.Command('p', callback=lambda: click.echo('x' * {size}))\n"
        "sys.stdin.read()\n"
        "sys.exit(main(['p']))\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    child.stdin.close()
    with child.stderr as stderr:
        assert stderr.read() == b""
    assert child.wait() == 141


def test_unencodable_output_is_escaped(tmp_path: Path) -> None:
    script = (
        "import sys, click\n"
        "from translator.cli import main\n"
        "from translator.cli.group import rustbound\n"
        "rustbound.get_command = lambda c, n: click.Command('p', callback=lambda: click.echo('\\udcffé→'))\n"
        "sys.exit(main(['p']))\n"
    )
    path = tmp_path / "probe.py"
    path.write_text(script, encoding="utf-8")
    result = process(str(path), PYTHONIOENCODING="latin-1", PYTHONPATH=str(Path(__file__).parents[2]))
    assert result.returncode == 0
    assert result.stdout == "\\udcffé\\u2192\n"
