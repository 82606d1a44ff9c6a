"""Names and attribute chains: locals, this file's own, members of imported modules."""

from __future__ import annotations

import re

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.python.bindings import Binding
from translator.python.class_values import class_of
from translator.python.context import Context
from translator.python.dispatch import expression, lowers, opaque
from translator.python.known_names import BUILTINS
from translator.python.scopes import FileNames, Scope
from translator.python.syntax import dotted, text_of

SUBMODULES = frozenset(
    "os.path concurrent.futures email.message importlib.abc importlib.machinery importlib.metadata "
    "importlib.resources importlib.util logging.config logging.handlers multiprocessing.pool unittest.mock "
    "urllib.error urllib.parse urllib.request xml.dom xml.etree xml.etree.ElementTree xml.sax http.client http.cookies "
    "http.server collections.abc asyncio.subprocess".split()
)
"""Modules of the library that code reaches through the package above them."""

_CONSTANT = re.compile(r"_*[A-Z][A-Z0-9_]+\Z")
_TYPE = re.compile(r"_*[A-Z]\w*[a-z]\w*\Z|_*[A-Z]\Z")


@lowers("identifier")
def name_node(node: Node, context: Context) -> ir.Expression:
    """One identifier."""
    return identifier(text_of(node), context)


def identifier(text: str, context: Context) -> ir.Name:
    """A name as seen from the context's scope. One that an import binds has the name it has in its own module."""
    if text == context.receiver:
        return ir.Name(text, kind="receiver")
    known = context.scope.memo.get(text)
    if known is None:
        known = context.scope.memo[text] = _look_up(text, context.scope)
    return known


def _look_up(text: str, scope: Scope) -> ir.Name:
    bindings, owner = scope.lookup(text)
    if owner is None:
        return ir.Name(text, kind="builtin" if text in BUILTINS else "unknown")
    imported = next((binding for binding in bindings if binding.kind == "import"), None)
    if imported is not None:
        return _imported(imported, text)
    if owner.kind != "module":
        return ir.Name(text, kind="local")
    return ir.Name(text, kind=kind_in_module(text, bindings))


def kind_in_module(text: str, bindings: list[Binding]) -> str:
    """What a name is that the module itself binds."""
    kinds = {binding.kind for binding in bindings}
    if "class" in kinds:
        return "type"
    if "def" in kinds:
        return "function"
    return "constant" if _CONSTANT.match(text) else "variable"


def _imported(binding: Binding, text: str) -> ir.Name:
    if binding.node.parent is not None and binding.node.parent.type == "import_statement":
        return ir.Name(text, binding.path, "package")
    if binding.path in SUBMODULES:
        return ir.Name(text, binding.path, "package")
    package, _, name = binding.path.rpartition(".")
    return ir.Name(name, package, kind_by_spelling(name))


def kind_by_spelling(name: str) -> str:
    """What a name of another module is, by the conventions of PEP 8; `unknown` for small letters."""
    if _TYPE.match(name):
        return "type"
    return "constant" if _CONSTANT.match(name) else "unknown"


@lowers("attribute")
def attribute(node: Node, context: Context) -> ir.Expression:
    """`value.name`, or a member of a module."""
    chain = dotted(node)
    if chain:
        first = identifier(chain[0], context)
        if first.package:
            return _member(first, chain[1:], context.names)
    value, name = node.child_by_field_name("object"), node.child_by_field_name("attribute")
    if value is None or name is None:
        return opaque(node, "does not parse")
    if text_of(name) == "__class__":
        return class_of(expression(value, context), node, context)
    return ir.Attribute(expression(value, context), text_of(name))


def _member(first: ir.Name, rest: list[str], names: FileNames) -> ir.Expression:
    """The module is as long as the imports say; the name after it is its member, all others are attributes."""
    package, value = first.package, None
    if first.kind == "package":
        modules = {one.module for one in names.imported()} | SUBMODULES
        while len(rest) > 1 and f"{package}.{rest[0]}" in modules:
            package, rest = f"{package}.{rest[0]}", rest[1:]
    elif first.kind == "unknown" and rest and (kind_by_spelling(rest[0]) != "unknown"):
        # Classes and constants in attributes of a small-letter name: that name is a module.
        package = f"{first.package}.{first.text}"
    else:
        value = first
    if value is None:
        value, rest = ir.Name(rest[0], package, kind_by_spelling(rest[0])), rest[1:]
    found: ir.Expression = value
    for name in rest:
        found = ir.Attribute(found, name)
    return found
