"""`for` in its four forms."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.go import syntax
from translator.go.counted import counted
from translator.go.frame import Frame
from translator.go.infer import type_of
from translator.go.lowering import lower_block, lower_expression, lower_statement
from translator.go.meanings import require
from translator.ir.expressions import Literal, Name
from translator.ir.statements import Assign, Block, ForEach, Statement, While
from translator.ir.types import INT, Array, Channel, Known, List, Map, Optional, Pointer, Set, Type

_COUNTERS = frozenset({"i", "j", "idx", "index"})
_CHARACTERS = frozenset({"_", "r", "c", "ch", "char", "rune"})


def lower_for(node: Node, frame: Frame) -> list[Statement]:
    """A loop; one that counts up without touching its counter becomes a loop over a range."""
    label = frame.take_label()
    body = require(node, syntax.BODY)
    header = next((child for child in syntax.named(node) if child != body), None)
    outer = frame.loop, frame.breakable
    frame.forget_written(node)
    frame.loop, frame.breakable = node.start_byte, None
    try:
        if header is None:
            return [While(None, lower_block(body, frame), label=label)]
        if header.type == "range_clause":
            return [_range(header, body, label, frame)]
        if header.type == "for_clause":
            return _clause(header, body, label, frame)
        return [While(lower_expression(header, frame), lower_block(body, frame), label=label)]
    finally:
        frame.loop, frame.breakable = outer
        frame.forget_written(node)


def _range(clause: Node, body: Node, label: str, frame: Frame) -> Statement:
    iterable = lower_expression(require(clause, syntax.RIGHT), frame)
    left = clause.child_by_field_id(syntax.LEFT)
    places = syntax.named(left) if left else []
    of = type_of(iterable, frame)
    if isinstance(iterable, Literal) and iterable.kind == "int":
        of = INT
    mark = frame.mark()
    if places and not syntax.has_token(clause, ":="):
        written = [lower_expression(place, frame) for place in places]
        targets = [f"next_{syntax.text(place)}" if place.type == "identifier" else "next" for place in places]
        targets = ["_" if target == "next__" else target for target in targets]
        start: tuple[Statement, ...] = tuple(
            Assign((place,), (Name(target, kind="local"),))
            for place, target in zip(written, targets, strict=True)
            if target != "_"
        )
    else:
        targets = [syntax.text(place) for place in places]
        start = ()
        for target, element in zip(targets, element_types(of), strict=False):
            frame.declare(target, element, start=clause.end_byte)
        for target in targets[len(element_types(of)) :]:
            frame.declare(target, start=clause.end_byte)
    lowered = lower_block(body, frame)
    frame.leave(mark)
    kind, names = _kind(of, targets)
    if kind == "unknown":
        kind = _by_custom(targets, syntax.text(require(clause, syntax.RIGHT)), body)
    return ForEach(names, iterable, (*start, *lowered), kind, label=label, by_value=True)


def _kind(of: Type, targets: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What the loop goes over, and the targets that matter for it."""
    names = tuple(targets)
    of = of.to if isinstance(of, Pointer) else of.of if isinstance(of, Optional) else of
    match of:
        case Channel():
            return "channel", names
        case Known("int"):
            return "range", names
        case Known("string"):
            return "text", names
        case Map():
            if len(names) == 2:
                return ("key", names[:1]) if names[1] == "_" else ("entry", names)
            return "key", names
        case Set():
            return "value", names[:1]
        case List() | Array() | Known("bytes"):
            if len(names) == 2 and names[0] == "_":
                return "value", names[1:]
            if len(names) == 2 and names[1] != "_":
                return "pair", names
            return "index", names[:1]
    return "unknown", names


def _by_custom(targets: Sequence[str], iterable: str, body: Node) -> str:
    """What names tell where types do not: `i` counts, and what is indexed with it is a sequence."""
    if len(targets) == 2 and targets[0] in _COUNTERS and targets[1] not in _CHARACTERS:
        return "pair" if targets[1] != "_" else "unknown"
    if len(targets) == 1 and targets[0] in _COUNTERS and f"{iterable}[{targets[0]}]" in syntax.text(body):
        return "index"
    return "unknown"


def element_types(of: Type) -> tuple[Type, ...]:
    """The types of the loop's targets."""
    match of:
        case Channel(of=element):
            return (element,)
        case Known("int"):
            return (INT,)
        case Known("string"):
            return (INT, Known("rune"))
        case Known("bytes"):
            return (INT, Known("byte"))
        case Map(key=key, value=value):
            return (key, value)
        case Set(of=key):
            return (key,)
        case List(of=element) | Array(of=element):
            return (INT, element)
        case Pointer(to=Array(of=element)):
            return (INT, element)
    return ()


def _clause(clause: Node, body: Node, label: str, frame: Frame) -> list[Statement]:
    initializer = clause.child_by_field_id(syntax.INITIALIZER)
    condition = clause.child_by_field_id(syntax.CONDITION)
    update = clause.child_by_field_id(syntax.UPDATE)
    mark = frame.mark()
    start = lower_statement(initializer, frame) if initializer else []
    found = counted(initializer, condition, update, body, frame)
    if found is not None:
        name, iterable = found
        loop: list[Statement] = [ForEach((name,), iterable, lower_block(body, frame), "range", label=label)]
    else:
        test = lower_expression(condition, frame) if condition else None
        lowered = lower_block(body, frame)
        step = tuple(lower_statement(update, frame)) if update else ()
        loop = [While(test, lowered, step, label=label)]
        loop = [Block((*start, *loop))] if start else loop
    frame.leave(mark)
    return loop
