"""Library calls that say the same as a plainer one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from translator.go.frame import Frame
from translator.ir.expressions import Attribute, Call, Expression, Literal, Name, Unary

_APPENDED: Final = {
    "strconv.AppendBool": "strconv.FormatBool",
    "strconv.AppendFloat": "strconv.FormatFloat",
    "strconv.AppendInt": "strconv.FormatInt",
    "strconv.AppendQuote": "strconv.Quote",
    "strconv.AppendUint": "strconv.FormatUint",
}
_FOUND: Final = {
    ("strings", "Index"): "Contains",
    ("strings", "IndexAny"): "ContainsAny",
    ("strings", "IndexFunc"): "ContainsFunc",
    ("strings", "IndexRune"): "ContainsRune",
    ("bytes", "Index"): "Contains",
}
_NONE: Final = (Unary("-", Literal("int", "1")), Literal("int", "-1"))
_FIRST: Final = Literal("int", "0")


def appended(text: Callable[[list[Expression], Frame], Expression | None]) -> Callable[..., Expression | None]:
    """A text put behind bytes: `append(b, text...)`."""

    def lowered(args: list[Expression], frame: Frame) -> Expression | None:
        behind = text(args[1:], frame) if args else None
        return None if behind is None else Call(Name("append", kind="builtin"), (args[0], behind), spread=True)

    return lowered


def _formatted(path: str) -> Callable[[list[Expression], Frame], Expression | None]:
    package, _, name = path.rpartition(".")
    return lambda args, _frame: Call(Name(name, package, "function"), tuple(args))


APPENDED: Final = {path: appended(_formatted(format_)) for path, format_ in _APPENDED.items()}
"""By import path and name."""


def encoded_at_once(call: Call) -> Call:
    """`json.NewEncoder(w).Encode(v)` as a function of its own; other calls as they are."""
    match call:
        case Call(Attribute(Call(Name("NewEncoder", "encoding/json"), (writer,)), "Encode"), (value,)):
            return Call(Name("Encode", "encoding/json", "function"), (writer, value))
        case _:
            return call


def question_of_place(operator: str, left: Expression, right: Expression) -> Expression | None:
    """`strings.Index(text, part) >= 0` as `strings.Contains(text, part)`; None for other comparisons."""
    match left:
        case Call(Name(name, package), (_, _), (), spread=False) if (package, name) in _FOUND:
            asked = Call(Name(_FOUND[package, name], package, "function"), left.args)
        case _:
            return None
    if (operator in {"!=", ">"} and right in _NONE) or (operator == ">=" and right == _FIRST):
        return asked
    if (operator == "==" and right in _NONE) or (operator == "<" and right == _FIRST):
        return Unary("!", asked)
    if name == "Index" and right == _FIRST and operator in {"==", "!="}:
        begins = Call(Name("HasPrefix", package, "function"), left.args)
        return begins if operator == "==" else Unary("!", begins)
    return None
