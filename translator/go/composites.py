"""Composite literals: structs, lists, maps, sets."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.file_types import underlying
from translator.go.frame import DEEPEST, Frame, LoweringError
from translator.go.lowering import lower_expression
from translator.go.meanings import require
from translator.go.types import lower_type
from translator.ir.expressions import Construct, Expression, FieldValue, ListLiteral, MapLiteral, Opaque
from translator.ir.types import UNIT, UNKNOWN, Array, Known, List, Map, Named, Pointer, Set, Type


def lower_composite(node: Node, frame: Frame) -> Expression:
    """`T{…}`, `[]T{…}`, `map[K]V{…}`; raises `LoweringError` for keyed lists."""
    of = lower_type(require(node, syntax.TYPE), frame.names, frame.variables)
    return _literal(of, require(node, syntax.BODY), frame)


def _literal(of: Type, body: Node, frame: Frame) -> Expression:
    elements = syntax.named(body)
    shape = _shape(of, frame)
    match shape:
        case List() | Array() | Known("bytes"):
            return _list(shape, elements, frame)
        case Set(of=key):
            return ListLiteral(tuple(_value(_sides(element)[0], key, frame) for element in elements), "set", key)
        case Map():
            return MapLiteral(tuple(_entry(element, shape, frame) for element in elements), of)
        case _ if of == UNIT:
            return ListLiteral((), "tuple")
    if _is_map(elements):
        unknown = Map(UNKNOWN, UNKNOWN)
        return MapLiteral(tuple(_entry(element, unknown, frame) for element in elements), of)
    return Construct(of, tuple(_field(element, frame) for element in elements))


def _shape(of: Type, frame: Frame) -> Type:
    """The type behind a name, where the file declares it as a list or map."""
    if isinstance(of, Named) and not of.package:
        behind = underlying(of.name, frame.names)
        if behind is not None and behind.type in {"slice_type", "map_type", "array_type"}:
            return lower_type(behind, frame.names, frame.variables)
    return of


def _is_map(elements: list[Node]) -> bool:
    """Whether keys show that a type nobody here knows is a map: fields are never literals or members."""
    keys = [_sides(element)[0] for element in elements if element.type == "keyed_element"]
    return any(key.type not in {"identifier", "ERROR"} for key in keys)


def _list(of: Type, elements: list[Node], frame: Frame) -> Expression:
    if any(element.type == "keyed_element" for element in elements):
        raise LoweringError("a list with keys")
    inner = of.of if isinstance(of, List | Array) else Known("byte")
    items = tuple(_value(_content(element), inner, frame) for element in elements)
    return ListLiteral(items, "array" if isinstance(of, Array) else "list", inner)


def _entry(element: Node, of: Map, frame: Frame) -> tuple[Expression, Expression]:
    key, value = _sides(element)
    return _value(key, of.key, frame), _value(value, of.value, frame)


def _field(element: Node, frame: Frame) -> FieldValue:
    if element.type != "keyed_element":
        return FieldValue("", _value(_content(element), UNKNOWN, frame))
    key, value = _sides(element)
    return FieldValue(syntax.text(key), _value(value, UNKNOWN, frame))


def _sides(element: Node) -> tuple[Node, Node]:
    if element.type != "keyed_element":
        raise LoweringError("a map entry without a key")
    return _content(require(element, syntax.KEY)), _content(require(element, syntax.VALUE))


def _content(element: Node) -> Node:
    parts = syntax.named(element)
    if element.type != "literal_element" or len(parts) != 1:
        raise LoweringError("syntax error")
    return parts[0]


def _value(node: Node, of: Type, frame: Frame) -> Expression:
    """A value of a known type: `{…}` stands for a literal of that type, or for a pointer to one."""
    if node.type != "literal_value":
        return lower_expression(node, frame)
    if frame.depth >= DEEPEST:
        return Opaque(syntax.text(node), "nested too deeply")
    frame.depth += 1
    try:
        if isinstance(of, Pointer):
            inner = _literal(of.to, node, frame)
            return Construct(inner.type, inner.fields, pointer=True) if isinstance(inner, Construct) else inner
        return _literal(of, node, frame)
    finally:
        frame.depth -= 1
