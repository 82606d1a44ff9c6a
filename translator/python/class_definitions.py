"""Classes: dataclasses, exceptions, interfaces, plain ones."""

from __future__ import annotations

from msgspec.structs import replace
from tree_sitter import Node

from translator.ir import declarations as ir
from translator.ir import types
from translator.ir.expressions import Attribute, Call, Format, FormatArgument, Name
from translator.ir.statements import Assign, Do, Return
from translator.ir.walk import nodes
from translator.python.class_bodies import attribute_fields, class_fields, function_of, members, methods
from translator.python.classes import base_nodes, decorator_name, decorators, is_exception, is_interface
from translator.python.docstrings import docstring
from translator.python.errors import as_format, exception_type
from translator.python.functions import function
from translator.python.known_names import EXCEPTIONS
from translator.python.names import resolves
from translator.python.scopes import FileNames
from translator.python.syntax import parts, text_of
from translator.python.type_parameters import bounds_of, class_variables

DATACLASSES = (
    "dataclasses.dataclass",
    "pydantic.dataclasses.dataclass",
    "attr.s",
    "attr.attrs",
    "attr.dataclass",
    "attr.define",
    "attr.frozen",
    "attr.mutable",
    "attrs.define",
    "attrs.frozen",
    "attrs.mutable",
)

_MARKERS = frozenset({("Protocol", "typing"), ("Protocol", "typing_extensions"), ("ABC", "abc"), ("Generic", "typing")})


def class_(node: Node, names: FileNames, *, bodies: bool) -> ir.Structure | ir.Interface:
    """A class definition; `bodies`: its methods with their statements.

    A `Protocol` or abstract class is an interface: its abstract methods have no body. Fields of a dataclass are those
    of its body; those of other classes are the annotated ones of the body and what `__init__` assigns.
    """
    name = text_of(node.child_by_field_name("name"))
    doc = docstring(node.child_by_field_name("body"))
    scope = names.type_scope(node)
    inside = names.inner_scope(node)
    params = tuple(ir.TypeParameter(one, bounds_of(one, inside)) for one in class_variables(node, names))
    bases = tuple(exception_type(base, scope) for base in base_nodes(node))
    exported, line = not name.startswith("_"), node.start_point.row + 1
    found = methods(node, names, bodies=bodies)
    if is_interface(node, names):
        embeds = tuple(base for base in bases if not _is_marker(base))
        fields = _merged(class_fields(node, names, dataclass=False), attribute_fields(node, names))
        declared = tuple(_without_stub(method) for method in found)
        return ir.Interface(name, declared, embeds, params, fields, doc, exported, line)
    decorator = dataclass_decorator(node, names)
    fields = class_fields(node, names, dataclass=decorator is not None)
    bases = tuple(base for base in bases if not _is_marker(base))
    if decorator is not None:
        return ir.Structure(name, fields, params, bases, "dataclass", options(decorator), found, doc, exported, line)
    fields = _merged(fields, attribute_fields(node, names))
    if is_exception(node, names):
        text = message(node, names)
        return ir.Structure(name, fields, params, bases, "exception", (), found, doc, exported, line, text)
    return ir.Structure(name, fields, params, bases, "class", (), found, doc, exported, line)


def dataclass_decorator(node: Node, names: FileNames) -> Node | None:
    """The decorator that makes a class a dataclass, of the library or of attrs."""
    for decorator in decorators(node):
        if resolves(decorator_name(decorator), DATACLASSES, names):
            return decorator
    return None


def options(decorator: Node) -> tuple[str, ...]:
    """`@dataclass(frozen=True, eq=False)` as `frozen`, `eq=False`; what is no literal, as written."""
    arguments = decorator.child_by_field_name("arguments") if decorator.type == "call" else None
    found = ["frozen"] if text_of(decorator_name(decorator)).endswith("frozen") else []
    for argument in parts(arguments) if arguments is not None else ():
        name, value = text_of(argument.child_by_field_name("name")), text_of(argument.child_by_field_name("value"))
        if name:
            found.append(name if value == "True" else f"{name}={value}")
    return tuple(found)


def message(node: Node, names: FileNames) -> Format | None:
    """The text that an exception class gives itself: in `super().__init__(…)`, or by `__str__`."""
    texts: dict[str, Format] = {}
    for member in members(node):
        method = function_of(member)
        name = text_of(method.child_by_field_name("name")) if method is not None else ""
        if method is None or name not in {"__init__", "__str__"}:
            continue
        lowered = function(method, names)
        value = kept_argument(lowered) if name == "__init__" and _is_plain(node) else None
        for statement in lowered.body or ():
            match statement:
                case Do(Call(Attribute(Call(Name("super", _, "builtin")), "__init__"), (text,))) if name == "__init__":
                    value = as_format(text) or (Format((FormatArgument(text),)) if isinstance(text, Name) else None)
                case Do(Call(Attribute(Name(), "__init__"), (Name(_, _, "receiver"), text))) if name == "__init__":
                    value = as_format(text) or (Format((FormatArgument(text),)) if isinstance(text, Name) else None)
                case Return((text,)) if name == "__str__":
                    value = as_format(text)
                case _:
                    continue
            if value is not None:
                texts.setdefault(name, value)
        if value is not None:
            texts.setdefault(name, value)
    return texts.get("__str__") or texts.get("__init__")


def _is_plain(node: Node) -> bool:
    """Whether all bases are builtin exceptions, which have no `__str__` but the one that shows the arguments."""
    return all(text_of(base) in EXCEPTIONS for base in base_nodes(node))


def kept_argument(init: ir.Function) -> Format | None:
    """What `BaseException.__new__` shows where `__init__` says nothing of it: its one argument, as it keeps it."""
    match init.params:
        case (ir.Parameter(name, default=None, kind="normal"),):
            given = Name(name, kind="local")
        case _:
            return None
    if any(isinstance(one, Attribute) and one.name in {"__init__", "args"} for one in nodes(init.body or ())):
        return None
    for statement in init.body or ():
        match statement:
            case Assign((Attribute(Name(_, _, "receiver")) as field,), (value,), "=") if value == given:
                return Format((FormatArgument(field),))
    return None


def _is_marker(base: types.Type) -> bool:
    if isinstance(base, types.Known):
        return base.name == "any"
    return isinstance(base, types.Named) and (base.name, base.package) in _MARKERS


def _without_stub(method: ir.Function) -> ir.Function:
    """An abstract method, or one whose body is nothing but `...`, has no body."""
    abstract = any(name.startswith("abc.abstract") for name in method.decorators)
    return replace(method, body=None) if abstract or not method.body else method


def _merged(declared: tuple[ir.Field, ...], assigned: tuple[ir.Field, ...]) -> tuple[ir.Field, ...]:
    """The fields of the body, then those of `__init__` that it does not name.

    What the body gives a value and `__init__` assigns too is a field with a default.
    """
    by_name = {field.name: field for field in assigned}
    found: list[ir.Field] = []
    for field in declared:
        again = by_name.pop(field.name, None)
        if again is not None:
            known = field.type if field.type != types.UNKNOWN else again.type
            field = replace(field, type=known, constant=False, doc=field.doc or again.doc)  # noqa: PLW2901
        found.append(field)
    return (*found, *by_name.values())
