"""Functions and methods: signatures and bodies."""

from __future__ import annotations

import re

from msgspec.structs import replace
from tree_sitter import Node

from translator.ir import declarations as ir
from translator.ir import types
from translator.ir.statements import Statement
from translator.ir.types import UNIT, UNKNOWN, Optional
from translator.python.bindings import parameter_names
from translator.python.classes import decorator_name, decorators, is_decorated
from translator.python.context import Context
from translator.python.docstrings import docstring
from translator.python.evident import evident_type
from translator.python.evident_results import answers
from translator.python.exceptions import escaping, is_docstring
from translator.python.expressions import expression
from translator.python.flow import Flow
from translator.python.mutation import writes_receiver
from translator.python.names import paths
from translator.python.scopes import FileNames, Scope
from translator.python.statements import sequence
from translator.python.syntax import is_async, parts, path_to, text_of
from translator.python.type_names import enclosing_class
from translator.python.type_parameters import bounds_of, class_variables, type_variables
from translator.python.type_unions import optional
from translator.python.types import lower_type
from translator.source.receiver_uses import calls_on, takes_lock

_SEPARATORS = frozenset({"keyword_separator", "positional_separator"})

_YIELD, _RETURN = re.compile(rb"\byield\b"), re.compile(rb"\breturn\b")

VARIABLE_KINDS = frozenset({"assign", "augment", "for", "with", "match", "def", "class", "declare", "except"})


def signature(node: Node, names: FileNames) -> ir.Function:
    """A function's declaration without its body.

    `raises` names the exceptions that its own body lets out (see `exceptions.escaping`); `fallible` says that there are
    any. Decorators are named by their path where imports tell it (`builtins.property`), else by their source.
    """
    known = names.signatures.get(node.id)
    if known is None:
        known = names.signatures[node.id] = _signature(node, names)
    return known


def _signature(node: Node, names: FileNames) -> ir.Function:
    scope = names.type_scope(node)
    owner = enclosing_class(scope) if _is_method(node) else ""
    receiver = _receiver(node, owner, names) if owner else None
    params = _parameters(node, scope, names)
    if receiver is not None and receiver.kind != "static":
        params = params[1:]
    results = _results(node, scope, names)
    raises = escaping(node, names)
    name = text_of(node.child_by_field_name("name"))
    if types.ANY in results:
        params = tuple(replace(one, given=one.type == types.ANY and _is_handed_back(one.name, node)) for one in params)
    return ir.Function(
        name,
        params,
        results,
        bool(raises),
        receiver,
        _type_parameters(node, params, results, scope),
        is_async=is_async(node),
        doc=docstring(node.child_by_field_name("body")),
        decorators=tuple(_decorator_text(decorator, names) for decorator in decorators(node)),
        raises=raises,
        exported=not name.startswith("_") or (name.startswith("__") and name.endswith("__")),
        line=node.start_point.row + 1,
        is_generator=_own(node, _YIELD, "yield", names),
    )


def function(node: Node, names: FileNames) -> ir.Function:
    """A function with its body."""
    declared = signature(node, names)
    return replace(declared, body=lower_body(node, body_context(node, declared, names)))


def body_context(node: Node, declared: ir.Function, names: FileNames) -> Context:
    """Where the statements of a function's body stand: parameters exist, locals do not yet."""
    scope = names.inner_scope(node)
    params = {param.name: param.type for param in declared.params if param.type != types.UNKNOWN}
    bound = scope.bound
    variables = [
        name
        for name, bindings in bound.table.items()
        if name not in bound.of_module | bound.of_parent and any(one.kind in VARIABLE_KINDS for one in bindings)
    ]
    parameters = {name for name, bindings in bound.table.items() if bindings[0].kind == "parameter"}
    return Context(
        names,
        scope,
        declared.receiver.name if declared.receiver is not None else "",
        params,
        parameters,
        Flow(node.child_by_field_name("body") or node, variables, names),
        returns_nothing=not declared.results,
    )


def lower_body(node: Node, context: Context) -> tuple[Statement, ...]:
    """The statements of a function's body, without its docstring."""
    body = node.child_by_field_name("body")
    if body is None:
        return ()
    statements = [*_comments_before(body), *body.children]
    first = next((child for child in statements if child.is_named and child.type != "comment"), None)
    if first is not None and is_docstring(first):
        statements.remove(first)
    return sequence(statements, context)


def _comments_before(body: Node) -> list[Node]:
    around = body.parent
    return [child for child in around.children if child.type == "comment"] if around is not None else []


def _is_method(node: Node) -> bool:
    around = node.parent
    if around is not None and around.type == "decorated_definition":
        around = around.parent
    return around is not None and around.parent is not None and around.parent.type == "class_definition"


