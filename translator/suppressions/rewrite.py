"""Change a source file whole or not at all, in its own encoding."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from translator.source.decoding import Decoded
from translator.source.language import LANGUAGES
from translator.source.opening import UnreadableError, read_regular_file
from translator.source.reading import LARGEST_FILE

Change = Callable[[bytes], bytes]
"""From the source as UTF-8 to what it becomes; raises ValueError where it cannot."""


class NotRewrittenError(Exception):
    """The file is as it was; the message says why and names no path."""


def rewrite(location: str, language: str, change: Change, *, write: bool = True) -> bool:
    """Puts what `change` makes of the source (UTF-8, no mark) into the file; False when that is the same.

    Without `write` it only finds out whether it could.

    Encoding, byte order mark, permissions and links stay. Raises NotRewrittenError, also for a ValueError of `change`
    and for a file that was written to meanwhile.
    """
    target = os.path.realpath(location)
    before, status = _read(target)
    decoded = LANGUAGES[language].decode(before)
    if decoded.problem or _encode(decoded, decoded.source) != before:
        problem = decoded.problem or f"what its encoding {decoded.encoding} says cannot be written again"
        raise NotRewrittenError(f"{problem}: mend its encoding")
    try:
        changed = change(decoded.source)
    except ValueError as error:
        raise NotRewrittenError(str(error)) from error
    if changed == decoded.source:
        return False
    after = _encode(decoded, changed)
    if LANGUAGES[language].decode(after) != Decoded(changed, "", decoded.mark, decoded.encoding):
        raise NotRewrittenError("the comment would change how the file is read")
    if write:
        _replace(target, before, after, status)
    return True


def _read(target: str) -> tuple[bytes, os.stat_result]:
    try:
        status = os.stat(target)  # noqa: PTH116 - bytes of names that are no text stay what they are
        content = read_regular_file(target, LARGEST_FILE)
    except (OSError, ValueError, UnreadableError) as error:
        raise NotRewrittenError(getattr(error, "strerror", None) or str(error)) from error
    if not status.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise NotRewrittenError("it is read-only: make it writable")
    return content, status


def _encode(decoded: Decoded, source: bytes) -> bytes:
    if decoded.encoding == "utf-8":
        return decoded.mark + source
    try:
        return decoded.mark + source.decode().encode(decoded.encoding)
    except UnicodeEncodeError as error:
        letter = error.object[error.start : error.end]
        raise NotRewrittenError(f"its encoding {decoded.encoding} has no {letter!r}: write other words") from error


def _replace(target: str, before: bytes, after: bytes, status: os.stat_result) -> None:
    """Writes beside the file, then renames; what another program wrote meanwhile is never lost."""
    path = Path(target)
    beside = ""
    try:
        descriptor, beside = tempfile.mkstemp(prefix=".rustbound-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fchmod(file.fileno(), stat.S_IMODE(status.st_mode))
            with contextlib.suppress(OSError):
                os.fchown(file.fileno(), status.st_uid, status.st_gid)
            os.fsync(file.fileno())
        if _read(target)[0] != before:
            raise NotRewrittenError("it was written to meanwhile: try again")
        Path(beside).replace(target)
        beside = ""
    except OSError as error:
        raise NotRewrittenError(f"cannot be written: {error.strerror}") from error
    finally:
        if beside:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
