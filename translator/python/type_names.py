"""Which class, alias or type variable a name in an annotation is."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import types as ir
from translator.python import type_table as table
from translator.python.known_names import EXCEPTIONS, TYPING_MODULES
from translator.python.names import paths_of_chain
from translator.python.scopes import Scope
from translator.python.syntax import dotted, text_of


def known_path(chain: list[str], scope: Scope) -> str:
    """The path of a chain with `typing_extensions` read as `typing`; star imports of `typing` count here."""
    if not chain:
        return ""
    found = paths_of_chain(chain, scope)
    path = found[0] if found else ""
    if not path and len(chain) == 1 and not scope.lookup(chain[0])[0]:
        stars = {one.path for one in scope.file.imported() if one.name == "*"}
        path = f"typing.{chain[0]}" if stars & TYPING_MODULES and chain[0] in table.TYPING_NAMES else ""
    head, _, rest = path.partition(".")
    return f"typing.{rest}" if head == "typing_extensions" else path


def named(path: str, chain: list[str], args: tuple[ir.Type, ...], scope: Scope) -> ir.Type:
    """A class, alias or type variable by its path, or by what this file says of it."""
    if path:
        package, name = split_class_path(path)
        if package == "builtins" and name not in EXCEPTIONS:
            return ir.OpaqueType(".".join(chain))
        return ir.Named(name, "" if package == scope.file.unit else package, args)
    found, _ = scope.lookup(chain[0])
    if len(chain) == 1 and any(
        binding.kind == "type_parameter" or is_type_variable(binding.node, scope) for binding in found
    ):
        return ir.Variable(chain[0])
    if found and all(binding.kind in {"def", "parameter", "for", "with", "except"} for binding in found):
        return ir.OpaqueType(".".join(chain))
    return ir.Named(chain[-1], "", args)


def split_class_path(path: str) -> tuple[str, str]:
    """`app.models.Order.Status` as module `app.models` and the innermost class, `Status`."""
    names = path.split(".")
    place = next((i for i, name in enumerate(names) if i and name[:1].isupper()), len(names) - 1)
    return ".".join(names[:place]), names[-1]


def is_type_variable(node: Node, scope: Scope) -> bool:
    """Whether an assignment makes a `TypeVar`, `ParamSpec` or `TypeVarTuple`."""
    if node.type != "assignment":
        return False
    value = node.child_by_field_name("right")
    function = value.child_by_field_name("function") if value is not None and value.type == "call" else None
    return function is not None and known_path(dotted(function), scope) in table.TYPE_VARIABLES


def enclosing_class(scope: Scope) -> str:
    """The name of the innermost class around a scope; empty outside of classes."""
    around: Scope | None = scope
    while around is not None:
        if around.kind == "class":
            return text_of(around.node.child_by_field_name("name"))
        if around.kind == "types" and around.node.parent is not None and around.node.parent.type == "class_definition":
            return text_of(around.node.parent.child_by_field_name("name"))
        around = around.parent
    return ""
