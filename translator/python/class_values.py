"""Classes that code asks its values for: `type(x)`, `x.__class__`, `issubclass`."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.ir.types import Named, Type
from translator.python.context import Context
from translator.python.syntax import parts, text_of, unwrap
from translator.python.types import lower_type

_OF_CLASSES = frozenset({"cls", "mcs", "mcls", "metacls"})


def class_of(value: ir.Expression, node: Node, context: Context) -> ir.Expression:
    """The class of `value`, which `node` asks for: a method's own one by its name, of others `type(value)`."""
    own = own_class(node) if isinstance(value, ir.Name) and value.kind == "receiver" else ""
    if own and context.receiver not in _OF_CLASSES and _is_used(node):
        return ir.Name(own, kind="type")
    return ir.Call(ir.Name("type", kind="builtin"), (value,))


def own_class(node: Node) -> str:
    """The name of the module's class that a node stands in; empty elsewhere."""
    found = node.parent
    while found is not None and found.type != "class_definition":
        found = found.parent
    outer = found.parent if found is not None else None
    if outer is not None and outer.type == "decorated_definition":
        outer = outer.parent
    is_modules = outer is not None and outer.type == "module"
    return text_of(found.child_by_field_name("name")) if found is not None and is_modules else ""


def _is_used(node: Node) -> bool:
    """Whether a class is called, compared, or asked for a member that its values have, too: it is no text then."""
    outer = node.parent
    match outer.type if outer is not None else "":
        case "attribute" if outer is not None:
            return not text_of(outer.child_by_field_name("attribute")).startswith("__")
        case "call" if outer is not None:
            return outer.child_by_field_name("function") == node
        case kind:
            return kind == "comparison_operator"


def same_class(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression | None:
    """`type(x) is A`, either way round, of a class that is lowered already; None for other comparisons."""
    if isinstance(left, ir.Name):
        left, right = right, left
    match left, right:
        case ir.Call(ir.Name("type", _, "builtin"), (value,), ()), ir.Name(name, package, "type"):
            test = ir.TypeTest(value, (Named(name, package),))
        case _:
            return None
    if operator in {"is", "=="}:
        return test
    return ir.Unary("!", test) if operator in {"is not", "!="} else None


def subclass_test(tested: ir.Expression) -> ir.Expression | None:
    """The value of which `issubclass(type(x), …)` asks what `isinstance(x, …)` does; None where a class is tested."""
    match tested:
        case ir.Call(ir.Name("type", _, "builtin"), (value,), ()):
            return value
        case _:
            return None


def tested_type(node: Node, context: Context) -> Type:
    """The type that `isinstance` asks for, a method's own class among them."""
    node = unwrap(node)
    named = node.child_by_field_name("attribute" if node.type == "attribute" else "function")
    asked = (
        node.child_by_field_name("object")
        if node.type == "attribute"
        else next(iter(parts(node.child_by_field_name("arguments") or node)), None)
    )
    if text_of(named) in {"__class__", "type"} and asked is not None and text_of(asked) == context.receiver:
        return Named(own_class(node)) if own_class(node) else lower_type(node, context.scope)
    return lower_type(node, context.scope)
