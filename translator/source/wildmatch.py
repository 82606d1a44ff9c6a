"""Git's glob patterns as regular expressions over bytes, as git's own `wildmatch` reads them.

`*` and `?` stay within one path component and count bytes; `**` as a whole component crosses components.
Every `*` but the last of a component is atomic, so that no pattern in a hostile ignore file
makes the match slower than linear in the number of its stars.
"""

import itertools
import re
from collections.abc import Callable

_CLASSES: dict[bytes, Callable[[bytes], bool]] = {
    b"alnum": lambda c: c.isalnum(),
    b"alpha": lambda c: c.isalpha(),
    b"blank": lambda c: c in b" \t",
    b"cntrl": lambda c: c < b" " or c == b"\x7f",
    b"digit": lambda c: c.isdigit(),
    b"graph": lambda c: b"!" <= c <= b"~",
    b"lower": lambda c: c.islower(),
    b"print": lambda c: b" " <= c <= b"~",
    b"punct": lambda c: b"!" <= c <= b"~" and not c.isalnum(),
    b"space": lambda c: c in b" \t\n\v\f\r",
    b"upper": lambda c: c.isupper(),
    b"xdigit": lambda c: c in b"0123456789abcdefABCDEF",
}
_BYTES = [bytes([value]) for value in range(256)]
# NUL ends a name in the subject (see `translator.source.ignore`), and no file name holds one.
_BETWEEN_SLASHES = b"[^/\\0]"
_WILD = {b"*": b"", b"?": _BETWEEN_SLASHES}


class NeverMatchesError(ValueError):
    """Git takes the pattern but matches nothing with it: an open bracket, a trailing backslash."""


def wildmatch_regex(glob: bytes) -> bytes:
    """The regular expression of `glob`, for a whole name or, if it has slashes, a whole relative path."""
    groups: list[list[bytes]] = [[]]
    for component in _components(glob):
        if len(component) > 1 and not any(component):
            groups.append([])
        else:
            groups[-1].append(_component_regex(component))
    first, *rest = (b"/".join(group) for group in groups)
    if not rest:
        return first
    *middle, last = rest
    start = first + b"/" if groups[0] else b""
    # Between two `**` the leftmost place will do, as between two stars.
    crossing = b"".join(b"(?>(?:[^/]+/)*?" + group + b"/)" for group in middle if group)
    return start + crossing + (b"(?:.*/)?" + last if groups[-1] else b".+")


def _components(glob: bytes) -> list[list[bytes]]:
    """The path components, each a list of regular expressions of one byte; a star is an empty one."""
    components: list[list[bytes]] = [[]]
    at = 0
    while at < len(glob):
        character = glob[at : at + 1]
        if character == b"[":
            piece, at = _bracket(glob, at + 1)
            components[-1].append(piece)
            continue
        if character in _WILD:
            components[-1].append(_WILD[character])
            at += 1
            continue
        character, at = _escaped(glob, at)
        if character == b"/":
            components.append([])
        else:
            components[-1].append(re.escape(character))
    return components


def _component_regex(component: list[bytes]) -> bytes:
    """Stars cut a component into runs of fixed width."""
    runs = [b"".join(run) for is_star, run in itertools.groupby(component, lambda piece: not piece) if not is_star]
    if all(component):
        return b"".join(runs)
    first = runs.pop(0) if component[0] else b""
    last = runs.pop() if runs and component[-1] else b""
    skipped = b"".join(b"(?>" + _BETWEEN_SLASHES + b"*?" + run + b")" for run in runs)
    return first + skipped + _BETWEEN_SLASHES + b"*" + last


def _bracket(glob: bytes, at: int) -> tuple[bytes, int]:
    """The character class that begins behind `[` at `at`, and the offset behind its `]`."""
    negated = glob[at : at + 1] in {b"!", b"^"}
    at += negated
    members: set[bytes] = set()
    previous = b""
    begin = at
    while at == begin or glob[at : at + 1] != b"]":
        character = glob[at : at + 1]
        if not character:
            raise NeverMatchesError(glob)
        end = glob.find(b"]", at + 2)
        if character == b"-" and previous and glob[at + 1 : at + 2] not in {b"", b"]"}:
            last, at = _escaped(glob, at + 1)
            members.update(byte for byte in _BYTES if previous <= byte <= last)
            previous = b""
        elif character == b"[" and glob[at + 1 : at + 2] == b":" and end < 0:
            raise NeverMatchesError(glob)
        elif character == b"[" and glob[at + 1 : at + 2] == b":" and end > at + 2 and glob[end - 1 : end] == b":":
            member = _CLASSES.get(glob[at + 2 : end - 1])
            if member is None:
                raise NeverMatchesError(glob)
            members.update(byte for byte in _BYTES if byte.isascii() and member(byte))
            previous, at = b"", end + 1
        else:
            previous, at = _escaped(glob, at)
            members.add(previous)
    chosen = set(_BYTES) - members if negated else members
    return _class(chosen - {b"/", b"\0"}), at + 1


def _escaped(glob: bytes, at: int) -> tuple[bytes, int]:
    """The byte at `at`, or the one behind a backslash there, and the offset behind it."""
    at += glob[at : at + 1] == b"\\"
    character = glob[at : at + 1]
    if not character:
        raise NeverMatchesError(glob)
    return character, at + 1


def _class(members: set[bytes]) -> bytes:
    if not members:
        raise NeverMatchesError
    return b"[" + b"".join(b"\\x%02x" % ord(member) for member in sorted(members)) + b"]"
