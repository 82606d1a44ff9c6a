"""Walk a directory: source files, and what was left out and why."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from translator.source.files import Candidate, Kind, Skipped
from translator.source.ignore import IgnoreFile, excluded_by, ignored_by
from translator.source.language import language_of_name, language_of_script
from translator.source.paths import relative_path
from translator.source.rules import rules_above, rules_inside
from translator.source.vendored import is_environment, is_tools, is_vendored


def walk(root: str, start: str, exclude: tuple[IgnoreFile, ...] = ()) -> Iterator[Candidate | Skipped]:
    """Everything at and below the directory `start`, with paths relative to `root`; both absolute.

    `exclude`: what to leave out besides, the strongest first.
    Symbolic links are not followed: a target inside is found under its own name, one outside is
    not part of the project.
    """
    waiting = [(start, rules_above(Path(start), root))]
    while waiting:
        directory, rules = waiting.pop()
        try:
            with os.scandir(directory) as scanned:
                entries = {entry.name: entry for entry in scanned}
        except OSError as error:
            yield _skipped_directory(root, directory, "failed", f"unreadable: {error.strerror}")
            continue
        if directory != start and is_environment(entries):
            yield _skipped_directory(root, directory, "vendored", "virtual environment")
            continue
        rules = rules_inside(rules, Path(directory), entries, root)
        ignore_files = rules.in_order()
        for entry in entries.values():
            if not entry.is_dir(follow_symlinks=False):
                yield from _file(root, entry, ignore_files, exclude)
            elif not is_tools(entry.name):
                left_out = _left_out(root, entry, ignore_files, exclude)
                if left_out:
                    yield left_out
                else:
                    waiting.append((entry.path, rules))


def ruled_out(
    path: str, ignore_files: tuple[IgnoreFile, ...], exclude: tuple[IgnoreFile, ...], *, is_directory: bool
) -> tuple[Kind, str] | None:
    """Which kind of rule leaves an entry out, and why in words; None when none does."""
    excluding = excluded_by(exclude, os.fsencode(path), is_directory=is_directory) if exclude else None
    if excluding:
        return "excluded", f"excluded by {excluding.label}"
    ignoring = ignored_by(ignore_files, os.fsencode(path), is_directory=is_directory) if ignore_files else None
    return ("ignored", f"ignored by {ignoring.label}") if ignoring else None


def _left_out(
    root: str, entry: os.DirEntry[str], ignore_files: tuple[IgnoreFile, ...], exclude: tuple[IgnoreFile, ...]
) -> Skipped | None:
    """Why a directory is not entered, or None when it is."""
    rule = ruled_out(entry.path, ignore_files, exclude, is_directory=True)
    if is_vendored(entry.name) and not (rule and rule[0] == "excluded"):
        return _skipped_directory(root, entry.path, "vendored", "vendored directory", _count_sources(entry.path))
    return _skipped_directory(root, entry.path, *rule) if rule else None


def _file(
    root: str, entry: os.DirEntry[str], ignore_files: tuple[IgnoreFile, ...], exclude: tuple[IgnoreFile, ...]
) -> Iterator[Candidate | Skipped]:
    """A source file or why it is none of ours; nothing for any other file."""
    language = language_of_name(entry.name) or _language_of_script(entry)
    is_link = entry.is_symlink()
    if not language and not (is_link and _is_directory(entry)):
        return
    path = relative_path(root, entry.path)
    rule = ruled_out(entry.path, ignore_files, exclude, is_directory=False)
    if rule:
        yield Skipped(path, *rule, language)
    elif is_link:
        yield Skipped(path, "link", "symbolic link", language)
    elif not entry.is_file(follow_symlinks=False):
        yield Skipped(path, "failed", "not a regular file", language)
    else:
        yield Candidate(path, entry.path, language)


def _language_of_script(entry: os.DirEntry[str]) -> str:
    """The language of an executable without a suffix, by its first line."""
    if "." in entry.name or not entry.is_file(follow_symlinks=False):
        return ""
    try:
        is_executable = entry.stat(follow_symlinks=False).st_mode & 0o111
    except OSError:
        return ""
    return language_of_script(entry.path) if is_executable else ""


def _is_directory(entry: os.DirEntry[str]) -> bool:
    """Whether a symbolic link leads to a directory; one that leads to itself does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _skipped_directory(root: str, path: str, kind: Kind, reason: str, files: int = 0) -> Skipped:
    return Skipped(relative_path(root, path) + "/", kind, reason, files=files)


def _count_sources(directory: str) -> int:
    """How many files by the suffixes of our languages lie below; what cannot be read counts as empty."""
    count = 0
    waiting = [directory]
    while waiting:
        # os.walk recurses before Python 3.12, and a tree may be deeper than that allows.
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    count += bool(language_of_name(entry.name))
    return count
