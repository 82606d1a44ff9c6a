"""Calls and conversions, and the library calls that have nodes of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec
from tree_sitter import Node

from translator.go import error_calls, syntax
from translator.go.elements import element_of, is_type
from translator.go.equivalents import APPENDED, appended, encoded_at_once
from translator.go.file_types import underlying
from translator.go.formats import constant_text, lower_format, lower_operands
from translator.go.frame import Frame
from translator.go.infer import type_of
from translator.go.lowering import lower_expression
from translator.go.meanings import package_path, require
from translator.go.origins import origin_of
from translator.go.std_types import BASIC, LIBRARY
from translator.go.types import TYPE_KINDS, lower_type
from translator.go.universe import BUILTIN_FUNCTIONS
from translator.ir.expressions import Attribute, Call, Cast, ErrorAs, ErrorIs, Expression, Make, Name, NewError, Opaque
from translator.ir.types import Known, Type

CONTEXT: Final = Known("context")
_CONVERSIONS: Final = frozenset(LIBRARY) | frozenset(
    "net/http.HandlerFunc net/http.Dir time.Month time.Weekday encoding/json.RawMessage encoding/json.Number "
    "sort.StringSlice sort.IntSlice net.HardwareAddr os.FileMode io/fs.FileMode reflect.Kind syscall.Signal".split()
)


def lower_call(node: Node, frame: Frame) -> Expression:
    """A call, a conversion that looks like one, or what a well-known function means."""
    function, arguments = require(node, syntax.FUNCTION), syntax.named(require(node, syntax.ARGUMENTS))
    match function.type:
        case "identifier":
            special = _bare(function, arguments, frame)
            if special is not None:
                return special
        case "selector_expression":
            special = _member(node, function, arguments, frame)
            if special is not None:
                return special
        case "parenthesized_expression":
            pointer = _pointer_type(function)
            if pointer is not None and len(arguments) == 1:
                return Cast(lower_type(pointer, frame.names, frame.variables), lower_expression(arguments[0], frame))
        case "index_expression" if is_type(require(function, syntax.INDEX), frame):
            # With several arguments the grammar reads `f[T](x, y)` as a call of an element.
            of = lower_type(require(function, syntax.INDEX), frame.names, frame.variables)
            return _call(lower_expression(require(function, syntax.OPERAND), frame), arguments, frame, (of,))
    type_args = node.child_by_field_id(syntax.TYPE_ARGUMENTS)
    return encoded_at_once(_call(lower_expression(function, frame), arguments, frame, _types(type_args, frame)))


def lower_conversion(node: Node, frame: Frame) -> Expression:
    """`[]byte(x)`. The grammar also reads `f[T](x)` and `handlers[i](x)` as one."""
    type_, operand = require(node, syntax.TYPE), require(node, syntax.OPERAND)
    if type_.type == "generic_type":
        base = require(type_, syntax.TYPE)
        arguments = type_.child_by_field_id(syntax.TYPE_ARGUMENTS)
        if not is_type(base, frame):
            element = element_of(base, arguments, frame)
            if element is not None:
                return _call(element, [operand], frame)
            return _call(lower_expression(base, frame), [operand], frame, _types(arguments, frame))
    return Cast(lower_type(type_, frame.names, frame.variables), lower_expression(operand, frame))


def is_context(value: Expression, frame: Frame) -> bool:
    """Whether a value is a context, by its type or by its custom name."""
    match value:
        case Name(package="") if value.text in frame.bindings:
            of = frame.bindings[value.text].type
            return of == CONTEXT or (value.text == "ctx" and not isinstance(of, Known))
        case Name(text="ctx", package="") | Attribute(name="ctx"):
            return True
        case Call(function=Name(text="Background" | "TODO", package="context")):
            return True
        case Call(function=Attribute(name="Context"), args=()):
            return True
        case Call() | Attribute():
            return type_of(value, frame) == CONTEXT
    return False


def lower_arguments(arguments: list[Node], frame: Frame) -> tuple[list[Expression], bool]:
    """The arguments, and whether the last one is spread."""
    spread = bool(arguments) and arguments[-1].type == "variadic_argument"
    lowered = []
    for argument in arguments:
        inner = syntax.named(argument) if argument.type == "variadic_argument" else None
        lowered.append(lower_expression(inner[0] if inner else argument, frame))
    return lowered, spread


def _pointer_type(function: Node) -> Node | None:
    """The `*T` of a conversion `(*T)(x)`."""
    inner = syntax.named(function)
    is_pointer = len(inner) == 1 and inner[0].type == "unary_expression" and syntax.has_token(inner[0], "*")
    return inner[0] if is_pointer else None


def _call(function: Expression, arguments: list[Node], frame: Frame, type_args: tuple[Type, ...] = ()) -> Call:
    args, spread = lower_arguments(arguments, frame)
    if isinstance(function, Name) and function.kind == "unknown":
        function = Name(function.text, function.package, "function")
    if args and is_context(args[0], frame):
        return Call(function, tuple(args[1:]), context=args[0], spread=spread, type_args=type_args)
    return Call(function, tuple(args), spread=spread, type_args=type_args)


def _bare(function: Node, arguments: list[Node], frame: Frame) -> Expression | None:
    """A call of a plain name that is a builtin or a type."""
    name = syntax.text(function)
    if name in frame.bindings:
        return None
    if name not in frame.names.package_level and name not in frame.names.imports:
        if name in BUILTIN_FUNCTIONS:
            return _builtin(name, arguments, frame)
        basic = BASIC.get(name)
        if basic is not None and len(arguments) == 1:
            return Cast(basic, lower_expression(arguments[0], frame))
    elif len(arguments) == 1 and underlying(name, frame.names) is not None:
        return Cast(lower_type(function, frame.names, frame.variables), lower_expression(arguments[0], frame))
    if frame.names.dot_imports:
        path = frame.names.resolve(function)
        special = _SPECIAL.get(path)
        if special is not None:
            args, _ = lower_arguments(arguments, frame)
            return special(args, frame)
    return None


def _builtin(name: str, arguments: list[Node], frame: Frame) -> Expression:
    if name == "make" and arguments:
        sizes = tuple(lower_expression(argument, frame) for argument in arguments[1:])
        return Make(lower_type(arguments[0], frame.names, frame.variables), sizes)
    if name == "new" and len(arguments) == 1:
        argument = arguments[0]
        if argument.type in TYPE_KINDS or (argument.type == "identifier" and is_type(argument, frame)):
            return Make(lower_type(argument, frame.names, frame.variables), pointer=True)
    args, spread = lower_arguments(arguments, frame)
    return Call(Name(name, kind="builtin"), tuple(args), spread=spread)


def _member(node: Node, function: Node, arguments: list[Node], frame: Frame) -> Expression | None:
    """A call of a package's member that is a conversion or has a node of its own."""
    path = package_path(require(function, syntax.OPERAND), frame)
    if not path:
        return None
    full = f"{path}.{syntax.text(require(function, syntax.FIELD))}"
    if full in _CONVERSIONS and len(arguments) == 1:
        return Cast(lower_type(function, frame.names, frame.variables), lower_expression(arguments[0], frame))
    special = _SPECIAL.get(full)
    if special is None:
        return None
    args, spread = lower_arguments(arguments, frame)
    made = None if spread else special(args, frame)
    if isinstance(made, ErrorIs | ErrorAs):
        made = msgspec.structs.replace(made, origin=origin_of(made.error, frame))
    elif isinstance(made, NewError) and isinstance(made.cause, Name) and frame.piece is not None:
        made = msgspec.structs.replace(made, origin=origin_of(made.cause, frame))
    if made is None and full in _FORMATS:
        opaque = Opaque(syntax.text(node), "a format that Rust does not have")
        return opaque if full == "fmt.Sprintf" else NewError(message=error_calls.text_of(opaque))
    return made


