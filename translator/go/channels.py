"""How code uses its channels: what it sends on, receives from and closes."""

from __future__ import annotations

import itertools
import re
from typing import Final

from msgspec.structs import replace
from tree_sitter import Node, Query, QueryCursor

from translator.go import syntax
from translator.go.names import FileNames
from translator.ir.declarations import ChannelUses
from translator.ir.types import BOOL, UNIT, Channel, Known, Optional, Type

_SOURCE: Final = """
    (send_statement channel: ({kind}) @send)
    (unary_expression operator: "<-" operand: ({kind}) @receive)
    (range_clause right: ({kind}) @receive)
    ((call_expression function: (identifier) @function arguments: (argument_list . ({kind}) @close .))
     (#eq? @function "close"))
"""
_NIL: Final = """
    (assignment_statement left: (expression_list . (identifier) @nil .) right: (expression_list . (nil) .))
    (binary_expression left: (identifier) @nil right: (nil))
"""
_NAMES: Final = Query(syntax.LANGUAGE, _SOURCE.format(kind="identifier") + _NIL)
_SENT: Final = Query(syntax.LANGUAGE, "(send_statement value: (identifier) @value)")
_FIELDS: Final = Query(syntax.LANGUAGE, _SOURCE.format(kind="selector_expression"))
_USES: Final = ("send", "receive", "close")
_SIGNAL: Final = re.compile(
    r"(?i)stop|done|quit|exit|shutdown|cancel|abort|finish|(close|closed|closing|term)(ch|chan|c)?$"
)
_TIME: Final = Known("datetime")
NONE: Final[frozenset[str]] = frozenset()


def refined(of: Channel, name: str, start: int, function: Node, names: FileNames, *, made: bool = False) -> Type:
    """The channel that a name stands for, with the ends that the function uses; optional where it may be nil.

    `start`: where the name's scope begins. `made`: it was made here, so that both ends are at hand.
    """
    uses = uses_of(name, start, function, names)
    of = by_name(of, name)
    if of.direction == "both":
        of = replace(of, direction=_direction(of.of, name, uses, made=made))
    return optional(of) if "nil" in uses and not made else of


def optional(of: Channel) -> Optional:
    """A channel that may be nil; one of points in time is a timer that is not always set."""
    return Optional(Known("timer") if of.direction == "receive" and of.of == _TIME else of)


def by_name(of: Channel, name: str) -> Channel:
    """A channel that can only be received from, carries nothing and is called after an end is a signal."""
    return replace(of, direction="signal") if of.direction == "receive" and is_signal(of, name) else of


def is_signal(of: Channel, name: str) -> bool:
    """Whether a channel carries nothing and bears the name of something that ends."""
    return of.of == UNIT and _SIGNAL.search(name) is not None


def _direction(of: Type, name: str, uses: frozenset[str], *, made: bool) -> str:
    if "send" not in uses and (_says_nothing(of, uses) or (of == UNIT and _SIGNAL.search(name))):
        return "signal"
    sends, receives = bool(uses & {"send", "close"}), "receive" in uses
    if made or (sends and receives):
        return "split"
    return "send" if sends else "receive" if receives else "both"


def _says_nothing(of: Type, uses: frozenset[str]) -> bool:
    """Whether a channel that nothing is sent on is closed, so that those who wait go on."""
    return of in {UNIT, BOOL} and "close" in uses


def uses_of(name: str, start: int | None, function: Node, names: FileNames) -> frozenset[str]:
    """What a function does with the channel whose scope begins there; `nil`: it sets it to nil, or asks for it."""
    known: dict[int, dict[str, list[tuple[str, int]]]] = names.answers.setdefault("channels", {})
    found = known.get(function.start_byte)
    if found is None:
        found = known[function.start_byte] = {}
        captures = QueryCursor(_NAMES).captures(function)
        for use in (*_USES, "nil"):
            for node in captures.get(use, ()):
                found.setdefault(syntax.text(node), []).append((use, node.start_byte))
    if name not in found:
        return NONE
    occurrences = names.occurrences(name, function)
    return frozenset(use for use, at in found[name] if occurrences.owner(at) == start)


