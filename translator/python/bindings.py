"""Which names the statements of one scope bind, nested scopes apart."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from translator.python.imports import bound_by
from translator.python.syntax import DEFINITIONS, parts, text_of, unwrap


class Binding(NamedTuple):
    """One place where a name is bound.

    `kind`: `import def class parameter type_parameter assign augment for with except delete match declare`
    (`declare` is an annotation without value). `path` is an import's. `node`: the definition of `def` and `class`,
    the assignment of `assign`, else the name.
    """

    kind: str
    node: Node
    path: str = ""
    module: str = ""


class Bound(NamedTuple):
    """What one scope binds, and the names it hands to others by `global` and `nonlocal`."""

    table: dict[str, list[Binding]]
    of_module: set[str]
    of_parent: set[str]


Add = Callable[[str, Binding], None]


def bindings_of(
    kind: str, node: Node, unit: str, *, package: bool = False, offsets: Sequence[int] | None = None
) -> Bound:
    """The names bound in a scope; `kind` and `node` as in `scopes.Scope`. Names that `:=` binds are not among them.

    With `offsets`, ascending ones of bytes, only statements that have one of them are looked at.
    """
    bound = Bound({}, set(), set())

    def add(name: str, binding: Binding) -> None:
        bound.table.setdefault(name, []).append(binding)

    if kind == "types":
        for name, place in type_parameters(node):
            add(name, Binding("type_parameter", place))
    elif kind == "comprehension":
        for clause in node.children:
            if clause.type == "for_in_clause":
                _targets(clause.child_by_field_name("left"), "for", add)
    else:
        if kind == "function":
            for name, place in parameter_names(node):
                add(name, Binding("parameter", place))
        if node.type != "lambda":
            top = node if kind == "module" else node.child_by_field_name("body")
            _statements(top, bound, add, (unit, package), offsets)
    return bound


def parameter_names(function: Node) -> Iterator[tuple[str, Node]]:
    """The parameters of a function or lambda with their name nodes, in order."""
    parameters = function.child_by_field_name("parameters")
    for node in parts(parameters) if parameters is not None else ():
        place: Node | None = node
        if node.type in {"default_parameter", "typed_default_parameter"}:
            place = node.child_by_field_name("name")
        elif node.type == "typed_parameter":
            place = parts(node)[0]
        yield from names_in(place)


def type_parameters(node: Node) -> Iterator[tuple[str, Node]]:
    """The names that a `[T: Bound, *Ts, **P]` list declares."""
    for child in parts(node):
        place = child
        while place.type in {"type", "constrained_type", "splat_type"} and parts(place):
            place = parts(place)[0]
        if place.type == "identifier":
            yield text_of(place), place


def names_in(target: Node | None) -> Iterator[tuple[str, Node]]:
    """The identifiers that an assignment to `target` binds; attributes and items bind none."""
    waiting = [target] if target is not None else []
    while waiting:
        node = waiting.pop()
        if node.type == "identifier":
            yield text_of(node), node
        elif node.type in _PATTERNS:
            waiting += reversed(parts(node))


_PATTERNS = frozenset(
    "pattern_list tuple_pattern list_pattern list_splat_pattern dictionary_splat_pattern parenthesized_expression "
    "tuple list expression_list as_pattern_target list_splat".split()
)


def _targets(node: Node | None, kind: str, add: Add, statement: Node | None = None) -> None:
    for name, place in names_in(node):
        add(name, Binding(kind, statement or place))


def _statements(
    top: Node | None, bound: Bound, add: Add, where: tuple[str, bool], offsets: Sequence[int] | None
) -> None:
    waiting = [top] if top is not None else []
    while waiting:
        node = waiting.pop()
        kind = node.type
        if kind in DEFINITIONS and node != top:
            name = text_of(node.child_by_field_name("name"))
            add(name, Binding("def" if kind == "function_definition" else "class", node))
        elif kind in _CONTAINERS or node == top:
            _bind(node, bound, add, where)
            inner = node.children if offsets is None else _children_at(node, offsets)
            waiting += [child for child in reversed(inner) if child.is_named]
        elif kind in _BINDERS:
            _bind(node, bound, add, where)


def _children_at(node: Node, offsets: Sequence[int]) -> list[Node]:
    """The children that have one of the offsets in them, in order."""
    found: list[Node] = []
    for offset in offsets[bisect_left(offsets, node.start_byte) : bisect_left(offsets, node.end_byte)]:
        if found and offset < found[-1].end_byte:
            continue
        child = node.first_child_for_byte(offset)
        # Behind the last child there is a node without an id, and whoever asks that one for anything crashes.
        if child is not None and child.id:
            found.append(child)
    return found


def _bind(node: Node, bound: Bound, add: Add, where: tuple[str, bool]) -> None:
    match node.type:
        case "assignment":
            _assignment(node, add)
        case "augmented_assignment":
            _targets(node.child_by_field_name("left"), "augment", add, node)
        case "for_statement":
            _targets(node.child_by_field_name("left"), "for", add)
        case "with_item":
            _alias(node.child_by_field_name("value"), "with", add)
        case "except_clause":
            _handler(node, add)
        case "import_statement" | "import_from_statement" | "future_import_statement":
            for one in bound_by(node, where[0], package=where[1]):
                if one.name != "*":
                    add(one.name, Binding("import", one.node, one.path, one.module))
        case "delete_statement":
            for child in parts(node):
                _targets(child, "delete", add)
        case "global_statement":
            bound.of_module.update(text_of(child) for child in parts(node))
        case "nonlocal_statement":
            bound.of_parent.update(text_of(child) for child in parts(node))
        case "case_pattern":
            for name, place in captures(node):
                add(name, Binding("match", place))
        case "type_alias_statement":
            _alias_name(node, add)


_CONTAINERS = frozenset(
    "block if_statement elif_clause else_clause for_statement while_statement try_statement except_clause "
    "finally_clause with_statement with_clause match_statement case_clause decorated_definition "
    "expression_statement ERROR".split()
)

_BINDERS = frozenset(
    "assignment augmented_assignment with_item import_statement import_from_statement future_import_statement "
    "delete_statement global_statement nonlocal_statement case_pattern type_alias_statement".split()
)


def _assignment(node: Node, add: Add) -> None:
    step: Node | None = node
    while step is not None and step.type == "assignment":
        value = step.child_by_field_name("right")
        _targets(step.child_by_field_name("left"), "assign" if value is not None else "declare", add, node)
        step = value


def _alias(node: Node | None, kind: str, add: Add) -> None:
    if node is not None and node.type == "as_pattern":
        _targets(node.child_by_field_name("alias"), kind, add)


def _handler(node: Node, add: Add) -> None:
    values = node.children_by_field_name("value")
    if values:
        _alias(values[0], "except", add)
    if len(values) > 1:
        # Python 2: `except E, e`.
        _targets(values[1], "except", add)


def _alias_name(node: Node, add: Add) -> None:
    left = node.child_by_field_name("left")
    name = unwrap(left) if left is not None else None
    if name is not None and name.type == "generic_type":
        name = name.children[0]
    if name is not None and name.type == "identifier":
        add(text_of(name), Binding("assign", node))


def captures(pattern: Node) -> Iterator[tuple[str, Node]]:
    """The names that a `case` pattern binds."""
    waiting = [pattern]
    while waiting:
        node = waiting.pop()
        children = parts(node)
        if node.type == "identifier" or (node.type == "dotted_name" and len(children) == 1):
            if text_of(node) != "_":
                yield text_of(node), node
        elif node.type == "class_pattern":
            waiting += [child for child in reversed(children) if child.type != "dotted_name"]
        elif node.type == "keyword_pattern":
            waiting += reversed(children[1:])
        elif node.type != "dotted_name":
            waiting += reversed(children)
