"""Python's scopes, built for the places that are asked about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tree_sitter import Node

from translator.python.binding_text import may_be_bound_at
from translator.python.bindings import Binding, Bound, bindings_of, names_in
from translator.python.imports import Imported, bound_by, import_statements
from translator.python.syntax import COMPREHENSIONS, path_to

if TYPE_CHECKING:
    from translator.ir.declarations import Function
    from translator.ir.expressions import Name
    from translator.ir.types import Type


@dataclass(slots=True, eq=False, repr=False)
class Scope:
    """One scope. `kind`: `module class function comprehension types` (a PEP 695 list); lambdas are functions.

    What it binds is worked out when a name is first looked up. `memo` and `types`: names and
    annotations that were lowered here.
    """

    kind: str
    node: Node
    file: FileNames
    parent: Scope | None = None
    memo: dict[str, Name] = field(default_factory=dict)
    types: dict[bytes, Type] = field(default_factory=dict)
    _bound: Bound | None = None
    _named: dict[str, Bound] = field(default_factory=dict)

    @property
    def bound(self) -> Bound:
        if self._bound is None:
            self._bound = bindings_of(self.kind, self.node, self.file.unit, package=self.file.package)
            self._add_walrus_targets(self._bound)
            if self.kind == "module":
                self.file.bind_globals(self._bound)
        return self._bound

    def bound_as_to(self, name: str) -> Bound:
        """As `bound`, and complete for one name only: most scopes are asked for one or two."""
        if self._bound is not None or self.kind not in _STATEMENTS or len(self._named) >= _MANY:
            return self.bound
        if self.kind == "module" and self.file.spells("global"):
            return self.bound
        known = self._named.get(name)
        if known is None:
            offsets = self.file.offsets_of_bindings(name)
            known = bindings_of(self.kind, self.node, self.file.unit, package=self.file.package, offsets=offsets)
            self._add_walrus_targets(known)
            self._named[name] = known
        return known

    def _add_walrus_targets(self, bound: Bound) -> None:
        for name, binding in self.file.walrus_targets().get(self.node.id, ()):
            bound.table.setdefault(name, []).append(binding)

    def may_bind(self, name: str) -> bool:
        """False where the text alone tells that the scope does not bind the name: most scopes are never looked into."""
        if self._bound is not None:
            return True
        offsets = self.file.offsets_of_bindings(name)
        if self.kind == "module":
            return bool(offsets)
        first = bisect_left(offsets, self.node.start_byte)
        return first < len(offsets) and offsets[first] < self.node.end_byte

    @property
    def module(self) -> Scope:
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def lookup(self, name: str) -> tuple[list[Binding], Scope | None]:
        """All bindings of a name in the scope that owns it, and that scope; empty for what nothing binds."""
        scope: Scope | None = self
        direct = True
        while scope is not None:
            if not scope.may_bind(name):
                direct = direct and scope.kind == "types"
                scope = scope.parent
                continue
            bound = scope.bound_as_to(name)
            if name in bound.of_module and scope.kind != "module":
                module = scope.module
                return module.bound.table.get(name, []), module
            visible = direct or scope.kind != "class"
            if visible and name in bound.table and name not in bound.of_parent:
                return bound.table[name], scope
            direct = direct and scope.kind == "types"
            scope = scope.parent
        return [], None


@dataclass(slots=True, eq=False, repr=False)
class FileNames:
    """One file's imports and scopes. Making one costs nothing; everything is worked out when first asked for.

    `unit`: the dotted module name; `package`: the file is a package's `__init__`. `signatures` and `contexts` hold
    what `functions` and `fragments` worked out, by node id; `roots` and `aliases` what `names` did,
    `exceptions` what `classes` did, `uses` what `uses` did.
    """

    root: Node
    source: bytes
    unit: str
    package: bool = False
    _scopes: dict[tuple[int, str], Scope] = field(default_factory=dict)
    _inner: dict[int, Scope] = field(default_factory=dict)
    _outer: dict[int, Scope] = field(default_factory=dict)
    _walrus: dict[int, list[tuple[str, Binding]]] | None = None
    _statements: list[Node] | None = None
    _imported: list[Imported] | None = None
    _spelled: dict[str, bool] = field(default_factory=dict)
    _after_class: frozenset[bytes] | None = None
    _offsets: dict[str, list[int]] = field(default_factory=dict)
    signatures: dict[int, Function] = field(default_factory=dict)
    contexts: dict[int, Any] = field(default_factory=dict)
    roots: dict[tuple[str, ...], frozenset[bytes]] = field(default_factory=dict)
    aliases: dict[str, frozenset[str]] = field(default_factory=dict)
    exceptions: dict[int, bool] = field(default_factory=dict)
    uses: dict[tuple[int, str], Type] = field(default_factory=dict)

    def imported(self, words: Iterable[str] = ()) -> list[Imported]:
        """What all imports of the file bind, wherever they stand, in source order.

        With `words`, at least what those statements bind that have one of them in their text.
        """
        if self._statements is None:
            self._statements = import_statements(self.root, self.source)
        if self._imported is not None:
            return self._imported
        wanted = [word.encode() for word in words]
        found = [
            one
            for statement in self._statements
            if not wanted or any(word in (statement.text or b"") for word in wanted)
            for one in bound_by(statement, self.unit, package=self.package)
        ]
        if not wanted:
            self._imported = found
        return found

    def spells(self, word: str) -> bool:
        """Whether the word stands anywhere in the source, in a longer one too."""
        known = self._spelled.get(word)
        if known is None:
            known = self._spelled[word] = word.encode() in self.source
        return known

    def offsets_of_bindings(self, name: str) -> list[int]:
        """Where the name stands and may be bound, by the text around it."""
        known = self._offsets.get(name)
        if known is None:
            known = self._offsets[name] = may_be_bound_at(name, self.source)
        return known

    def words_after_class(self) -> frozenset[bytes]:
        """Every word behind the word `class`: the names of the file's classes are among them."""
        if self._after_class is None:
            self._after_class = frozenset(_AFTER_CLASS.findall(self.source))
        return self._after_class

    def module(self) -> Scope:
        return self._scope("module", self.root, None)

    def scope_at(self, node: Node) -> Scope:
        """The scope in which an expression or statement is evaluated; the module for what lies too deep."""
        return self.scope_of(node) or self.module()

    def scope_of(self, node: Node) -> Scope | None:
        """The same; None for what lies too deep.

        Default values, annotations, bases and decorators belong to the scope around their definition.
        """
        path = path_to(self.root, node)
        if not path:
            return None
        scope = self.module()
        for above, child, below in zip(path, path[1:], [*path[2:], None], strict=False):
            scope = self._enter(scope, above, child, below)
        return scope

    def inner_scope(self, definition: Node) -> Scope:
        """The scope that a function, class, lambda or comprehension opens."""
        known = self._inner.get(definition.id)
        if known is None:
            body = definition.child_by_field_name("body")
            known = self._inner[definition.id] = self.scope_at(body if body is not None else definition)
        return known

    def type_scope(self, definition: Node) -> Scope:
        """The scope of a definition's annotations and bases: around it, or its PEP 695 type parameters."""
        known = self._outer.get(definition.id)
        if known is None:
            known = self._outer[definition.id] = self._types(self.scope_at(definition), definition)
        return known

    def _scope(self, kind: str, node: Node, parent: Scope | None) -> Scope:
        key = (node.id, kind)
        if key not in self._scopes:
            self._scopes[key] = Scope(kind, node, self, parent)
        return self._scopes[key]

    def _types(self, scope: Scope, node: Node) -> Scope:
        parameters = node.child_by_field_name("type_parameters")
        return self._scope("types", parameters, scope) if parameters is not None else scope

    def _enter(self, scope: Scope, above: Node, child: Node, below: Node | None) -> Scope:
        """The scope of `child`, a child of `above`, given the scope of `above`."""
        kind = above.type
        if kind == "function_definition" and child.type in _TYPED_PARTS:
            scope = self._types(scope, above)
            return self._scope("function", above, scope) if child.type == "block" else scope
        if kind == "class_definition" and child.type in _TYPED_PARTS:
            scope = self._types(scope, above)
            return self._scope("class", above, scope) if child.type == "block" else scope
        if kind == "lambda" and child.type != "lambda_parameters":
            return self._scope("function", above, scope)
        if kind in COMPREHENSIONS and not _is_first_iterable(above, child, below):
            return self._scope("comprehension", above, scope)
        return scope

    def walrus_targets(self) -> dict[int, list[tuple[str, Binding]]]:
        """What `:=` binds, by the node of the scope that it binds in."""
        if self._walrus is None:
            self._walrus = {}
            for node in _nodes_at(self, b":=", ":=", "named_expression"):
                scope = self.scope_at(node)
                while scope.kind == "comprehension" and scope.parent is not None:
                    scope = scope.parent
                for name, place in names_in(node.child_by_field_name("name")):
                    self._walrus.setdefault(scope.node.id, []).append((name, Binding("assign", place)))
        return self._walrus

    def bind_globals(self, module: Bound) -> None:
        """Adds to the module what functions and classes bind under `global`."""
        seen: set[int] = set()
        for statement in _nodes_at(self, b"global", "global", "global_statement"):
            scope = self.scope_at(statement)
            if scope.kind == "module" or scope.node.id in seen:
                continue
            seen.add(scope.node.id)
            for name in scope.bound.of_module & scope.bound.table.keys():
                module.table.setdefault(name, []).extend(scope.bound.table[name])


_STATEMENTS = frozenset({"module", "class", "function"})
# Names of a scope that are looked up before all of them are.
_MANY = 12

# Begins with what is quickly found.
_AFTER_CLASS = re.compile(rb"class(?<!\wclass)[\s\\]+([\w\x80-\xff]+)")

_TYPED_PARTS = frozenset({"block", "parameters", "type", "argument_list"})


def _is_first_iterable(comprehension: Node, clause: Node, below: Node | None) -> bool:
    if clause.type != "for_in_clause" or below is None:
        return False
    first = next(child for child in comprehension.children if child.type == "for_in_clause")
    return clause == first and below == clause.child_by_field_name("right")


def _nodes_at(file: FileNames, text: bytes, token: str, kind: str) -> Iterator[Node]:
    """The nodes of a kind that hold `text` as a token: far cheaper than a walk, as most files hold none."""
    start = file.source.find(text)
    while start >= 0:
        node = file.root.descendant_for_byte_range(start, start + len(text))
        if node is not None and node.type == token and node.parent is not None and node.parent.type == kind:
            yield node.parent
        start = file.source.find(text, start + len(text))
