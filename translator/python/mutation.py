"""Whether a method writes through its receiver."""

from __future__ import annotations

import re

from tree_sitter import Node, Query, QueryCursor

from translator.python.syntax import LANGUAGE, parts, text_of, unwrap

MUTATORS = (
    "add append appendleft clear discard extend extendleft insert pop popitem popleft remove reverse rotate setdefault "
    "sort update difference_update intersection_update symmetric_difference_update"
).split()
"""Methods of the library's containers that change them."""

_WRITES = Query(
    LANGUAGE,
    "(assignment left: (_) @place) (augmented_assignment left: (_) @place) (delete_statement (_) @place)"
    "(call function: (attribute object: (_) @place attribute: (identifier) @method (#any-of? @method "
    + " ".join(f'"{name}"' for name in MUTATORS)
    + ")))",
)


def writes_receiver(function: Node, receiver: str) -> bool:
    """Whether the body assigns to an attribute of the receiver (or below one), or changes a container held there."""
    body = function.child_by_field_name("body")
    if body is None:
        return False
    # Most methods write nothing: their text tells, at a fraction of a query's cost.
    if not re.search(_MAYBE % re.escape(receiver.encode()), body.text or b""):
        return False
    places = QueryCursor(_WRITES).captures(body).get("place", [])
    return any(_reaches(place, receiver) for place in places)


_MAYBE = rb"\bdel\b|\b%s\s*[.\[][^#\n]*?(?:=|\.(?:" + "|".join(MUTATORS).encode() + rb")\s*\()"


def _reaches(place: Node, receiver: str) -> bool:
    """Whether a written place lies below the receiver."""
    waiting = [place]
    while waiting:
        node = unwrap(waiting.pop())
        if node.type in _LISTS:
            waiting += parts(node)
            continue
        below = False
        while node.type in {"attribute", "subscript"}:
            inner = node.child_by_field_name("object") or node.child_by_field_name("value")
            if inner is None:
                break
            below, node = True, unwrap(inner)
        if below and node.type == "identifier" and text_of(node) == receiver:
            return True
    return False


_LISTS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"})