def is_given_away(name: str, function: Node, names: FileNames) -> bool:
    """Whether a function sends this parameter on a channel, once, and does not name it afterwards."""
    body = function.child_by_field_id(syntax.BODY)
    if body is None or names.source.find(b"<-", body.start_byte, body.end_byte) < 0:
        return False
    sends = [
        one for one in _sent(names).get(name, ()) if body.start_byte <= one.start_byte and one.end_byte <= body.end_byte
    ]
    if len(sends) != 1:
        return False
    around = list(itertools.takewhile(lambda node: node != body, syntax.ancestors(sends[0])))
    if any(node.type == "for_statement" for node in around):
        return False
    occurrences = names.occurrences(name, function)
    return occurrences.owner(sends[0].start_byte) == body.start_byte and sends[0].start_byte == max(
        occurrences.mentions
    )


def _sent(names: FileNames) -> dict[str, list[Node]]:
    """The names that the file sends on channels, by their text."""
    found: dict[str, list[Node]] | None = names.answers.get("sent")
    if found is None:
        found = names.answers["sent"] = {}
        for node in QueryCursor(_SENT).captures(names.root).get("value", ()):
            found.setdefault(syntax.text(node), []).append(node)
    return found


def returned(function: Node, position: int, of: Channel, called: str, names: FileNames) -> Channel:
    """The end of a channel that a function called so gives back: it keeps the one it uses."""
    uses = _uses_of_returned(function, position, names)
    if of.direction == "receive":
        return of if "send" in uses else by_name(of, called)
    if of.direction != "both" or not uses:
        return of
    return replace(of, direction="send" if "receive" in uses and "send" not in uses else "receive")


def _uses_of_returned(function: Node, position: int, names: FileNames) -> frozenset[str]:
    """What a function does with the channel that it returns under a name."""
    body = function.child_by_field_id(syntax.BODY)
    for node in _returns(body) if body is not None else ():
        values = [value for child in syntax.named(node) for value in syntax.named(child)]
        if position < len(values) and values[position].type == "identifier":
            name = syntax.text(values[position])
            owner = names.occurrences(name, function).owner(values[position].start_byte)
            return uses_of(name, owner, function, names)
    return NONE


def _returns(body: Node) -> list[Node]:
    """The `return` statements of a body, those of literals left out."""
    found, waiting = [], [body]
    while waiting:
        node = waiting.pop()
        if node.type == "return_statement":
            found.append(node)
        elif node.type not in syntax.CALLABLE_KINDS:
            waiting.extend(node.named_children)
    return found


def uses_of_fields(names: FileNames) -> ChannelUses | None:
    """What the file does with channels that are fields of anything, by the fields' names."""
    if b"<-" not in names.source and b"close(" not in names.source:
        return None
    captures = QueryCursor(_FIELDS).captures(names.root)
    found = [frozenset(_field(node) for node in captures.get(use, ())) for use in _USES]
    return ChannelUses(*(tuple(sorted(fields)) for fields in found)) if any(found) else None


def _field(node: Node) -> str:
    field, operand = node.child_by_field_id(syntax.FIELD), node.child_by_field_id(syntax.OPERAND)
    name = syntax.text(field) if field is not None else ""
    method = next((around for around in syntax.ancestors(node) if around.type == "method_declaration"), None)
    receiver = method.child_by_field_id(syntax.RECEIVER) if method is not None else None
    if method is None or receiver is None or operand is None or operand.type != "identifier":
        return f".{name}"
    own = next((one.child_by_field_id(syntax.NAME) for one in syntax.named(receiver)), None)
    return f"{syntax.receiver_type(method) if own is not None and own.text == operand.text else ''}.{name}"