def _receiver(node: Node, owner: str, names: FileNames) -> ir.Receiver | None:
    if is_decorated(node, ["builtins.staticmethod"], names):
        return ir.Receiver("", owner, "static")
    first = next((name for name, _ in parameter_names(node)), "")
    if not first or _takes_all(node):
        return ir.Receiver("", owner, "static")
    implicit = text_of(node.child_by_field_name("name")) in {"__new__", "__init_subclass__", "__class_getitem__"}
    kind = "class" if implicit or is_decorated(node, ["builtins.classmethod"], names) else "pointer"
    body = node.child_by_field_name("body")
    if kind == "class" or body is None:
        return ir.Receiver(first, owner, kind)
    inside = body.text or b""
    return ir.Receiver(
        first,
        owner,
        kind,
        writes_receiver(node, first),
        locked=takes_lock(first, inside),
        calls=calls_on(first, inside),
    )


def _is_handed_back(name: str, node: Node) -> bool:
    """Whether a function returns a parameter as it came: what is behind a `dyn Any` cannot be copied."""
    return re.search(rb"\breturn " + name.encode() + rb"\s*(?:#.*)?$", node.text or b"", re.MULTILINE) is not None


def _takes_all(node: Node) -> bool:
    """Whether the first parameter is `*args`, which then holds the receiver too."""
    parameters = node.child_by_field_name("parameters")
    first = parts(parameters)[0] if parameters is not None and parts(parameters) else None
    return first is not None and text_of(first).startswith("*")


def _parameters(node: Node, scope: Scope, names: FileNames) -> tuple[ir.Parameter, ...]:
    parameters = node.child_by_field_name("parameters")
    found: list[ir.Parameter] = []
    keyword_only = False
    outside = Context(names, scope)
    for param in parts(parameters) if parameters is not None else ():
        if param.type in _SEPARATORS or param.is_error:
            keyword_only = keyword_only or param.type == "keyword_separator"
            continue
        one = _parameter(param, outside)
        if one.kind == "variadic":
            keyword_only = True
        found.append(replace(one, kind="keyword") if keyword_only and one.kind == "normal" else one)
    return tuple(found)


def _parameter(param: Node, outside: Context) -> ir.Parameter:
    name = param.child_by_field_name("name") or (parts(param)[0] if param.type == "typed_parameter" else param)
    kind = {"list_splat_pattern": "variadic", "dictionary_splat_pattern": "keywords"}.get(name.type, "normal")
    text = text_of(name).lstrip("* ")
    annotation, value = param.child_by_field_name("type"), param.child_by_field_name("value")
    default = expression(value, outside) if value is not None else None
    type_ = lower_type(annotation, outside.scope) if annotation is not None else evident_type(value, outside.scope)
    if value is not None and value.type == "none":
        # One that says `None` and nothing else is there to be left out.
        type_ = Optional(UNKNOWN) if type_ == UNIT else optional(type_)
    return ir.Parameter(text, type_, default, kind)


def _results(node: Node, scope: Scope, names: FileNames) -> tuple[types.Type, ...]:
    annotation = node.child_by_field_name("return_type")
    if annotation is not None:
        result = lower_type(annotation, scope)
        return () if result in {types.UNIT, types.OpaqueType("NoReturn"), types.OpaqueType("Never")} else (result,)
    if _own(node, _YIELD, "yield", names):
        return (types.Known("async_iterator" if is_async(node) else "iterator", (types.UNKNOWN,)),)
    if answers(node, names.source):
        return (types.BOOL,)
    return (types.UNKNOWN,) if _own(node, _RETURN, "return", names) else ()


def _own(node: Node, keyword: re.Pattern[bytes], token: str, names: FileNames) -> bool:
    """Whether the function itself, not one inside it, has a `yield`, or a `return` with a value."""
    body = node.child_by_field_name("body")
    if body is None:
        return False
    for match in keyword.finditer(names.source, body.start_byte, body.end_byte):
        leaf = body.descendant_for_byte_range(match.start(), match.end())
        above = leaf.parent if leaf is not None and leaf.type == token else None
        if above is None:
            continue
        values = parts(above)
        if token == "return" and (not values or values[0].type == "none"):  # noqa: S105
            continue
        if not any(step.type in {"function_definition", "lambda", "class_definition"} for step in path_to(body, above)):
            return True
    return False


def _decorator_text(decorator: Node, names: FileNames) -> str:
    name = decorator_name(decorator)
    found = paths(name, names)
    return found[0] if found else text_of(name)


def _type_parameters(
    node: Node, params: tuple[ir.Parameter, ...], results: tuple[types.Type, ...], scope: Scope
) -> tuple[ir.TypeParameter, ...]:
    used = dict.fromkeys(
        name for type_ in (*(param.type for param in params), *results) for name in type_variables(type_)
    )
    return tuple(ir.TypeParameter(name, bounds_of(name, scope)) for name in used if not _of_class(name, node, scope))


def _of_class(name: str, node: Node, scope: Scope) -> bool:
    """Whether the class around a method declares the type parameter."""
    if scope.kind == "types" and scope.node.parent == node and name in scope.bound.table:
        return False
    around: Scope | None = scope
    while around is not None and around.kind != "class":
        around = around.parent
    return around is not None and name in class_variables(around.node, scope.file)
