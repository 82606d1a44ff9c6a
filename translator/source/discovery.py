"""Find the files to survey."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from translator.errors import RunFailedError
from translator.source.files import Candidate, Skipped
from translator.source.language import language_of_name, language_of_script
from translator.source.paths import relative_path, scan_root
from translator.source.walking import walk


class Discovery(Struct, frozen=True):
    """What was found, each sorted by path. `root`: the directory that paths are relative to, absolute."""

    root: Path
    files: tuple[Candidate, ...]
    skipped: tuple[Skipped, ...]


def discover(paths: Sequence[str | Path] = (".",)) -> Discovery:
    """Find the source files at and below `paths`.

    A file given by name is found even where a walk would skip it: ignored, vendored, generated, a symbolic
    link. Raises `RunFailedError` for a path that does not exist.
    """
    locations = [_existing(path) for path in paths]
    root = scan_root(locations)
    found = [entry for location in locations for entry in _find(str(root), location)]
    # By location, the last one counts: a file found on a walk and given by name was given by name.
    files = {entry.location: entry for entry in sorted(_candidates(found), key=lambda entry: entry.named)}
    named = {entry.path for entry in files.values()}
    skipped = {entry for entry in found if isinstance(entry, Skipped) and entry.path not in named}
    return Discovery(
        root=root,
        files=tuple(sorted(files.values(), key=lambda entry: entry.path)),
        skipped=tuple(sorted(skipped, key=lambda entry: entry.path)),
    )


def _existing(path: str | Path) -> Path:
    location = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        location.stat()
    except FileNotFoundError as error:
        raise RunFailedError(f"{path}: no such file or directory") from error
    except OSError as error:
        raise RunFailedError(f"{path}: {error.strerror}") from error
    return location


def _find(root: str, location: Path) -> Iterator[Candidate | Skipped]:
    if location.is_dir():
        yield from walk(root, str(location))
        return
    path = relative_path(root, str(location))
    language = language_of_name(location.name) or language_of_script(str(location))
    if language:
        yield Candidate(path, str(location), language, named=True)
    else:
        yield Skipped(path, "failed", "not in a language rustbound reads")


def _candidates(found: Iterable[Candidate | Skipped]) -> Iterator[Candidate]:
    return (entry for entry in found if isinstance(entry, Candidate))
