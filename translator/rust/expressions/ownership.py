"""Expressions where a value is wanted to keep, or to look at."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from translator.ir import expressions as ir
from translator.ir.declarations import Value
from translator.ir.types import (
    JSON,
    STRING,
    UNKNOWN,
    Array,
    Channel,
    Known,
    List,
    Map,
    Named,
    Optional,
    Pointer,
    Set,
    Tuple,
    Type,
    Variable,
)
from translator.rust.calls.library_names import library_path
from translator.rust.calls.rules import field_rule
from translator.rust.dispatch import at, plain
from translator.rust.expressions.boxes import is_boxed
from translator.rust.expressions.http_values import as_plain
from translator.rust.expressions.library_reads import read_as_call, slice_as_call
from translator.rust.expressions.pieces import piece_template
from translator.rust.expressions.tests_of import head
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import CAST, POSTFIX, PREFIX
from translator.rust.types.inference import SIZE, rule_of, shape_of, type_of
from translator.rust.types.library_attributes import counterpart
from translator.rust.types.library_constants import constant_of
from translator.rust.types.lookup import value_of
from translator.rust.types.newtypes import wrapped_type
from translator.rust.types.printed import default_value, is_copy, owned
from translator.rust.types.zero_entries import zero_kind

VALUE, REFERENCE, PLACE = "value", "reference", "place"
INTEGERS = frozenset("int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte uintptr".split())


def form(value: ir.Expression, scope: Scope) -> str:
    """How an expression stands in Rust: a value of its own, a reference, or a place inside something."""
    match value:
        case ir.Name() | ir.Attribute() if library_path(value):
            known = constant_of(value)
            return REFERENCE if known is not None and known.ref else VALUE
        case ir.Name(text):
            local = scope.locals.get(text)
            if local is not None:
                return REFERENCE if local.ref else VALUE
            return _declared_form(value, scope)
        case ir.Literal(kind):
            return REFERENCE if kind in {"string", "bytes"} else VALUE
        case ir.Index() if (read := read_as_call(value)) is not None:
            return form(read, scope)
        case ir.Slice() if slice_as_call(value) is not None:
            return VALUE
        case ir.Index() if scope.lookups and misses(value, scope):
            return VALUE if is_copy(type_of(value, scope), scope) else REFERENCE
        case ir.Index() if kind := zero_kind(value, scope):
            return REFERENCE if kind in {"text", "list"} else VALUE
        case ir.Index(ir.Call()) if piece_template(value, scope):
            return REFERENCE
        case ir.Index(inner) if not is_repeatable(inner) and counts_back(value, shape_of(inner, scope)):
            return VALUE if is_copy(type_of(value, scope), scope) else REFERENCE
        case ir.Attribute(owner, name) if (rule := field_rule(type_of(owner, scope), name)) is not None:
            return REFERENCE if rule.ref else VALUE
        case ir.Attribute() if counterpart(value, type_of(value.value, scope), scope) is not None:
            return VALUE
        case ir.Index(inner) if type_of(inner, scope) == Known("captures"):
            return REFERENCE
        case ir.Attribute() | ir.Index():
            return PLACE
        case ir.Slice():
            return REFERENCE
        case ir.Cast(Known("string"), inner) if wrapped_type(inner, scope) == STRING:
            return PLACE
        case ir.Unary("*", inner):
            return PLACE if form(inner, scope) == REFERENCE else VALUE
        case ir.Call():
            rule = rule_of(value, scope)
            return REFERENCE if rule is not None and rule.ref else VALUE
        case ir.Propagate(call):
            return form(call, scope)
        case ir.TypeAssertion(_, type_):
            return VALUE if is_copy(strip_pointer(type_), scope) else REFERENCE
        case _:
            return VALUE


def _declared_form(name: ir.Name, scope: Scope) -> str:
    """How a name of a unit stands: a constant text is a `&'static str`, a variable a place."""
    if name.kind not in {"constant", "variable", "unknown"}:
        return VALUE
    declared = value_of(name, scope)
    if isinstance(declared, Value):
        if not declared.constant:
            return PLACE
        return REFERENCE if type_of(name, scope) == STRING else VALUE
    return PLACE if name.kind == "variable" else VALUE


def counts_back(value: ir.Index, owner: Type) -> bool:
    """Whether a position counts from the end, as it does in everything but maps and text: `x[-1]`."""
    return (
        isinstance(value.index, ir.Unary)
        and value.index.operator == "-"
        and not isinstance(owner, Map)
        and owner != STRING
    )


def is_repeatable(value: ir.Expression) -> bool:
    """Whether a value may be written twice: it calls nothing."""
    match value:
        case ir.Name() | ir.Literal():
            return True
        case ir.Attribute(of) | ir.Unary(_, of):
            return is_repeatable(of)
        case ir.Index(of, index) | ir.Binary(_, of, index):
            return is_repeatable(of) and is_repeatable(index)
        case _:
            return False


def misses(value: ir.Index, scope: Scope) -> str:
    """The class of the error when there is nothing at this place, empty where no handler around asks for it."""
    owner = shape_of(value.value, scope)
    numbered = isinstance(owner, List | Array) or owner == Known("bytes")
    if owner == UNKNOWN or isinstance(owner, Named):
        index = value.index.value if isinstance(value.index, ir.Unary) else value.index
        numbered = isinstance(index, ir.Literal) and index.kind == "int"
        numbered = numbered or scope.lookups == {"IndexError"}
    elif not numbered and not isinstance(owner, Map | Named):
        return ""
    name = "IndexError" if numbered else "KeyError"
    return name if scope.lookups & {name, "LookupError"} else ""


def own(value: ir.Expression, scope: Scope, want: Type = UNKNOWN) -> str:
    """The expression as a value to keep: text becomes a `String`, what is borrowed is cloned.

    `want`: the type of the place it goes to; an optional one wraps a value that is always there in `Some`.
    """
    if isinstance(want, Optional):
        return _optional(value, scope, want.of)
    if want == JSON:
        from translator.rust.expressions.json_values import as_json

        return as_json(value, scope)
    if is_boxed(value, want, scope):
        # A bare integer would be an `i32` to who asks for its type.
        sized = "_i64" if isinstance(value, ir.Literal) and value.kind == "int" else ""
        return f"Box::new({own(value, scope)}{sized})"
    if isinstance(value, ir.Name) and value.package and (said := as_plain(value, want, scope)):
        return said
    match value:
        case ir.MapLiteral() | ir.ListLiteral(kind="list"):
            return plain(stated(value, want), scope)
        case ir.Index() if zero_kind(value, scope) in {"text", "list"}:
            from translator.rust.expressions.map_reads import found

            return f"{found(value, scope)}.cloned().unwrap_or_default()"
        case ir.Name(text) if _receives(want, scope) and text in scope.locals:
            return scope.locals[text].receiver or plain(value, scope)
        case ir.Name(type=Channel(direction="split" | "signal" as direction)) if value.text not in scope.locals and (
            direction == "split" or scope.threads
        ):
            from translator.rust.concurrency.channels import halves

            return halves(value.text)[_receives(want, scope)]
        case ir.Unary("&", inner):
            return own(inner, scope, want)
        case ir.ListLiteral(items, "tuple") if isinstance(want, Tuple) and len(want.items) == len(items):
            texts = [own(i, scope, w) for i, w in zip(items, want.items, strict=True)]
            return f"({', '.join(texts)}{',' if len(texts) == 1 else ''})"
        case ir.Literal("int", text) if isinstance(want, Known) and want.name in {"float64", "float32"}:
            return f"{text}.0" if text.isdigit() else text
        case ir.Literal("nil") if isinstance(want, List | Map | Set) or want == Known("bytes"):
            return default_value(want, scope)
        case ir.MapLiteral() if isinstance(want, Map) and value.type == UNKNOWN:
            return plain(msgspec.structs.replace(value, type=want), scope)
        case ir.ListLiteral(_, "list") if isinstance(want, List) and value.of == UNKNOWN:
            return plain(msgspec.structs.replace(value, of=want.of), scope)
    standing = form(value, scope)
    type_ = type_of(value, scope)
    if want in TEXTS and type_ in TEXTS and type_ != want:
        return _other_text(value, want, scope)
    if standing == VALUE or is_copy(type_, scope):
        return resized(value, type_, want, scope)
    if standing == PLACE and type_ == UNKNOWN:
        return plain(value, scope)
    if isinstance(value, ir.Unary) and value.operator == "*":
        value = value.value  # A method finds what a reference leads to.
    text = plain(value, scope).removeprefix("&") if isinstance(value, ir.Slice) else at(value, scope, POSTFIX)
    if standing == PLACE:
        return f"{text}.clone()"
    match type_:
        case Known("string" | "path"):
            return "String::new()" if text == '""' else f"{text}.to_owned()"
        case Known("bytes" | "sequence") | List():
            return f"{text}.to_vec()"
        case Optional(Known("string" | "path")):
            return f"{text}.map(ToOwned::to_owned)"
        case Optional(Known("any")):
            return plain(value, scope)
        case Optional(List() | Known("bytes")):
            return f"{text}.map(ToOwned::to_owned)"
        case Optional():
            return f"{text}.cloned()"
        case Known("any" | "error" | "reader" | "writer" | "file" | "buffered_file" | "context"):
            return plain(value, scope)
        case Named() | Known() | Pointer() | Tuple():
            return f"{text}.clone()"
        case Variable():
            return text
        case _:
            return plain(value, scope) if type_ == UNKNOWN else f"{text}.clone()"


TEXTS = (STRING, Known("path"))


def _other_text(value: ir.Expression, want: Type, scope: Scope) -> str:
    """A path as text, or text as a path."""
    if want == STRING:
        return f"{at(value, scope, POSTFIX)}.to_string_lossy().into_owned()"
    match form(value, scope):
        case "value":
            text = own(value, scope)
        case "reference":
            text = plain(value, scope)
        case _:
            text = f"&{at(value, scope, PREFIX)}"
    return f"std::path::PathBuf::from({text})"


def stated(value: ir.Expression, type_: Type) -> ir.Expression:
    """A display with the type of the place it goes to, where it does not tell one itself."""
    match value, type_.of if isinstance(type_, Optional) else type_:
        case ir.MapLiteral(entries, of), Map() as want if of == UNKNOWN:
            return ir.MapLiteral(entries, want)
        case ir.ListLiteral(items, "list", of), List(want) if of == UNKNOWN:
            return ir.ListLiteral(items, "list", want)
        case _:
            return value


def _receives(want: Type, scope: Scope) -> bool:
    """Whether a place holds the receiving end of a channel."""
    waits = {"receive", "signal"} if scope.threads else {"receive"}
    return isinstance(want, Channel) and want.direction in waits


def resized(value: ir.Expression, type_: Type, want: Type, scope: Scope) -> str:
    """A number of the type `type_` as one of the type `want`, where lengths and durations differ from others."""
    if want == Known("duration") and isinstance(value, ir.Literal) and value.kind == "int":
        return nanoseconds(value.text)
    if want == Known("duration") and isinstance(value, ir.Unary) and isinstance(value.value, ir.Literal):
        return plain(ir.Cast(want, value), scope)
    if type_ == SIZE and isinstance(want, Known) and want.name in INTEGERS and want != SIZE:
        return f"{at(value, scope, CAST)} as {owned(want, scope)}"
    if type_ == Known("uint64") and want == Known("int64") and isinstance(value, ir.Name):
        # Rust counts bytes without a sign.
        return f"{at(value, scope, CAST)} as i64"
    if want == SIZE and isinstance(type_, Known) and type_.name in INTEGERS and type_ != SIZE:
        return index_text(value, scope)
    return plain(value, scope)


def nanoseconds(count: str) -> str:
    """A bare number where a duration is wanted."""
    return "std::time::Duration::ZERO" if count == "0" else f"std::time::Duration::from_nanos({count})"


def index_text(value: ir.Expression, scope: Scope) -> str:
    """An integer as `usize`."""
    type_ = type_of(value, scope)
    if isinstance(value, ir.Literal) or not isinstance(type_, Known) or type_.name not in INTEGERS or type_ == SIZE:
        return plain(value, _unchecked(scope))
    return f"{at(value, _unchecked(scope), CAST)} as usize"


def _unchecked(scope: Scope) -> Scope:
    """Positions are not checked: a wrong one panics where it is used."""
    if scope.preferences.integers == "plain":
        return scope
    return replace(scope, preferences=msgspec.structs.replace(scope.preferences, integers="plain"))


def beside(value: ir.Expression, other: ir.Expression, scope: Scope, want: Type = UNKNOWN) -> str:
    """One of two values to keep: beside `None` what is there is `Some`, but for what may be an `Option` itself."""
    nil = ir.Literal("nil", "")
    if other != nil or value == nil:
        return own(value, scope, want)
    inner = want.of if isinstance(want, Optional) else want
    asked = isinstance(value, ir.Call) and isinstance(value.function, ir.Attribute) and value.function.name == "get"
    if asked or isinstance(value, ir.Opaque | ir.Conditional) or isinstance(type_of(value, scope), Optional):
        return _optional(value, scope, inner)
    return f"Some({own(value, scope, inner)})"


def _optional(value: ir.Expression, scope: Scope, inner: Type) -> str:
    if isinstance(value, ir.Literal) and value.kind == "nil":
        return "None"
    if isinstance(value, ir.Conditional):
        if ir.Literal("nil", "") in (value.then, value.orelse):
            return plain(value, scope)
        then, orelse = own(value.then, scope, Optional(inner)), own(value.orelse, scope, Optional(inner))
        return f"if {head(value.test, scope)} {{ {then} }} else {{ {orelse} }}"
    type_ = type_of(value, scope)
    if isinstance(type_, Optional):
        return own(value, scope)
    if isinstance(value, ir.Index) and value.zero and isinstance(type_, Pointer):
        from translator.rust.expressions.map_reads import found

        if isinstance(shape_of(value.value, scope), Map):
            return f"{found(value, scope)}.cloned()"
    if type_ == UNKNOWN and isinstance(value, ir.Call | ir.Propagate | ir.Attribute | ir.Index | ir.Await):
        return plain(value, scope)
    return f"Some({own(value, scope, inner)})"
