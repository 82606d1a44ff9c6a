"""What a function writes: variables assigned again, and what is changed through a name."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from tree_sitter import Node, Query, QueryCursor

from translator.go import syntax
from translator.go.names import FileNames

_QUERY: Final = Query(
    syntax.LANGUAGE,
    """
    (assignment_statement left: (expression_list (_) @place))
    (inc_statement (_) @place)
    (dec_statement (_) @place)
    (range_clause left: (expression_list (_) @place) "=")
    (receive_statement left: (expression_list (_) @place) "=")
    (unary_expression operator: "&" operand: (_) @place)
    (call_expression
      function: (identifier) @changer (#any-of? @changer "delete" "clear" "copy")
      arguments: (argument_list . (_) @place))
    """,
)
_STEPS: Final = {
    "selector_expression": syntax.OPERAND,
    "index_expression": syntax.OPERAND,
    "slice_expression": syntax.OPERAND,
    "type_assertion_expression": syntax.OPERAND,
    "unary_expression": syntax.OPERAND,
}


class Write(NamedTuple):
    """A write rooted at a name: at byte `at`; `direct` when the name itself is assigned, `address` for `&name`.

    `own`: one of its fields is assigned whole.
    """

    name: str
    at: int
    direct: bool
    address: bool
    own: bool = False


def writes_in(function: Node, names: FileNames) -> dict[str, list[Write]]:
    """Every write in a function by name, in source order, closures included."""
    known: dict[int, dict[str, list[Write]]] = names.answers.setdefault("writes", {})
    found = known.get(function.start_byte)
    if found is None:
        found = known[function.start_byte] = {}
        for write in _written_between(function.start_byte, function.end_byte, names):
            found.setdefault(write.name, []).append(write)
    return found


def _written_between(start: int, end: int, names: FileNames) -> list[Write]:
    """The file's writes are looked up once: a query of its own for each function costs more than all of them."""
    writes: list[Write] | None = names.answers.get("all writes")
    if writes is None:
        places = QueryCursor(_QUERY).captures(names.root).get("place", ())
        found = (write for place in places if (write := _write(place)) is not None)
        writes = names.answers["all writes"] = sorted(found, key=lambda write: write.at)
    first = bisect_left(writes, start, key=lambda write: write.at)
    return writes[first : bisect_left(writes, end, first, key=lambda write: write.at)]


def writes_through(name: str, function: Node, names: FileNames, *, own_fields: bool = False) -> bool:
    """Whether a method's body changes what its receiver holds: fields, elements, through closures too.

    `own_fields`: the receiver is a copy, whose own fields nobody else sees.
    """
    body = function.child_by_field_id(syntax.BODY)
    if body is None:
        return False
    return any(
        not write.direct
        and not write.address
        and not (own_fields and write.own)
        and names.occurrences(name, function).owner(write.at) in {None, body.start_byte}
        for write in writes_in(function, names).get(name, ())
    )


def root_name(place: Node) -> tuple[Node | None, bool]:
    """The identifier at the root of `x.f[i].g`, and whether the place is that identifier itself."""
    direct = True
    while place.type != "identifier":
        if place.type == "parenthesized_expression":
            inner = syntax.named(place)
            if not inner:
                return None, False
            place = inner[0]
            continue
        step = _STEPS.get(place.type)
        operand = place.child_by_field_id(step) if step is not None else None
        if operand is None:
            return None, False
        direct = False
        place = operand
    return place, direct


def _write(place: Node) -> Write | None:
    root, direct = root_name(place)
    if root is None:
        return None
    parent = place.parent
    address = parent is not None and parent.type == "unary_expression"
    assigned = parent is not None and parent.type not in {"unary_expression", "argument_list"}
    own = assigned and place.type == "selector_expression" and place.child_by_field_id(syntax.OPERAND) == root
    return Write(syntax.text(root), place.start_byte, direct, address, own)
