"""Displays, indexing, slices and fresh values."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from translator.ir import expressions as ir
from translator.ir.types import ANY, JSON, UNKNOWN, Array, Channel, Known, List, Map, Named, Tuple, Type
from translator.rust.calls.by_rule import by_template
from translator.rust.concurrency.channels import SIGNAL, new_channel
from translator.rust.dispatch import Term, at, plain, prints, term
from translator.rust.expressions.clamped_slices import clamped, may_lie_outside
from translator.rust.expressions.json_values import json_display
from translator.rust.expressions.library_attributes import error_argument
from translator.rust.expressions.library_reads import read_as_call, slice_as_call
from translator.rust.expressions.lookups import looked_up
from translator.rust.expressions.map_reads import zero_read
from translator.rust.expressions.ownership import counts_back, form, index_text, is_repeatable, own
from translator.rust.expressions.pieces import piece_template
from translator.rust.expressions.unasked import subject_of
from translator.rust.scope import Local, Scope
from translator.rust.text.precedence import JUMP, POSTFIX, PREFIX, SUM
from translator.rust.text.unwritten import taken_in
from translator.rust.types.common import common_type, is_mixed
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.printed import default_value, is_copy, owned


@prints(ir.ListLiteral)
def _list(value: ir.ListLiteral, scope: Scope) -> Term:
    if value.kind == "tuple":
        items = [own(i, scope) for i in value.items]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})", POSTFIX
    if value.kind == "list" and value.of == UNKNOWN and is_mixed(value.items, scope):
        return _several_types(value, scope)
    of = value.of if value.of != UNKNOWN else common_type(value.items, scope)
    items = _typed_first([element(i, of, scope) for i in value.items], of, scope)
    inside = ", ".join(items)
    match value.kind:
        case "set":
            return f"std::collections::HashSet::from([{inside}])", POSTFIX
        case "array":
            return f"[{inside}]", POSTFIX
        case _:
            return (f"vec![{inside}]" if items else "Vec::new()"), POSTFIX


def element(value: ir.Expression, of: Type, scope: Scope) -> str:
    """A value as an element of a display."""
    if isinstance(value, ir.Unary) and value.operator == "*":
        scope.frame.notes.append(f"`{plain(value.value, scope)}` is spread into the display: `extend` a new vector.")
        return plain(value.value, scope)
    return own(value, scope, of)


@prints(ir.MapLiteral)
def _map(value: ir.MapLiteral, scope: Scope) -> Term:
    type_ = value.type
    if not value.entries:
        return default_value(type_, scope) if type_ != UNKNOWN else "std::collections::HashMap::new()", POSTFIX
    if type_ == UNKNOWN and is_mixed((entry for _, entry in value.entries), scope):
        return _several_types(value, scope)
    key_type, entry_type = (type_.key, type_.value) if isinstance(type_, Map) else (UNKNOWN, UNKNOWN)
    if entry_type == UNKNOWN:
        entry_type = common_type(tuple(entry for _, entry in value.entries), scope)
    values = _typed_first([own(v, scope, entry_type) for _, v in value.entries], entry_type, scope)
    entries = ", ".join(f"({own(k, scope, key_type)}, {v})" for (k, _), v in zip(value.entries, values, strict=True))
    made = "serde_json::Map::from_iter" if entry_type == JSON else "std::collections::HashMap::from"
    return f"{made}([{entries}])", POSTFIX


def _typed_first(values: list[str], of: Type, scope: Scope) -> list[str]:
    """Boxed values of several types: the first one says what they all are."""
    place = next((place for place, text in enumerate(values) if text.startswith("Box::new(")), -1)
    if of == ANY and place >= 0:
        # The first one tells what the others may be, too.
        values[place] += f" as {owned(ANY, scope)}"
    return values


def _several_types(value: ir.MapLiteral | ir.ListLiteral, scope: Scope) -> Term:
    scope.frame.notes.append("the values have several types: JSON here, a struct or an enum where they are known.")
    return json_display(value, scope), POSTFIX


@prints(ir.Index)
def _index(value: ir.Index, scope: Scope) -> Term:
    if (text := error_argument(value, scope)) is not None:
        return text
    if (called := read_as_call(value)) is not None:
        return term(called, scope)
    missed = looked_up(value, scope) if scope.lookups else None
    if missed is not None:
        return missed
    if template := piece_template(value, scope):
        return by_template(template, value.value, scope)
    owner = shape_of(value.value, scope)
    if counts_back(value, owner):
        return _from_the_end(value, owner, scope)
    if isinstance(owner, Map) and not scope.writing and (entry := zero_read(value, scope)) is not None:
        return entry
    subject = subject_of(value.value, scope)
    match owner, value.index:
        case (Known("string"), ir.Unary("-", ir.Literal("int", n))):
            return f"{subject}.chars().nth_back({int(n) - 1 if n.isdigit() else n}).unwrap()", POSTFIX
        case (Map(), _):
            read = replace(scope, writing=False) if scope.writing else scope
            key = (
                plain(value.index, read)
                if form(value.index, scope) == "reference"
                else f"&{at(value.index, read, PREFIX)}"
            )
            if scope.writing and owner.begins:
                return f"{subject}.entry({own(value.index, read, owner.key)}).or_default()", POSTFIX
            return (f"{subject}.get_mut({key}).unwrap()" if scope.writing else f"{subject}[{key}]"), POSTFIX
        case (Known("captures"), _):
            return f"&{subject}[{plain(value.index, scope)}]", PREFIX
        case (Known("string"), _):
            scope.frame.notes.append(f"`{subject}` is indexed: bytes, or the characters that `chars` gives?")
            return f"{subject}.as_bytes()[{index_text(value.index, scope)}]", POSTFIX
    if isinstance(value.index, ir.Literal) and value.index.kind == "int" and _is_tuple(owner):
        return f"{subject}.{value.index.text}", POSTFIX
    return taken_in(f"{subject}[{index_text(value.index, scope)}]"), POSTFIX


def _from_the_end(value: ir.Index, owner: Type, scope: Scope) -> Term:
    """`x[-1]`: by the length; what must be evaluated once is asked for its last element."""
    subject = at(value.value, scope, POSTFIX)
    match owner, value.index:
        case (Tuple(items, False), ir.Unary(_, ir.Literal("int", n))) if n.isdigit() and 0 < int(n) <= len(items):
            return f"{subject}.{len(items) - int(n)}", POSTFIX
    if is_repeatable(value.value):
        return f"{subject}[{bounds(ir.Slice(value.value, value.index), subject, scope).removesuffix('..')}]", POSTFIX
    match value.index:
        case ir.Unary(_, ir.Literal("int", "1")):
            text = f"{subject}.last().unwrap()"
        case ir.Unary(_, ir.Literal("int", n)) if n.isdigit():
            text = f"{subject}.iter().nth_back({int(n) - 1}).unwrap()"
        case index:
            place = index_text(index.value if isinstance(index, ir.Unary) else index, scope)
            text = f"{subject}.iter().nth_back({place} - 1).unwrap()"
    return (f"*{text}", PREFIX) if is_copy(type_of(value, scope), scope) else (text, POSTFIX)


def _is_tuple(owner: Type) -> bool:
    return isinstance(owner, Tuple) and not owner.variadic


@prints(ir.Slice)
def _slice(value: ir.Slice, scope: Scope) -> Term:
    if (read := slice_as_call(value)) is not None:
        return term(read, scope)
    asked = any(_counts_back(part) for part in (value.low, value.high))
    if not is_repeatable(value.value) and (asked or (value.clamps and may_lie_outside(value.high, scope))):
        return _slice_of_made(value, scope)
    subject = subject_of(value.value, scope)
    if value.step is not None:
        if value.low is None and value.high is None and value.step == ir.Unary("-", ir.Literal("int", "1")):
            return f"{subject}.iter().rev().cloned().collect::<Vec<_>>()", POSTFIX
        scope.frame.notes.append("a slice with a step: `step_by` on an iterator; a negative one needs `rev`.")
        inner = bounds(value, subject, scope)
        return (
            f"{subject}[{inner}].iter().step_by({index_text(value.step, scope)}).cloned().collect::<Vec<_>>()",
            POSTFIX,
        )
    if value.clamps and (inside := clamped(value, subject, scope)) is not None:
        return taken_in(inside[0]), inside[1]
    return taken_in(f"&{subject}[{bounds(value, subject, scope)}]"), PREFIX


def _counts_back(part: ir.Expression | None) -> bool:
    return isinstance(part, ir.Unary) and part.operator == "-"


def _slice_of_made(value: ir.Slice, scope: Scope) -> Term:
    """A slice whose ends count from the end of what is made on the spot, which is made once."""
    inner, name = scope.block(), "items" if "items" not in scope.locals else "made"
    made = plain(value.value, scope)
    inner.bind(name, Local(type_of(value.value, scope)))
    parted = plain(msgspec.structs.replace(value, value=ir.Name(name, "", "local")), inner)
    return f"{{ let {name} = {made}; {parted.removeprefix('&')}.to_owned() }}", JUMP


def bounds(value: ir.Slice, subject: str, scope: Scope) -> str:
    """The range of a slice of what is printed as `subject`."""
    low = _bound(value.low, subject, scope)
    return f"{low}..{_bound(value.high, subject, scope)}"


def _bound(value: ir.Expression | None, subject: str, scope: Scope) -> str:
    match value:
        case None:
            return ""
        case ir.Unary("-", inner):
            return f"{subject}.len() - {index_text(inner, scope)}"
        case _:
            text = index_text(value, scope)
            return f"({text})" if at(value, scope, SUM) != plain(value, scope) or text[0] in "[<" else text


def fresh(value: ir.Make, scope: Scope) -> str:
    """A fresh list, array or channel; empty for other types."""
    match value.type:
        case List() | Known("bytes"):
            return _fresh_list(value, scope)
        case Array(of, length):
            count = length if length.isdigit() else plain(ir.Name(length, "", "constant"), scope)
            if not is_copy(of, scope) and isinstance(of, Known | List | Map):
                return (
                    f"[const {{ {default_value(of, scope)} }}; {count}]"
                    if of in CONSTANT
                    else (f"std::array::from_fn::<_, {count}, _>(|_| {default_value(of, scope)})")
                )
            return f"[{default_value(of, scope)}; {count}]"
        case Channel(direction="signal") if not scope.threads:
            return f"{SIGNAL}::new()"
        case Channel(of):
            return new_channel(of, value.args, scope)
        case Named() if not value.args:
            return default_value(value.type, scope)
        case _:
            return ""


CONSTANT = (Known("string"), Known("bytes"), Known("path"))
"""Types whose empty values are constants."""


def _fresh_list(value: ir.Make, scope: Scope) -> str:
    match value.args:
        case () | (ir.Literal("int", "0"),):
            return "Vec::new()"
        case (ir.Literal("int", "0"), capacity):
            return f"Vec::with_capacity({index_text(capacity, scope)})"
    of = value.type.of if isinstance(value.type, List) else Known("byte")
    zero = default_value(of, scope) if of != UNKNOWN else "Default::default()"
    typed = f"{zero}u8" if of in {Known("byte"), Known("uint8")} else zero
    return f"vec![{typed}; {index_text(value.args[0], scope)}]"
