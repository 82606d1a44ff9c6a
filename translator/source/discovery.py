"""Find the files to survey."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from translator.errors import RunFailedError
from translator.source.files import Candidate, Skipped
from translator.source.ignore import IgnoreFile
from translator.source.language import language_of_name, language_of_script
from translator.source.paths import relative_path, scan_root
from translator.source.walking import walk

NO_LANGUAGE = "not in a language rustbound reads"
"""Why a file that was given by name is not read."""


class Discovery(Struct, frozen=True):
    """What was found, each sorted by path. `root`: the directory that paths are relative to, absolute."""

    root: Path
    files: tuple[Candidate, ...]
    skipped: tuple[Skipped, ...]


def discover(
    paths: Sequence[str | Path] = (".",),
    exclude: tuple[IgnoreFile, ...] = (),
    *,
    force: bool = False,
    root_of: Callable[[Sequence[Path]], Path] = scan_root,
) -> Discovery:
    """Find the source files at and below `paths`.

    `exclude`: what a walk leaves out besides, the strongest rules first. A file given by name is found even where a
    walk would skip it: excluded, ignored, vendored, generated, a symbolic link; unless `force`, then nothing is.
    `root_of`: absolute paths -> the directory that reported paths are relative to.
    Raises `RunFailedError` for a path that does not exist.
    """
    locations = [_existing(path) for path in paths]
    root = root_of(locations)
    left_out = _left_out(locations, root, exclude) if force else {}
    found = [
        entry
        for location in locations
        for entry in left_out.get(location) or _find(str(root), location, exclude, named=not force)
    ]
    # By location, the last one counts: a file found on a walk and given by name was given by name.
    files = {entry.location: entry for entry in sorted(_candidates(found), key=lambda entry: entry.named)}
    named = {entry.path for entry in files.values()}
    skipped = {entry for entry in found if isinstance(entry, Skipped) and entry.path not in named}
    return Discovery(
        root=root,
        files=tuple(sorted(files.values(), key=lambda entry: entry.path)),
        skipped=tuple(sorted(skipped, key=lambda entry: entry.path)),
    )


def in_languages(discovery: Discovery, languages: Sequence[str]) -> Discovery:
    """What was found in these languages; in all of them when none is named."""
    if not languages:
        return discovery
    files = tuple(file for file in discovery.files if file.language in languages)
    skipped = tuple(entry for entry in discovery.skipped if not entry.language or entry.language in languages)
    return Discovery(discovery.root, files, skipped)


def _left_out(locations: Sequence[Path], root: Path, exclude: tuple[IgnoreFile, ...]) -> dict[Path, list[Skipped]]:
    """The paths that a walk would not come to."""
    # Hooks need it, and nobody else.
    from translator.source.named import Seen, why_left_out

    seen: Seen = {}
    found = {}
    for location in locations:
        reason = why_left_out(location, root, exclude, seen)
        if reason:
            path = relative_path(str(root), str(location))
            is_directory = location.is_dir()
            language = "" if is_directory else language_of_name(location.name)
            found[location] = [Skipped(f"{path}/" if is_directory else path, *reason, language)]
    return found


def _existing(path: str | Path) -> Path:
    location = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        location.stat()
    except FileNotFoundError as error:
        raise RunFailedError(f"{path}: no such file or directory") from error
    except OSError as error:
        raise RunFailedError(f"{path}: {error.strerror}") from error
    return location


def _find(root: str, location: Path, exclude: tuple[IgnoreFile, ...], *, named: bool) -> Iterator[Candidate | Skipped]:
    if location.is_dir():
        yield from walk(root, str(location), exclude)
        return
    path = relative_path(root, str(location))
    language = language_of_name(location.name) or language_of_script(str(location))
    if language:
        yield Candidate(path, str(location), language, named)
    else:
        yield Skipped(path, "failed", NO_LANGUAGE)


def _candidates(found: Iterable[Candidate | Skipped]) -> Iterator[Candidate]:
    return (entry for entry in found if isinstance(entry, Candidate))