def _sprintf(args: list[Expression], frame: Frame) -> Expression | None:
    text = constant_text(args[0], frame) if args else None
    if text is None:
        return None
    formatted = lower_format(text, args[1:], frame)
    return formatted.format if formatted else None


def _sprint(args: list[Expression], frame: Frame) -> Expression | None:
    return lower_operands(args, frame, line=False)


def _sprintln(args: list[Expression], frame: Frame) -> Expression | None:
    return lower_operands(args, frame, line=True)


def _types(arguments: Node | None, frame: Frame) -> tuple[Type, ...]:
    if arguments is None:
        return ()
    return tuple(lower_type(argument, frame.names, frame.variables) for argument in syntax.named(arguments))


_Special = Callable[[list[Expression], Frame], Expression | None]
_SPECIAL: Final[dict[str, _Special]] = {
    "fmt.Appendf": appended(_sprintf),
    "fmt.Sprintf": _sprintf,
    "fmt.Sprint": _sprint,
    "fmt.Sprintln": _sprintln,
    **APPENDED,
    **error_calls.SPECIAL,
}
_FORMATS: Final = frozenset(
    {"fmt.Sprintf", "fmt.Errorf", "golang.org/x/xerrors.Errorf", "github.com/pkg/errors.Errorf"}
)
