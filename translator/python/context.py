"""What the lowering of one expression or statement needs to know of its surroundings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tree_sitter import Node

from translator.ir.types import Type
from translator.python.flow import Flow
from translator.python.scopes import FileNames, Scope

DEEPEST_CODE = 60
"""Levels of nesting that are lowered; what is deeper becomes opaque. Every level costs each later step some frames of
Python's stack, and what people write stays below thirty."""


@dataclass(slots=True, eq=False)
class Context:
    """`scope`: where the code is evaluated. `receiver`: the name of `self` or `cls`, empty in functions.

    `types`: of parameters and locals, where the source states them. `declared`: locals that exist already.
    `returns_nothing`: `return None` says no more than `return` here. `rest`: the statements behind the one at work, in
    its block; `behind`: the locals whose values they may read. `assigned`: a `:=` that a statement before has done.
    """

    names: FileNames
    scope: Scope
    receiver: str = ""
    types: dict[str, Type] = field(default_factory=dict)
    declared: set[str] = field(default_factory=set)
    flow: Flow | None = None
    returns_nothing: bool = False
    rest: list[Node] = field(default_factory=list)
    behind: frozenset[str] = frozenset()
    assigned: Node | None = None
    depth: int = 0

    def within(self, opener: Node) -> Context:
        """The context inside a lambda, comprehension or function that `opener` is."""
        return replace(self, scope=self.names.inner_scope(opener))

    def nested(self) -> Context:
        """The context of an inner block: what it declares stays in it."""
        return replace(self, declared=set(self.declared))
