"""Names of one Python module, looked up by the language's scope rules (docs/judges.md)."""

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

# What a name is bound to: the path an import gives it, a class, or anything else.
Binding = str | ast.ClassDef | None


@dataclass(eq=False)
class Scope:
    """One scope. `type-parameters` is seen through by class bodies, the others are Python's own kinds."""

    kind: Literal["module", "class", "function", "comprehension", "type-parameters"]
    parent: "Scope | None" = None
    bindings: defaultdict[str, list[Binding]] = field(default_factory=lambda: defaultdict(list))
    of_module: set[str] = field(default_factory=set)
    of_parent: set[str] = field(default_factory=set)

    @property
    def module(self) -> "Scope":
        return self if self.parent is None else self.parent.module

    def bind(self, name: str, binding: Binding = None) -> None:
        """Bind a name here, or where `global` says."""
        if name in self.of_module:
            self.module.bindings[name].append(binding)
        elif name not in self.of_parent:
            self.bindings[name].append(binding)

    def lookup(self, name: str) -> list[Binding]:
        """All bindings of a name in the scope that owns it; none for a builtin or an unknown name."""
        scope: Scope | None = self
        direct = True
        while scope is not None:
            if name in scope.of_module:
                return scope.module.bindings.get(name, [])
            if (direct or scope.kind != "class") and name in scope.bindings:
                return scope.bindings[name]
            direct = direct and scope.kind == "type-parameters"
            scope = scope.parent
        return []


def paths_of(expression: ast.expr, scope: Scope) -> set[str]:
    """Dotted import paths an expression may have, such as `asyncio.gather`."""
    if isinstance(expression, ast.Name):
        return {binding for binding in scope.lookup(expression.id) if isinstance(binding, str)}
    if isinstance(expression, ast.Attribute):
        return {f"{path}.{expression.attr}" for path in paths_of(expression.value, scope)}
    return set()


def builtin_of(expression: ast.expr, scope: Scope) -> str | None:
    """The name of the builtin that an expression refers to, were there a builtin of that name."""
    if isinstance(expression, ast.Name) and not scope.lookup(expression.id):
        return expression.id
    for path in paths_of(expression, scope):
        module, _, name = path.rpartition(".")
        if module == "builtins":
            return name
    return None
