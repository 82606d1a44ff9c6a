"""What `import` statements bind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tree_sitter import Node

from translator.python.syntax import parts, text_of

IMPORTS = frozenset({"import_statement", "import_from_statement", "future_import_statement"})

# Begins with what is quickly found.
_KEYWORD = re.compile(rb"import(?<!\wimport)(?!\w)")


class Imported(NamedTuple):
    """One name that an import binds. `path`: what the name then stands for; `module`: what was imported for it.

    A star import binds nothing that can be known: its `name` is `*`.
    """

    name: str
    path: str
    module: str
    node: Node


def import_statements(root: Node, source: bytes) -> list[Node]:
    """Every import statement of a file, nested ones too, in source order."""
    found: list[Node] = []
    children = root.children
    starts = [child.start_byte for child in children]
    for match in _KEYWORD.finditer(source):
        # From the root, each step down would pass all that stands above.
        place = bisect_right(starts, match.start()) - 1
        if place < 0:
            continue
        top = children[place]
        if top.type in IMPORTS and match.end() <= top.end_byte:
            statement: Node | None = top
        else:
            token = top.descendant_for_byte_range(match.start(), match.end())
            statement = token.parent if token is not None and token.type == "import" else None
        if statement is not None and statement.type in IMPORTS and statement not in found[-1:]:
            found.append(statement)
    return found


def bound_by(statement: Node, unit: str, *, package: bool = False) -> Iterator[Imported]:
    """The names an import statement binds. Relative modules are resolved against `unit`."""
    module_node = statement.child_by_field_name("module_name")
    module = absolute(text_of(module_node), unit, package=package)
    if statement.type == "future_import_statement":
        module = "__future__"
    for child in statement.children:
        if child.type == "wildcard_import":
            yield Imported("*", module, module, child)
    for node in statement.children_by_field_name("name"):
        alias = node.child_by_field_name("alias")
        name = _dotted(node.child_by_field_name("name") or node)
        if not name:
            continue
        if statement.type != "import_statement":
            path = f"{module}.{name}" if not module.endswith(".") else f"{module}{name}"
            yield Imported(text_of(alias) or name, path, module, node)
        elif alias is not None:
            yield Imported(text_of(alias), name, name, node)
        else:
            # `import a.b` binds `a` alone.
            first = name.partition(".")[0]
            yield Imported(first, first, name, node)


def absolute(module: str, unit: str, *, package: bool = False) -> str:
    """`..b` seen from `x.y.z` is `x.b`. One that leads out of the unit's root keeps its dots.

    `package`: the unit is a package's own `__init__` file.
    """
    module = "".join(module.split())
    name = module.lstrip(".")
    dots = len(module) - len(name)
    if dots == 0:
        return name
    base = unit.split(".") if unit else []
    up = dots - 1 if package else dots
    if up >= len(base):
        return module
    kept = base[: len(base) - up]
    return ".".join([*kept, name] if name else kept)


def _dotted(node: Node) -> str:
    return ".".join(text_of(part) for part in parts(node)) if node.type == "dotted_name" else text_of(node)
