"""`for` in its four forms."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.go import syntax
from translator.go.frame import Frame
from translator.go.infer import type_of
from translator.go.lowering import lower_block, lower_expression, lower_statement
from translator.go.meanings import require
from translator.ir.expressions import Binary, Expression, Literal, Name
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
    return ForEach(names, iterable, (*start, *lowered), kind, label=label)


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
    counted = _counted(initializer, condition, update, body, frame)
    if counted is not None:
        name, iterable = counted
        loop: list[Statement] = [ForEach((name,), iterable, lower_block(body, frame), "range", label=label)]
    else:
        test = lower_expression(condition, frame) if condition else None
        lowered = lower_block(body, frame)
        step = tuple(lower_statement(update, frame)) if update else ()
        loop = [While(test, lowered, step, label=label)]
        loop = [Block((*start, *loop))] if start else loop
    frame.leave(mark)
    return loop


def _counted(
    initializer: Node | None, condition: Node | None, update: Node | None, body: Node, frame: Frame
) -> tuple[str, Expression] | None:
    """The counter and the range of `for i := a; i < b; i++`, when the body leaves both alone."""
    if initializer is None or condition is None or update is None:
        return None
    if initializer.type != "short_var_declaration" or update.type != "inc_statement":
        return None
    names, values = (syntax.named(require(initializer, field)) for field in (syntax.LEFT, syntax.RIGHT))
    if len(names) != 1 or len(values) != 1 or condition.type != "binary_expression":
        return None
    name = syntax.text(names[0])
    operator, left, limit = (require(condition, field) for field in (syntax.OPERATOR, syntax.LEFT, syntax.RIGHT))
    counts = operator.type in {"<", "<="} and syntax.text(left) == name and syntax.text(update) == f"{name}++"
    if not counts or not _is_fixed(limit, body, frame):
        return None
    if any(body.start_byte <= at < body.end_byte for at in _written(name, initializer, frame)):
        return None
    low, high = lower_expression(values[0], frame), lower_expression(limit, frame)
    if operator.type == "<" and low == Literal("int", "0"):
        return name, high
    return name, Binary("..=" if operator.type == "<=" else "..", low, high)


def _written(name: str, initializer: Node, frame: Frame) -> list[int]:
    return [at for at in frame.writes_of(name) if frame.occurrences(name).owner(at) == initializer.end_byte]


def _is_fixed(limit: Node, body: Node, frame: Frame) -> bool:
    """Whether a limit stays what it is while the body runs: names, fields, `len` of them, that it does not write."""
    waiting = [limit]
    while waiting:
        part = waiting.pop()
        match part.type:
            case "int_literal" | "nil":
                continue
            case "identifier":
                name = syntax.text(part)
                if any(body.start_byte <= at < body.end_byte for at in frame.writes_of(name)):
                    return False
            case "call_expression":
                function = part.child_by_field_id(syntax.FUNCTION)
                arguments = part.child_by_field_id(syntax.ARGUMENTS)
                if function is None or arguments is None or syntax.text(function) not in {"len", "cap", "int"}:
                    return False
                waiting.extend(syntax.named(arguments))
            case "selector_expression":
                operand = part.child_by_field_id(syntax.OPERAND)
                waiting.extend([operand] if operand else [])
            case "binary_expression" | "parenthesized_expression" | "index_expression" | "unary_expression":
                waiting.extend(syntax.named(part))
            case _:
                return False
    return True
