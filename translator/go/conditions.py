"""Conditions that ask for an error or for presence, and what is read after them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tree_sitter import Node, Query, QueryCursor

from translator.go import syntax
from translator.go.frame import Frame

_ERROR_TESTS: Final = frozenset(
    "Is As IsNotExist IsExist IsPermission IsTimeout IsNotFound IsAlreadyExists IsConflict".split()
)
_BRANCHES: Final = Query(syntax.LANGUAGE, "(if_statement) @branch")


class Check(NamedTuple):
    """A condition on one name: `name != nil` or `!name` when `negated`; `rest` is what `&&` adds."""

    name: str
    negated: bool
    rest: Node | None = None


class Assigned(NamedTuple):
    """`places, last = value`: `declares` for `:=`."""

    places: list[Node]
    last: Node
    value: Node
    declares: bool


def nil_check(condition: Node) -> Check | None:
    """`x != nil`, `nil == x`, `x != nil && rest`."""
    first, rest = _first_of_and(condition)
    if first is None or first.type != "binary_expression":
        return None
    operator = first.child_by_field_id(syntax.OPERATOR)
    left, right = first.child_by_field_id(syntax.LEFT), first.child_by_field_id(syntax.RIGHT)
    if operator is None or left is None or right is None or operator.type not in {"==", "!="}:
        return None
    if left.type == "nil":
        left, right = right, left
    if left.type != "identifier" or right.type != "nil":
        return None
    return Check(syntax.text(left), operator.type == "!=", rest)


def presence_check(condition: Node) -> Check | None:
    """`ok`, `!ok`, `ok && rest`."""
    first, rest = _first_of_and(condition)
    if first is not None and first.type == "identifier":
        return Check(syntax.text(first), negated=False, rest=rest)
    if first is not None and first.type == "unary_expression" and syntax.has_token(first, "!"):
        operand = first.child_by_field_id(syntax.OPERAND)
        if operand is not None and operand.type == "identifier":
            return Check(syntax.text(operand), negated=True, rest=rest)
    return None


def assigned(node: Node) -> Assigned | None:
    """A statement that gives all results of one expression to places, the last of which is a name."""
    if node.type not in {"short_var_declaration", "assignment_statement"}:
        return None
    left, right = node.child_by_field_id(syntax.LEFT), node.child_by_field_id(syntax.RIGHT)
    places = syntax.named(left) if left else []
    values = syntax.named(right) if right else []
    if len(values) != 1 or not places or places[-1].type != "identifier":
        return None
    declares = node.type == "short_var_declaration"
    if not declares and not syntax.has_token(node, "="):
        return None
    return Assigned(places[:-1], places[-1], values[0], declares)


def known_errors(condition: Node) -> list[str]:
    """The error names that are not nil where the condition holds."""
    found: list[str] = []
    waiting = [condition]
    while waiting:
        part = waiting.pop()
        if part.type == "parenthesized_expression" or (
            part.type == "binary_expression" and syntax.has_token(part, "&&")
        ):
            waiting.extend(syntax.named(part))
        elif part.type == "binary_expression":
            check = nil_check(part)
            if check is not None and check.negated:
                found.append(check.name)
        elif part.type == "call_expression":
            found.extend(tested_errors(part))
    return found


def is_live(name: str, start: int, after: Node, following: Sequence[Node], frame: Frame) -> bool:
    """Whether the variable whose scope begins at `start` may be read after a statement, before it is written.

    `following` are the statements after it in its block. A variable from outside the block may be read beyond it.
    """
    known = frame.occurrences(name)
    reads = [at for at in known.mentions if at >= after.end_byte and known.owner(at) in {start, None}]
    for statement in following:
        if any(statement.start_byte <= at < statement.end_byte for at in reads):
            return not _overwrites(statement, name)
    if name in frame.results.names:
        return True
    end = following[-1].end_byte if following else after.end_byte
    # Inside a loop that the variable outlives, what stands before comes again.
    beyond = reads if start >= frame.loop else [at for at in known.mentions if at >= frame.loop]
    escaping = [at for at in beyond if (at >= end or start < frame.loop) and known.owner(at) in {start, None}]
    return bool(escaping) and not all(
        any(first <= at < last for first, last in _checked_on_the_spot(name, frame)) for at in escaping
    )


def mentioned(name: str, start: int, within: Node, frame: Frame) -> list[int]:
    """Where a node mentions the variable whose scope begins at `start`."""
    known = frame.occurrences(name)
    return [at for at in known.mentions if within.start_byte <= at < within.end_byte and known.owner(at) == start]


def _checked_on_the_spot(name: str, frame: Frame) -> list[tuple[int, int]]:
    """The byte ranges in which the name is given a value, asked for nil, and of no use to what follows."""
    known = frame.checked.get(name)
    if known is None:
        known = frame.checked[name] = []
        for branch in QueryCursor(_BRANCHES).captures(frame.origin).get("branch", ()):
            condition = branch.child_by_field_id(syntax.CONDITION)
            check = nil_check(condition) if condition is not None else None
            before = branch.child_by_field_id(syntax.INITIALIZER) or branch.prev_named_sibling
            while before is not None and before.type == "comment":
                before = before.prev_named_sibling
            given = assigned(before) if before is not None and check is not None and check.name == name else None
            if before is not None and given is not None and syntax.text(given.last) == name:
                known.append((before.start_byte, branch.end_byte))
    return known


def _first_of_and(condition: Node) -> tuple[Node | None, Node | None]:
    """A condition split at its `&&`, when there is just one at the top; several keep their tail together."""
    if condition.type == "parenthesized_expression":
        inner = syntax.named(condition)
        return _first_of_and(inner[0]) if len(inner) == 1 else (None, None)
    if condition.type == "binary_expression" and syntax.has_token(condition, "&&"):
        left = condition.child_by_field_id(syntax.LEFT)
        if left is None or (left.type == "binary_expression" and syntax.has_token(left, "&&")):
            return None, None
        return left, condition.child_by_field_id(syntax.RIGHT)
    return condition, None


def tested_errors(call: Node) -> list[str]:
    """The error in `errors.Is(err, …)` and its like: a test that nil never passes; empty for anything else."""
    if call.type != "call_expression":
        return []
    function, arguments = call.child_by_field_id(syntax.FUNCTION), call.child_by_field_id(syntax.ARGUMENTS)
    name = function.child_by_field_id(syntax.FIELD) if function and function.type == "selector_expression" else None
    args = syntax.named(arguments) if arguments else []
    if name is None or not args or syntax.text(name) not in _ERROR_TESTS or args[0].type != "identifier":
        return []
    return [syntax.text(args[0])]


def _overwrites(statement: Node, name: str) -> bool:
    """Whether a statement writes the variable before anything reads it."""
    if statement.type == "if_statement":
        initializer = statement.child_by_field_id(syntax.INITIALIZER)
        return initializer is not None and _overwrites(initializer, name)
    if statement.type not in {"short_var_declaration", "assignment_statement"}:
        return False
    left, right = statement.child_by_field_id(syntax.LEFT), statement.child_by_field_id(syntax.RIGHT)
    if (
        left is None
        or right is None
        or not any(place.type == "identifier" and syntax.text(place) == name for place in syntax.named(left))
    ):
        return False
    operator = statement.child_by_field_id(syntax.OPERATOR)
    if operator is not None and operator.type != "=":
        return False
    return name not in syntax.text(right)
