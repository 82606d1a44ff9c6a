"""Where a function's locals are written and read: which block each of them lives in.

Python's names live in the whole function, Rust's in the block that declares them. What decides is which reads may see
a value from outside of a statement (`exposed`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from tree_sitter import Node, Query, QueryCursor

from translator.python.bindings import names_in
from translator.python.scopes import FileNames
from translator.python.syntax import DEFINITIONS, LANGUAGE, parts, text_of

_NAMES = Query(
    LANGUAGE,
    "(identifier) @name (attribute attribute: (identifier) @other) (keyword_argument name: (identifier) @other)"
    "(named_expression name: (identifier) @walrus)"
    "[(list_comprehension) (set_comprehension) (dictionary_comprehension) (generator_expression) (lambda)"
    " (function_definition)] @scope",
)

_NOTHING: frozenset[str] = frozenset()


DEEPEST_BLOCK = 80
"""Levels of nested statements whose effects are told apart; Python itself allows 100."""


class Effect(NamedTuple):
    """What a statement does to locals.

    `exposed`: names that it may read before it writes them. `definite`: names that it has written when it is left
    at its end. `written`: all names that it writes. `leaves`: its end is never reached.
    """

    exposed: frozenset[str] = _NOTHING
    definite: frozenset[str] = _NOTHING
    written: frozenset[str] = _NOTHING
    leaves: bool = False


# What lies deeper is left out of a survey, and would take a query for ever.
_DEEPEST = 600


class Flow:
    """The locals of one function (or of a module, for code that stands outside of functions)."""

    def __init__(self, top: Node, variables: Iterable[str], file: FileNames) -> None:
        self.variables = frozenset(variables)
        cursor = QueryCursor(_NAMES)
        cursor.set_max_start_depth(_DEEPEST)
        captures = cursor.captures(top) if self.variables else {}
        other = {node.start_byte for node in captures.get("other", ())}
        hidden = _hidden(captures.get("scope", ()), top, self.variables, file)
        found = [
            (node.start_byte, text)
            for node in captures.get("name", ())
            if (text := text_of(node)) in self.variables
            and node.start_byte not in other
            and not any(start <= node.start_byte < end for start, end in hidden.get(text, ()))
        ]
        found.sort()
        self._walrus = [(node.start_byte, text_of(node)) for node in captures.get("walrus", ())]
        self._starts = [start for start, _ in found]
        self._names = [name for _, name in found]
        self._effects: dict[int, Effect] = {}
        self._depth = 0

    def mentioned(self, start: int, end: int) -> list[str]:
        """The locals that stand between two byte offsets, in order, repetitions included."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def effect(self, statement: Node) -> Effect:
        """The effect of one statement, or of a block or clause."""
        known = self._effects.get(statement.id)
        if known is None:
            self._depth += 1
            # What is nested deeper than people write may read everything it mentions.
            known = self._effect(statement) if self._depth < DEEPEST_BLOCK else Effect(self._reads(statement))
            self._depth -= 1
            self._effects[statement.id] = known
        return known

    def sequence(self, statements: Iterable[Node]) -> Effect:
        """The effect of statements one after the other."""
        exposed, definite, written, leaves = set[str](), set[str](), set[str](), False
        for statement in statements:
            one = self.effect(statement)
            exposed |= one.exposed - definite
            definite |= one.definite
            written |= one.written
            leaves = leaves or one.leaves
        return Effect(frozenset(exposed), frozenset(definite), frozenset(written), leaves)

    def _effect(self, node: Node) -> Effect:
        match node.type:
            case "block" | "module" | "else_clause" | "finally_clause" | "decorated_definition" | "ERROR":
                return self.sequence(_inner(node))
            case "if_statement":
                return self._branches(node)
            case "for_statement" | "while_statement":
                return self._loop(node)
            case "try_statement":
                return self._try(node)
            case "with_statement":
                return self._with(node)
            case "match_statement":
                return self._match(node)
            case "except_clause":
                blocks = [child for child in node.children if child.type == "block"]
                # The handler's own name is gone behind it.
                return self._bound(node, blocks)._replace(written=self.sequence(blocks).written)
            case _:
                return self._simple(node)

    def assigned_inside(self, node: Node | None) -> list[str]:
        """The names that `:=` assigns inside an expression."""
        if node is None or not self._walrus:
            return []
        return [name for start, name in self._walrus if node.start_byte <= start < node.end_byte]

    def _reads(self, node: Node | None) -> frozenset[str]:
        return frozenset(self.mentioned(node.start_byte, node.end_byte)) if node is not None else _NOTHING

    def _simple(self, node: Node) -> Effect:
        if node.type in DEFINITIONS:
            own = frozenset({text_of(node.child_by_field_name("name"))}) & self.variables
            return Effect(self._reads(node) - own, own, own)
        targets = [name for target in _targets(node) for name, _ in names_in(target)]
        targets += self.assigned_inside(node)
        written = frozenset(targets) & self.variables
        reads = self.mentioned(node.start_byte, node.end_byte)
        if written and not _is_augmented(node):
            for name in targets:
                if name in reads:
                    reads.remove(name)
        leaves = node.type in {"return_statement", "raise_statement", "break_statement", "continue_statement"}
        return Effect(frozenset(reads), written, written, leaves)

    def _branches(self, node: Node) -> Effect:
        condition = node.child_by_field_name("condition")
        assigned = frozenset(self.assigned_inside(condition)) & self.variables
        tests = self._reads(condition) - assigned
        ends = [self.effect(block) for block in node.children_by_field_name("consequence")]
        closed = False
        for clause in node.children_by_field_name("alternative"):
            closed = clause.type == "else_clause"
            if clause.type == "elif_clause":
                tests |= self._reads(clause.child_by_field_name("condition"))
                ends += [self.effect(block) for block in clause.children if block.type == "block"]
            else:
                ends.append(self.effect(clause))
        whole = _either(ends if closed else [*ends, Effect()], tests)
        exposed = tests | (whole.exposed - assigned)
        return whole._replace(exposed=exposed, definite=whole.definite | assigned, written=whole.written | assigned)

    def _loop(self, node: Node) -> Effect:
        head = self._reads(node.child_by_field_name("right") or node.child_by_field_name("condition"))
        body = self._bound(node, [block for block in node.children if block.type == "block"])
        after = self.sequence(node.children_by_field_name("alternative"))
        return Effect(head | body.exposed | after.exposed, _NOTHING, body.written | after.written)

    def _try(self, node: Node) -> Effect:
        body = self.sequence(child for child in node.children if child.type in {"block", "else_clause"})
        handlers = [self.effect(child) for child in node.children if child.type == "except_clause"]
        final = self.sequence(child for child in node.children if child.type == "finally_clause")
        ends = _either([body, *handlers], _NOTHING)
        # The cleanup may run before anything was written.
        return Effect(
            ends.exposed | final.exposed,
            ends.definite | final.definite,
            ends.written | final.written,
            ends.leaves or final.leaves,
        )

    def _with(self, node: Node) -> Effect:
        body = self._bound(node, [block for block in node.children if block.type == "block"])
        clause = next((child for child in node.children if child.type == "with_clause"), None)
        targets = frozenset(name for target in _targets(node) for name, _ in names_in(target)) & self.variables
        head = self._reads(clause) - targets
        return Effect(head | body.exposed, body.definite | targets, body.written | targets, body.leaves)

    def _match(self, node: Node) -> Effect:
        block = node.child_by_field_name("body")
        head = self._reads(node.child_by_field_name("subject"))
        ends = [self._simple_case(case) for case in parts(block) if case.type == "case_clause"] if block else []
        return _either([*ends, Effect()], head)

    def _simple_case(self, case: Node) -> Effect:
        body = self.sequence(child for child in case.children if child.type == "block")
        head = frozenset[str]()
        for child in case.children:
            if child.type in {"case_pattern", "if_clause"}:
                head |= self._reads(child)
        return body._replace(exposed=body.exposed - head, definite=body.definite | head, written=body.written | head)

    def _bound(self, node: Node, blocks: list[Node]) -> Effect:
        """The body of a statement that binds names in its head, which the body sees."""
        targets = frozenset(name for target in _targets(node) for name, _ in names_in(target)) & self.variables
        body = self.sequence(blocks)
        return Effect(body.exposed - targets, body.definite, body.written | targets, body.leaves)


