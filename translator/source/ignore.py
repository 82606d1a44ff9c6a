"""Ignore files: `.gitignore`, `.ignore` and `.git/info/exclude`, with git's meaning.

The walk asks about each entry by itself, parents first, and never enters an ignored directory. So a
rule is about the entry it matches and not about what lies below it, as in git.
"""

import itertools
import os
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from translator.source.wildmatch import NeverMatchesError, wildmatch_regex

_WILD = re.compile(rb"[*?\[\\]")


class IgnoreFile(Struct, frozen=True):
    """The rules of one ignore file.

    `label`: how the ledger names it. `base`: the directory its patterns are relative to, as bytes, with a `/`
    at the end. `excludes`: for each group of `regex`, whether its match excludes or re-includes.
    """

    label: str
    base: bytes
    regex: re.Pattern[bytes]
    excludes: tuple[bool, ...]


def parse_ignore_file(content: bytes, base: bytes, label: str) -> IgnoreFile | None:
    """The rules in `content`, or None when it has none. Nothing in it is an error, as in git."""
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return _ignore_file([rule for line in lines if (rule := _rule(line))], base, label)


def ignore_globs(globs: Iterable[str], base: bytes, label: str) -> IgnoreFile | None:
    """As `parse_ignore_file`, for globs that are no lines of a file: no comments, no spaces to drop."""
    return _ignore_file([rule for glob in globs if (rule := _glob_rule(os.fsencode(glob)))], base, label)


def matches_something(glob: str) -> bool:
    """Whether a glob for `ignore_globs` can match at all."""
    return _glob_rule(os.fsencode(glob)) is not None


def _ignore_file(rules: Sequence[tuple[bool, bytes]], base: bytes, label: str) -> IgnoreFile | None:
    # The last rule that matches decides: reversed, that is the first alternative.
    groups = [
        (excludes, b"|".join(regex for _, regex in group))
        for excludes, group in itertools.groupby(reversed(rules), lambda rule: rule[0])
    ]
    if not groups:
        return None
    regex = re.compile(b"|".join(b"(" + group + b")" for _, group in groups), re.DOTALL)
    return IgnoreFile(label=label, base=base, regex=regex, excludes=tuple(excludes for excludes, _ in groups))


def ignored_by(files: Iterable[IgnoreFile], path: bytes, *, is_directory: bool) -> IgnoreFile | None:
    """The ignore file that excludes `path` (absolute, as bytes), or None.

    `files` are those in force, the strongest first; the first with a rule for the entry decides.
    """
    name = path[path.rfind(b"/") + 1 :]
    kind = b"\0d" if is_directory else b"\0f"
    for file in files:
        match = file.regex.match(name + kind + path[len(file.base) :])
        if match:
            return file if match.lastindex and file.excludes[match.lastindex - 1] else None
    return None


def excluded_by(files: Iterable[IgnoreFile], path: bytes, *, is_directory: bool) -> IgnoreFile | None:
    """As `ignored_by`, for rules that may be about another part of the file system."""
    return ignored_by((file for file in files if path.startswith(file.base)), path, is_directory=is_directory)


def leaves_out(file: IgnoreFile, path: bytes) -> bool:
    """Whether the rules of one file exclude the file `path` (absolute), or a directory that it lies in."""
    if not path.startswith(file.base):
        return False
    at = path.find(b"/", len(file.base))
    while at >= 0:
        if ignored_by((file,), path[:at], is_directory=True):
            return True
        at = path.find(b"/", at + 1)
    return ignored_by((file,), path, is_directory=False) is not None


def _rule(line: bytes) -> tuple[bool, bytes] | None:
    """(does it exclude, its regular expression over `name NUL kind path`) or None."""
    # To git a rule is a C string.
    line = line.partition(b"\0")[0]
    if line.startswith(b"#"):
        return None
    return _glob_rule(_without_trailing_spaces(line.removesuffix(b"\r")))


def _glob_rule(glob: bytes) -> tuple[bool, bytes] | None:
    """As `_rule`, when nothing around the glob is left."""
    excludes = not glob.startswith(b"!")
    glob = glob if excludes else glob[1:]
    only_directories = glob.endswith(b"/")
    glob = glob[:-1] if only_directories else glob
    kind = b"\\0d" if only_directories else b"\\0[df]"
    if not glob:
        return None
    try:
        regex = _path_regex(glob.removeprefix(b"/")) if b"/" in glob else wildmatch_regex(glob)
    except NeverMatchesError:
        return None
    # A pattern with a slash is about the path, one without about the name.
    return excludes, b"[^\\0]*" + kind + regex + b"\\Z" if b"/" in glob else regex + kind


def _path_regex(glob: bytes) -> bytes:
    """Git compares what stands before the first wildcard by itself: in `a**/b` the stars begin what is left.

    Raises NeverMatchesError.
    """
    literal = _WILD.split(glob, maxsplit=1)[0]
    rest = glob[len(literal) :]
    if rest == b"**" and literal[-1:] not in {b"", b"/"}:
        return re.escape(literal) + b".*"
    return re.escape(literal) + wildmatch_regex(rest)


def _without_trailing_spaces(line: bytes) -> bytes:
    """`line` without the spaces at its end, save those behind a backslash."""
    trimmed = line.rstrip(b" ")
    backslashes = len(trimmed) - len(trimmed.rstrip(b"\\"))
    if backslashes % 2 and len(trimmed) < len(line):
        return trimmed + b" "
    return trimmed
