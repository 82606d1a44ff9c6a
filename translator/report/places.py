"""Where files are for those who read a report elsewhere: relative to the top of the repository."""

from __future__ import annotations

import os
import re
from pathlib import Path

from msgspec import Struct

_ESCAPED_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


class Places(Struct, frozen=True):
    """Both absolute. `root`: what paths in findings are relative to. `top`: the top of the repository."""

    root: str = "/"
    top: str = "/"


def places_of(root: Path) -> Places:
    """The places for findings whose paths are relative to `root`.

    The top is that of the repository the user stands in, if `root` is in it; else that of the repository `root` is in;
    where `root` holds several it is that of the user's again, and without any repository it is `root`.
    """
    here = _top_of(Path.cwd())
    if here is not None and root.is_relative_to(here):
        return Places(str(root), str(here))
    return Places(str(root), str(_top_of(root) or here or root))


def _top_of(directory: Path) -> Path | None:
    # In a linked work tree and in a submodule `.git` is a file.
    return next((above for above in (directory, *directory.parents) if (above / ".git").exists()), None)


def repository_path(places: Places, path: str) -> str:
    """The path of a finding relative to the top, with `/`, printable; it begins with `../` when it is outside."""
    if places.root == places.top and not path.startswith(".."):
        return path
    return os.path.relpath(os.path.join(places.root, path), places.top).replace(os.sep, "/")  # noqa: PTH118


def is_outside(path: str) -> bool:
    """Whether a path that `repository_path` answered is outside the repository."""
    return path == ".." or path.startswith("../")


def location_of(places: Places, path: str) -> str:
    r"""Where the operating system finds the file of a finding. `\xff` in its path is that byte, or part of its name."""
    plain = os.path.join(places.root, path)  # noqa: PTH118 - many paths, and some are no text
    if "\\x" in path and not os.path.lexists(plain):
        raw = _ESCAPED_BYTE.sub(lambda match: bytes.fromhex(match[1].decode()), path.encode())
        plain = os.path.join(places.root, os.fsdecode(raw))  # noqa: PTH118
    return os.path.normpath(plain)


def uri_of(places: Places, path: str) -> str:
    """A URI reference: relative to the top, percent-encoded; absolute for a file outside the repository."""
    from urllib.parse import quote

    location = location_of(places, path)
    relative = os.path.relpath(location, places.top).replace(os.sep, "/")
    return quote(os.fsencode(relative)) if not is_outside(relative) else directory_uri(location).rstrip("/")


def directory_uri(directory: str) -> str:
    """The absolute URI of a directory, with a slash at its end."""
    from urllib.parse import quote

    return f"file://{quote(os.fsencode(directory.replace(os.sep, '/').rstrip('/')))}/"
