"""Whatever happens becomes an exit code.

0: done. 1: findings, and only that. 2: the run failed. 130: interrupted. 141: the reader of our output went away.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable

from translator.errors import RunFailedError

PROGRAM = "rustbound"

FINDINGS = 1
RUN_FAILED = 2
INTERRUPTED = 130
OUTPUT_CLOSED = 141


def guarded(action: Callable[[], int]) -> int:
    """Do what answers an exit code; never raises."""
    _print_any_text()
    try:
        code = action()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _output_closed()
    except RunFailedError as error:
        return _fail(str(error))
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _internal_error(error)
    return code


def _print_any_text() -> None:
    """Let file names and source that the terminal's encoding lacks print as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _fail(message: str) -> int:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{PROGRAM}: {message}\n")
        sys.stderr.flush()
    return RUN_FAILED


def _internal_error(error: Exception) -> int:
    if os.environ.get("RUSTBOUND_DEBUG"):
        import traceback

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
