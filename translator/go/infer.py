"""The types of lowered expressions, as far as the file itself and well-known functions tell."""

from __future__ import annotations

from typing import Final

from translator.go.file_types import field_type, results_of_function, value_type
from translator.go.frame import Frame
from translator.go.std_types import HANDLES
from translator.go.types import library_results
from translator.ir.expressions import (
    Attribute,
    Binary,
    Call,
    Cast,
    Closure,
    Construct,
    Expression,
    Format,
    Index,
    IsNil,
    ListLiteral,
    Literal,
    Make,
    MapLiteral,
    Name,
    NewError,
    Receive,
    Slice,
    TypeAssertion,
    Unary,
)
from translator.ir.types import (
    BOOL,
    ERROR,
    INT,
    STRING,
    UNKNOWN,
    Array,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    Optional,
    Pointer,
    Set,
    Type,
)

_LITERALS: Final[dict[str, Type]] = {
    "int": INT,
    "float": Known("float64"),
    "string": STRING,
    "bytes": STRING,
    "rune": Known("rune"),
    "bool": BOOL,
}
_COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">=", "&&", "||", "in"})


def type_of(expression: Expression, frame: Frame) -> Type:
    """The type of a value, Unknown where only other files could tell."""
    match expression:
        case Name():
            binding = frame.bindings.get(expression.text) if not expression.package else None
            if binding is not None:
                return binding.type
            return UNKNOWN if expression.package else value_type(expression.text, frame.names)
        case Attribute():
            owner = _pointed(type_of(expression.value, frame))
            if isinstance(owner, Named) and not owner.package:
                return field_type(owner.name, expression.name, frame.names)
        case Call():
            results = results_of(expression, frame)
            return results[0] if len(results) == 1 else UNKNOWN
        case Index():
            return _element(type_of(expression.value, frame))
        case Slice():
            return type_of(expression.value, frame)
        case Construct() | Make():
            return pointer_to(expression.type) if expression.pointer else expression.type
        case _:
            return _type_of_value(expression, frame)
    return UNKNOWN


def results_of(call: Expression, frame: Frame) -> tuple[Type, ...]:
    """The types of a call's results, its error included; empty when they are not known."""
    if not isinstance(call, Call):
        return ()
    function = call.function
    match function:
        case Name(kind="builtin"):
            return _builtin_results(function.text, call, frame)
        case Name() if function.package:
            return library_results(f"{function.package}.{function.text}")
        case Name() if function.text not in frame.bindings:
            return results_of_function(function.text, frame.names) or ()
        case Name():
            of = frame.bindings[function.text].type
            return _function_results(of)
        case Attribute():
            owner = _pointed(type_of(function.value, frame))
            if isinstance(owner, Named) and not owner.package:
                known = results_of_function(f"{owner.name}.{function.name}", frame.names)
                return known if known is not None else _function_results(type_of(function, frame))
            if owner == Known("context"):
                return _CONTEXT_METHODS.get(function.name, ())
        case Closure():
            return (*function.results, ERROR) if function.fallible else function.results
    return ()


def pointer_to(of: Type) -> Type:
    """A pointer, or the type itself where Go only ever handles it by pointer."""
    return of if isinstance(of, Known) and of.name in HANDLES else Pointer(of)


_CONTEXT_METHODS: Final[dict[str, tuple[Type, ...]]] = {
    "Done": (Channel(Known("unit"), "receive"),),
    "Err": (ERROR,),
}


def _type_of_value(expression: Expression, frame: Frame) -> Type:
    match expression:
        case Literal():
            return _LITERALS.get(expression.kind, UNKNOWN)
        case Format():
            return STRING
        case NewError():
            return ERROR
        case Cast() | TypeAssertion():
            return expression.type
        case MapLiteral():
            return expression.type
        case ListLiteral(kind="list"):
            return List(expression.of)
        case ListLiteral(kind="array"):
            return Array(expression.of, str(len(expression.items)))
        case ListLiteral(kind="set"):
            return Set(expression.of)
        case Receive():
            channel = type_of(expression.channel, frame)
            channel = channel.of if isinstance(channel, Optional) else channel
            return channel.of if isinstance(channel, Channel) else UNKNOWN
        case Closure():
            return FunctionType(tuple(of for _, of in expression.params), expression.results, expression.fallible)
        case IsNil():
            return BOOL
        case Binary():
            return BOOL if expression.operator in _COMPARISONS else type_of(expression.left, frame)
        case Unary():
            return _unary(expression, frame)
    return UNKNOWN


def _unary(expression: Unary, frame: Frame) -> Type:
    of = type_of(expression.value, frame)
    match expression.operator:
        case "&":
            return UNKNOWN if of == UNKNOWN else pointer_to(of)
        case "*":
            return _pointed(of) if isinstance(of, Pointer) else UNKNOWN
        case "!":
            return BOOL
    return of


def _builtin_results(name: str, call: Call, frame: Frame) -> tuple[Type, ...]:
    match name:
        case "len" | "cap" | "copy":
            return (INT,)
        case "append" | "min" | "max" if call.args:
            return (type_of(call.args[0], frame),)
    return ()


def _function_results(of: Type) -> tuple[Type, ...]:
    if isinstance(of, FunctionType):
        return (*of.results, ERROR) if of.fallible else of.results
    return ()


def _pointed(of: Type) -> Type:
    return of.to if isinstance(of, Pointer) else of


def _element(of: Type) -> Type:
    match _pointed(of):
        case List(of=element) | Array(of=element):
            return element
        case Map(value=element):
            return element
        case Known("bytes") | Known("string"):
            return Known("byte")
    return UNKNOWN
