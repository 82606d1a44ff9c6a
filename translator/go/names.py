"""What the names of one file mean: imports, package-level declarations, scopes.

Phase one sees one file at a time. What another file of the package declares is not known here: a bare name
that nothing in this file declares is a builtin if Go has one of that name, else nobody's.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

from tree_sitter import Node

from translator.engine.facts import Import
from translator.go import scopes, syntax
from translator.go.universe import BUILTINS, DOT_IMPORTED

_MAJOR_VERSION: Final = re.compile(r"^v[0-9]+$")
_GOPKG_VERSION: Final = re.compile(r"^(.+)\.v[0-9]+$")


class FileNames:
    """Imports and scopes of one file. Making one costs nothing; each question is answered once.

    `answers` is where the rest of the front end keeps what it has worked out about the file.
    """

    def __init__(self, root: Node, source: bytes, unit: str) -> None:
        self.root = root
        self.source = source
        self.unit = unit
        self.answers: dict[str, Any] = {}
        self._declared: dict[str, scopes.Declared] = {}
        self._occurrences: dict[tuple[int, str], scopes.Occurrences] = {}

    @cached_property
    def import_list(self) -> tuple[Import, ...]:
        """The imports in source order."""
        found: list[Import] = []
        for declaration in self.root.named_children:
            if declaration.type == "import_declaration":
                for part in declaration.named_children:
                    specs = part.named_children if part.type == "import_spec_list" else [part]
                    found.extend(_import(spec) for spec in specs if spec.type == "import_spec")
            elif declaration.type in syntax.FUNCTION_KINDS:
                break
        return tuple(found)

    @cached_property
    def imports(self) -> dict[str, str]:
        """Import paths by the name the file gives them; dot and blank imports give none."""
        return {one.name: one.path for one in self.import_list if one.name not in {".", "_"}}

    @cached_property
    def dot_imports(self) -> tuple[str, ...]:
        """The paths whose exported names stand in the file scope."""
        return tuple(one.path for one in self.import_list if one.name == ".")

    @cached_property
    def package_level(self) -> dict[str, Node]:
        """The declaring node of each package-level name: `function_declaration`, `var_spec`, `type_spec` …."""
        found: dict[str, Node] = {}
        for declaration in self.root.named_children:
            for spec in _specs(declaration):
                for name in syntax.named_field(spec, syntax.NAME):
                    found.setdefault(syntax.text(name), spec)
        return found

    def declared(self, name: str) -> scopes.Declared:
        """Where the file declares the name."""
        known = self._declared.get(name)
        if known is None:
            known = self._declared[name] = scopes.declared(name, self.root, self.source)
        return known

    def occurrences(self, name: str, within: Node) -> scopes.Occurrences:
        """Where the name stands in a function of the file."""
        known = self._occurrences.get((within.start_byte, name))
        if known is None:
            known = scopes.occurrences(name, self.root, self.source, within)
            self._occurrences[within.start_byte, name] = known
        return known

    def is_declared(self, name: str, at: int) -> bool:
        """Whether a local scope around the byte offset, or the file's package level, declares the name."""
        known = self.declared(name)
        return known.at_package or any(start <= at < end for start, end in known.scopes)

    def package_at(self, identifier: Node) -> str:
        """The import path that the identifier refers to, empty when it is no package."""
        name = syntax.text(identifier)
        path = self.imports.get(name)
        return "" if path is None or self.is_declared(name, identifier.start_byte) else path

    def resolve(self, node: Node) -> str:
        """`import/path.Name`, `builtin.close`, or empty; selectors, identifiers and types of both kinds."""
        match node.type:
            case "identifier" | "type_identifier":
                return self._resolve_bare(syntax.text(node), node.start_byte)
            case "selector_expression":
                return self._member(node, syntax.OPERAND, syntax.FIELD)
            case "qualified_type":
                return self._member(node, syntax.PACKAGE, syntax.NAME)
            case "generic_type":
                inner = node.child_by_field_id(syntax.TYPE)
                return self.resolve(inner) if inner else ""
        return ""

    def candidates(self, node: Node) -> tuple[str, ...]:
        """As `resolve`; under dot imports, an exported bare name may be any of theirs."""
        path = self.resolve(node)
        if path or not self.dot_imports or node.type not in {"identifier", "type_identifier"}:
            return (path,) if path else ()
        name = syntax.text(node)
        if not name[:1].isupper() or self.is_declared(name, node.start_byte):
            return ()
        return tuple(f"{package}.{name}" for package in self.dot_imports if package not in DOT_IMPORTED)

    def _member(self, node: Node, owner_field: int, name_field: int) -> str:
        owner = node.child_by_field_id(owner_field)
        name = node.child_by_field_id(name_field)
        if owner is None or name is None or owner.type not in {"identifier", "package_identifier"}:
            return ""
        path = self.package_at(owner)
        return f"{path}.{syntax.text(name)}" if path else ""

    def _resolve_bare(self, name: str, at: int) -> str:
        dotted = next((path for path in self.dot_imports if name in DOT_IMPORTED.get(path, ())), "")
        if not dotted and (name not in BUILTINS or name in self.imports):
            return ""
        if self.is_declared(name, at):
            return ""
        return f"{dotted or 'builtin'}.{name}"


def package_name(path: str) -> str:
    """The name an import path binds by default: its last element, major versions skipped.

    Where that is no identifier the package has another name, which custom tells most of the time: `go-metrics`
    is `metrics`, `jwt-go` is `jwt`, `go.uuid` is `uuid`.
    """
    elements = path.split("/")
    last = elements[-1]
    if len(elements) > 1 and _MAJOR_VERSION.match(last):
        last = elements[-2]
    versioned = _GOPKG_VERSION.match(last)
    name = versioned[1] if versioned and path.startswith("gopkg.in/") else last
    if name.isidentifier():
        return name
    return name.removeprefix("go.").removesuffix(".go").removesuffix("-go").rpartition("-")[2]


def _import(spec: Node) -> Import:
    literal = spec.child_by_field_id(syntax.PATH)
    path = syntax.text(literal)[1:-1] if literal else ""
    alias = spec.child_by_field_id(syntax.NAME)
    name = syntax.text(alias) if alias else package_name(path)
    return Import(path, name, spec.start_point.row + 1)


def _specs(declaration: Node) -> list[Node]:
    """The nodes of a top-level declaration that bear names."""
    match declaration.type:
        case "function_declaration":
            return [declaration]
        case "type_declaration" | "const_declaration" | "var_declaration":
            found = []
            for spec in declaration.named_children:
                found.extend(spec.named_children if spec.type == "var_spec_list" else [spec])
            return found
    return []
