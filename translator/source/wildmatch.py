"""Git's glob patterns as regular expressions over bytes, as git's own `wildmatch` reads them.

`*` and `?` stay within one path component and count bytes; `**` as a whole component crosses components.
Every `*` but the last of a component is atomic, so that no pattern in a hostile ignore file
makes the match slower than linear in the number of its stars.
"""

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


class NeverMatchesError(ValueError):
    """Git takes the pattern but matches nothing with it: an open bracket, a trailing backslash."""


def name_regex(glob: bytes) -> bytes:
    """The regular expression of a pattern without slashes, for one file name."""
    return _component(glob)


def path_regex(glob: bytes) -> bytes:
    """The regular expression of a pattern with slashes, for a whole relative path."""
    groups: list[list[bytes]] = [[]]
    components = glob.split(b"/")
    for component in components:
        if len(component) > 1 and not component.strip(b"*"):
            groups.append([])
        else:
            groups[-1].append(_component(component))
    first, *rest = (b"/".join(group) for group in groups)
    if not rest:
        return first
    *middle, last = rest
    crossing = b"".join(b"(?>(?:[^/]+/)*?" + group + b"/)" for group in middle if group)
    start = first + b"/" if groups[0] else b""
    return start + crossing + (b"(?:.*/)?" + last if groups[-1] else b".+")


def _component(glob: bytes) -> bytes:
    """One path component: stars cut it into pieces of fixed width."""
    pieces: list[bytes] = [b""]
    at = 0
    while at < len(glob):
        character = glob[at : at + 1]
        if character == b"*":
            pieces.append(b"")
            at += 1
            continue
        if character == b"?":
            piece, at = _BETWEEN_SLASHES, at + 1
        elif character == b"[":
            piece, at = _bracket(glob, at + 1)
        elif character == b"\\":
            escaped = glob[at + 1 : at + 2]
            if not escaped:
                raise NeverMatchesError(glob)
            piece, at = re.escape(escaped), at + 2
        else:
            piece, at = re.escape(character), at + 1
        pieces[-1] += piece
    first, *rest = pieces
    if not rest:
        return first
    *middle, last = rest
    skipped = b"".join(b"(?>" + _BETWEEN_SLASHES + b"*?" + piece + b")" for piece in middle if piece)
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
