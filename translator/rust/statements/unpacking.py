"""Lists whose items are given names at once: `a, b = text.split(":", 1)`, `first, second = rows`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import STRING, UNKNOWN, List, Optional, Type
from translator.rust.calls.by_rule import key_text
from translator.rust.calls.text_calls import split_by
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import form
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.mutability import binding
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of

WRONG_NUMBER = "another number of values is a `ValueError` in the source, here it panics."


def parted(value: ex.Expression | None, scope: Scope) -> str:
    """The two halves of a text that is split once, as an `Option`; empty for other values."""
    match value:
        case ex.Call(ex.Attribute(text, "split" | "rsplit" as method)) if type_of(text, scope) == STRING:
            separator, limit = split_by(value)
            if separator is None or limit != 1:
                return ""
            return f"{at(text, scope, POSTFIX)}.{method}_once({key_text(separator, scope)})"
        case _:
            return ""


def unpacked(names: tuple[str, ...], value: ex.Expression, type_: Type, scope: Scope) -> str:
    """The `let` that gives the items of a list their names; empty for values that are no lists."""
    if halves := parted(value, scope) if len(names) == 2 else "":
        scope.frame.notes.append(WRONG_NUMBER)
        for name in names:
            scope.bind(name, Local(STRING, ref=True))
        return f"let ({', '.join(binding(n) for n in names)}) = {halves}.unwrap();"
    if not isinstance(strip_pointer(type_), List) or isinstance(value, ex.ListLiteral):
        return ""
    scope.frame.notes.append(WRONG_NUMBER)
    element, standing = element_of(type_), form(value, scope)
    lent = standing != "value" or isinstance(value, ex.Name)
    if lent:
        text = f"<&[_; {len(names)}]>::try_from(&{at(value, scope, POSTFIX).removeprefix('&')}[..])"
    else:
        text = f"<[_; {len(names)}]>::try_from({plain(value, scope)})"
    for name in names:
        scope.bind(name, Local(element, ref=lent))
    return f"let [{', '.join(binding(n) for n in names)}] = {text}.unwrap();"


def begun(value: ex.Expression, items: tuple[Type, ...]) -> tuple[Type, ...]:
    """The types of names that begin with these values: what begins as nothing may be absent."""
    if not isinstance(value, ex.ListLiteral) or len(value.items) != len(items):
        return items
    nil = ex.Literal("nil", "")
    return tuple(Optional(UNKNOWN) if one == nil else of for one, of in zip(value.items, items, strict=True))
