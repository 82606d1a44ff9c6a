"""Run the command line and turn whatever happens into an exit code.

0: done. 1: findings, and only that: a command asks for it with `ctx.exit(1)`.
2: the run failed. 130: interrupted. 141: the reader of our output went away.
"""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click
from click.shell_completion import shell_complete

from translator.cli.group import rustbound
from translator.errors import RunFailedError

PROGRAM = "rustbound"
COMPLETION = "_RUSTBOUND_COMPLETE"

RUN_FAILED = 2
INTERRUPTED = 130
OUTPUT_CLOSED = 141


def run(arguments: Sequence[str]) -> int:
    """Run `rustbound` with `arguments`; never raises."""
    _print_any_text()
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _output_closed()
    except click.ClickException as error:
        error.show()
        return RUN_FAILED
    except RunFailedError as error:
        return _fail(str(error))
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _internal_error(error)
    return code


def _invoke(arguments: Sequence[str]) -> int:
    """Do what `click.Command.main` does, except that a closed output is not exit code 1."""
    instruction = os.environ.get(COMPLETION)
    if instruction:
        return shell_complete(rustbound, {}, PROGRAM, COMPLETION, instruction)
    try:
        with rustbound.make_context(PROGRAM, list(arguments)) as context:
            rustbound.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return 0


def _print_any_text() -> None:
    """Let file names and source that the terminal's encoding lacks print as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str) -> int:
    click.echo(f"{PROGRAM}: {message}", err=True)
    return RUN_FAILED


def _internal_error(error: Exception) -> int:
    if os.environ.get("RUSTBOUND_DEBUG"):
        traceback.print_exception(error)
    summary = " ".join(str(error).split()) or "no message"
    return _fail(
        f"internal error: {type(error).__name__}: {summary}\n"
        "This is a bug in rustbound: please report it with the command you ran. "
        "`rustbound --debug …` prints the traceback."
    )


def _output_closed() -> int:
    # What is still buffered would raise again when the interpreter shuts down.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OUTPUT_CLOSED
