"""Whatever happens becomes an exit code.

0: done. 1: findings, and only that. 2: the run failed. 130: interrupted. 141: the reader of our output went away.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable
from typing import TextIO

from translator.errors import RunFailedError

PROGRAM = "rustbound"

FINDINGS = 1
RUN_FAILED = 2
INTERRUPTED = 130
OUTPUT_CLOSED = 141


def guarded(action: Callable[[], int]) -> int:
    """Do what answers an exit code; never raises."""
    _open_streams()
    try:
        code = action()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget(sys.stdout)
        return OUTPUT_CLOSED
    except RunFailedError as error:
        return _fail(str(error))
    except OSError as error:
        return _system_error(error)
    except Exception as error:  # noqa: BLE001 - the last line of defence
        return _internal_error(error)
    return code


def tell(text: str) -> None:
    """Write to standard error. Where nobody can read it, that changes nothing."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        _forget(sys.stderr)


def _open_streams() -> None:
    """Let each stream be there, and print file names and source that its encoding lacks as escapes."""
    for descriptor, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            # Closed by who called us. Left so, the next file that is opened would take its place.
            with contextlib.suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)
                os.dup2(opened, descriptor)
                if opened != descriptor:
                    os.close(opened)
            setattr(sys, name, open(descriptor, "w" if descriptor else "r", encoding="utf-8", closefd=False))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper) and descriptor:
            stream.reconfigure(errors="backslashreplace")


def _forget(stream: TextIO) -> None:
    # What is still buffered would raise again when the interpreter shuts down.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail(message: str) -> int:
    from translator.report.visible import visible

    # Names of files and words of settings stand in it.
    tell(f"{PROGRAM}: {visible(message)}\n")
    return RUN_FAILED


def _system_error(error: OSError) -> int:
    if error.filename is None:
        # Files that we write are told by name where they are written: this is what the caller connected us with.
        _forget(sys.stdout)
    return _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


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
