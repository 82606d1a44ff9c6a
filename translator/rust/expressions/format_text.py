"""Text with holes: `format!` and the macros that print."""

from __future__ import annotations

import re

from translator.ir.expressions import Attribute, Call, Cast, Expression, Format, FormatArgument, Literal, MapLiteral
from translator.ir.percent import VERB
from translator.ir.percent import hole as percent_hole
from translator.ir.types import JSON, Array, Known, List, Map, Optional, Set, Tuple, Type
from translator.rust.dispatch import Term, at, plain, prints
from translator.rust.scope import Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import rule_of, type_of

DEBUG_ONLY = frozenset(
    {"duration", "bytes", "instant", "unit", "any", "file", "buffered_file", "metadata", "dir_entry"}
)
"""Known types that print with `{:?}` only."""

_PLAIN_NAME = re.compile(r"(?!(?:self|true|false)\b)[a-z_][a-z0-9_]*")


def is_debug_only(type_: Type) -> bool:
    """Whether values of the type have `Debug` and no `Display`."""
    if isinstance(type_, Known):
        return type_.name in DEBUG_ONLY
    return isinstance(type_, List | Map | Set | Tuple | Optional | Array)


def hole(argument: FormatArgument, scope: Scope) -> tuple[str, str]:
    """A hole's Rust text and its format spec."""
    value = argument.value if "?" in argument.spec else _shown(argument.value, scope)
    type_ = type_of(value, scope)
    spec = argument.spec or ("?" if is_debug_only(type_) else "")
    if type_ == JSON:
        scope.frame.notes.append("a JSON text is shown with its quotes; `as_str` gives it without.")
    if type_ == Known("path") and not spec:
        return f"{at(value, scope, POSTFIX)}.display()", ""
    return plain(value, scope), spec


def _shown(value: Expression, scope: Scope) -> Expression:
    """A value without what only makes a text of it."""
    match value:
        case Call(Attribute(owner, "String"), ()) if not isinstance(type_of(owner, scope), Known):
            return owner
        case Cast(Known("string"), inner) if type_of(inner, scope) in (Known("byte"), Known("uint8"), Known("rune")):
            return Cast(Known("rune"), inner)
        case Call(_, (inner,), ()) if (rule := rule_of(value, scope)) is not None and rule.template == TO_TEXT:
            return inner
    return value


TO_TEXT = "{0}.to_string()"


def format_arguments(value: Expression, scope: Scope) -> str:
    """What stands between the parentheses of `format!`: the literal, then what could not be inlined."""
    if isinstance(value, Literal) and value.kind == "string":
        return string(value.text.replace("{", "{{").replace("}", "}}"))
    if not isinstance(value, Format):
        return joined_arguments((value,), "", scope)
    literal, behind = [], []
    for part in value.parts:
        if isinstance(part, str):
            literal.append(string(part.replace("{", "{{").replace("}", "}}"))[1:-1])
            continue
        text, spec = hole(part, scope)
        inlined = _PLAIN_NAME.fullmatch(text)
        colon = f":{spec}" if spec else ""
        literal.append(f"{{{text if inlined else ''}{colon}}}")
        if not inlined:
            behind.append(text)
    return ", ".join([f'"{"".join(literal)}"', *behind])


def joined_arguments(values: tuple[Expression, ...], separator: str, scope: Scope) -> str:
    """Values one after the other, as the arguments of `format!`."""
    parts: list[str | FormatArgument] = []
    for place, value in enumerate(values):
        if place and separator:
            parts.append(separator)
        match value:
            case Literal("string", text):
                parts.append(text)
            case Format(inner):
                parts.extend(inner)
            case _:
                parts.append(FormatArgument(value))
    return format_arguments(Format(tuple(parts)), scope)


def percent_arguments(values: tuple[Expression, ...], scope: Scope) -> str | None:
    """`"%s: %d", a, b` as the arguments of `format!`; None where holes and values do not pair."""
    if not values:
        return '""'
    first, rest = values[0], values[1:]
    if not rest:
        return format_arguments(first, scope)
    if not isinstance(first, Literal) or first.kind != "string":
        return None
    if len(rest) == 1 and isinstance(rest[0], MapLiteral) and "%(" in first.text:
        return _named_arguments(first.text, rest[0], scope)
    return _placed_arguments(first.text, rest, scope)


def _placed_arguments(text: str, values: tuple[Expression, ...], scope: Scope) -> str | None:
    """`"%s: %d", a, b` where the values come in order."""
    parts: list[str | FormatArgument] = []
    waiting = iter(values)
    position = 0
    for found in VERB.finditer(text):
        parts.append(text[position : found.start()])
        position = found.end()
        if found["verb"] == "%":
            parts.append("%")
            continue
        value = next(waiting, None)
        filled = None if value is None or found["index"] else percent_hole(found, value, type_of(value, scope))
        if filled is None:
            return None
        parts.append(filled)
    parts.append(text[position:])
    stray = any(isinstance(part, str) and part != "%" and "%" in part for part in parts)
    if stray or next(waiting, None) is not None:
        return None
    return format_arguments(Format(tuple(part for part in parts if part)), scope)


_NAMED = re.compile(r"%(?:\((?P<name>[^()]*)\)(?P<how>[sdirf])|%)")


def _named_arguments(text: str, values: MapLiteral, scope: Scope) -> str | None:
    """`"%(a)s: %(b)d", {"a": a, "b": b}` as the arguments of `format!`; None where a hole has no value."""
    named = {key.text: value for key, value in values.entries if isinstance(key, Literal)}
    if "%" in _NAMED.sub("", text) or len(named) != len(values.entries):
        return None
    parts: list[str | FormatArgument] = []
    position = 0
    for found in _NAMED.finditer(text):
        parts.append(text[position : found.start()])
        position = found.end()
        if found["name"] is None:
            parts.append("%")
        elif found["name"] in named:
            parts.append(FormatArgument(named[found["name"]], "?" if found["how"] == "r" else ""))
        else:
            return None
    parts.append(text[position:])
    return format_arguments(Format(tuple(part for part in parts if part)), scope)


@prints(Format)
def _format(value: Format, scope: Scope) -> Term:
    match value.parts:
        case ():
            return "String::new()", POSTFIX
        case (str() as text,):
            return f"{string(text)}.to_owned()", POSTFIX
        case (FormatArgument(inner, ""),) if type_of(inner, scope) == Known("path"):
            return f"{at(inner, scope, POSTFIX)}.display().to_string()", POSTFIX
        case (FormatArgument(inner, ""),) if not is_debug_only(type_of(inner, scope)):
            return f"{at(inner, scope, POSTFIX)}.to_string()", POSTFIX
    return f"format!({format_arguments(value, scope)})", POSTFIX