def _hidden(
    scopes: Iterable[Node], top: Node, variables: frozenset[str], file: FileNames
) -> dict[str, list[tuple[int, int]]]:
    """Where inner scopes have names of their own that are spelled like a variable."""
    found: dict[str, list[tuple[int, int]]] = {}
    for node in scopes if variables else ():
        if node == top or node.child_by_field_name("body") is None:
            continue
        bound = file.inner_scope(node).bound
        for name in variables.intersection(bound.table) - bound.of_parent - bound.of_module:
            found.setdefault(name, []).append((node.start_byte, node.end_byte))
    return found


def _either(ends: list[Effect], head: frozenset[str]) -> Effect:
    """One of several ways; a way that leaves decides nothing about what is written behind."""
    staying = [end.definite for end in ends if not end.leaves]
    return Effect(
        head.union(*(end.exposed for end in ends)),
        frozenset.intersection(*staying) if staying else _NOTHING,
        _NOTHING.union(*(end.written for end in ends)),
        not staying,
    )


def _targets(node: Node) -> list[Node]:
    """What a statement's own head assigns to."""
    kind = node.type
    if kind == "for_statement":
        left = node.child_by_field_name("left")
        return [left] if left is not None else []
    if kind == "except_clause":
        values = node.children_by_field_name("value")
        aliases = [value.child_by_field_name("alias") for value in values if value.type == "as_pattern"]
        return [alias for alias in aliases if alias is not None] + values[1:]
    if kind == "with_statement":
        found = []
        for clause in node.children:
            for item in clause.children if clause.type == "with_clause" else ():
                value = item.child_by_field_name("value")
                alias = value.child_by_field_name("alias") if value is not None else None
                found += [alias] if alias is not None else []
        return found
    if kind != "expression_statement":
        return []
    targets = []
    step = next((child for child in node.children if child.type in _ASSIGNMENTS), None)
    while step is not None and step.type in _ASSIGNMENTS:
        left, right = step.child_by_field_name("left"), step.child_by_field_name("right")
        # An annotation without a value writes nothing.
        if left is not None and right is not None:
            targets.append(left)
        step = right
    return targets


_ASSIGNMENTS = frozenset({"assignment", "augmented_assignment"})


def _is_augmented(node: Node) -> bool:
    return any(child.type == "augmented_assignment" for child in node.children)


def _inner(node: Node) -> list[Node]:
    return [child for child in node.children if child.is_named and child.type != "comment"]
