"""Expressions as Rust. Importing this registers the printers of all of them."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Alias
from translator.ir.types import (
    ERROR,
    JSON,
    STRING,
    UNKNOWN,
    Channel,
    Known,
    List,
    Map,
    Named,
    OpaqueType,
    Optional,
    Pointer,
    Type,
)
from translator.rust.calls import call as calls
from translator.rust.concurrency.channels import SIGNAL, awaited, gives_nothing, halves, new_channel, receive
from translator.rust.dispatch import EXPRESSIONS, Term, plain, prints, term
from translator.rust.errors import error_questions, error_values, propagation
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_naming import hole_name
from translator.rust.expressions import (
    closures,
    comprehensions,
    containers,
    format_text,
    names,
    operators,
    truth,
    type_tests,
)
from translator.rust.expressions.casts import cast, owned_path, unboxed
from translator.rust.expressions.ownership import beside, index_text, own
from translator.rust.expressions.present_values import chosen
from translator.rust.expressions.tests_of import head
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.mutability import settled, shown_names
from translator.rust.text.byte_text import bytes_literal
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import pascal, string
from translator.rust.text.notes import taken
from translator.rust.text.precedence import JUMP, POSTFIX
from translator.rust.types import call_types, display_types, operator_types, place_types
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import fields_of, structure_of
from translator.rust.types.printed import UNDECIDED, default_value, owned
from translator.rust.types.type_names import type_name

REGISTERED = (
    call_types,
    calls,
    closures,
    comprehensions,
    containers,
    display_types,
    error_questions,
    error_values,
    format_text,
    names,
    operator_types,
    operators,
    place_types,
    propagation,
    truth,
    type_tests,
)
"""Modules whose import registers printers, and what tells types."""


def expression(value: ir.Expression, scope: Scope) -> str:
    """One expression by itself; what is to decide stands in front, in lines of its own."""
    text = settled(plain(value, scope), scope)
    before = "".join(f"{settled(line, scope)}\n" for line in scope.frame.before)
    scope.frame.before.clear()
    return taken(scope.frame.notes) + before + text


LITERALS = {"nil": "None"}


@prints(ir.Literal)
def _literal(value: ir.Literal, scope: Scope) -> Term:
    match value.kind:
        case "ellipsis":
            scope.frame.notes.append(operators.MARKER)
            return "None", POSTFIX
        case "string":
            return string(value.text), POSTFIX
        case "bytes":
            return bytes_literal(value.text), POSTFIX
        case "rune":
            return "'" + _rune(value.text) + "'", POSTFIX
        case "imaginary":
            return f"num_complex::Complex64::new(0.0, {_float(value.text)})", POSTFIX
        case "float":
            return _float(value.text), POSTFIX
        case kind:
            return LITERALS.get(kind, value.text), POSTFIX


def _float(text: str) -> str:
    text = f"0{text}" if text.startswith(".") else text
    return text if any(c in text for c in ".eE") else f"{text}.0"


def _rune(text: str) -> str:
    if text == "'":
        return "\\'"
    return '"' if text == '"' else string(text[:1])[1:-1] or "\\0"


@prints(ir.Conditional)
def _conditional(value: ir.Conditional, scope: Scope) -> Term:
    if (found := chosen(value, scope)) is not None:
        return found
    match value.test:
        case ir.IsNil(ir.Name() as name, negated) if name.text in scope.locals:
            local = scope.locals[name.text]
            inner = scope.block()
            inner.bind(name.text, local._replace(type=strip_pointer(local.type), ref=True))
            there, absent = (value.then, value.orelse) if negated else (value.orelse, value.then)
            looked = plain(name, scope) if local.ref else f"&{plain(name, scope)}"
            shown = f"if let Some({plain(name, scope)}) = {looked} {{ {beside(there, absent, inner)} }}"
            return f"{shown} else {{ {beside(absent, there, scope)} }}", JUMP
    type_ = type_of(value, scope)
    want = type_ if ir.Literal("nil", "") in (value.then, value.orelse) else UNKNOWN
    asked = head(value.test, scope)
    if asked in {"true", "false"} and isinstance(value.test, ir.TypeTest):
        # The type is stated: only one of the two is ever chosen.
        return own(value.then if asked == "true" else value.orelse, scope, want), JUMP
    then, orelse = beside(value.then, value.orelse, scope, want), beside(value.orelse, value.then, scope, want)
    return f"if {asked} {{ {then} }} else {{ {orelse} }}", JUMP


@prints(ir.Construct)
def _construct(value: ir.Construct, scope: Scope) -> Term:
    if not isinstance(value.type, Named):
        return _converted(value, scope)
    name = _type_path(value.type, scope)
    if not value.fields:
        return default_value(value.type, scope), POSTFIX
    known = fields_of(value.type, scope)
    declared = [f for f in known.values() if not f.constant]
    if (shown := _behind_alias(value, value.type, scope)) is not None:
        return shown
    if not value.fields[0].name and not declared:
        return f"{name}({', '.join(own(f.value, scope) for f in value.fields)})", POSTFIX
    texts = []
    for place, given in enumerate(value.fields):
        source = given.name or (declared[place].name if place < len(declared) else f"field{place}")
        field = known.get(source)
        of = field.type if field else UNKNOWN
        if (
            isinstance(given.value, ir.Make)
            and isinstance(given.value.type, Channel)
            and (scope.threads or not is_token(of))
        ):
            texts.append(channel_fields(source, given.value, of, scope))
            continue
        texts.append(field_value(field_name(source), own_field(given.value, of, scope)))
    if known and len(texts) < len(declared):
        texts.append("..Default::default()")
    return f"{name} {{ {', '.join(texts)} }}", POSTFIX


def _behind_alias(value: ir.Construct, type_: Named, scope: Scope) -> Term | None:
    """A list or map by the name that another file declares for its type."""
    declared = scope.index.type(type_.package or scope.unit, type_.name)
    of = declared.type if isinstance(declared, Alias) else None
    keyed = bool(value.fields[0].name)
    if isinstance(of, List) and not keyed:
        return term(ir.ListLiteral(tuple(f.value for f in value.fields), "list", of.of), scope)
    if isinstance(of, Map) and keyed:
        return term(ir.MapLiteral(tuple((ir.Name(f.name), f.value) for f in value.fields), of), scope)
    return None


def _converted(value: ir.Construct, scope: Scope) -> Term:
    """A value of a type that is no struct of the project."""
    items = [own(f.value, scope) for f in value.fields]
    if not items:
        return default_value(value.type, scope), POSTFIX
    if isinstance(value.type, OpaqueType) and all(f.name for f in value.fields):
        scope.frame.notes.append("a struct without a name: declare one with these fields.")
        given = ", ".join(field_value(field_name(f.name), item) for f, item in zip(value.fields, items, strict=True))
        return f"{UNDECIDED} {{ {given} }}", POSTFIX
    if isinstance(value.type, Known):
        given = ", ".join(f"{f.name}: {item}" if f.name else item for f, item in zip(value.fields, items, strict=True))
        return todo(f"{owned(value.type, scope)} {{ {shown_names(given)} }}"), POSTFIX
    path = owned_path(value.type, scope)
    text = f"({', '.join(items)})" if len(items) != 1 else items[0]
    return f"{path}::from({text})", JUMP if path.startswith("<") else POSTFIX


def own_field(value: ir.Expression, want: Type, scope: Scope) -> str:
    """A value as a field keeps it: pointers may be absent there."""
    if isinstance(want, Pointer):
        if isinstance(value, ir.Attribute) and isinstance(type_of(value, scope), Pointer):
            # One field is kept like the other.
            return f"{plain(value, scope)}.clone()"
        want = Optional(want.to)
    if want == UNKNOWN and isinstance(value, ir.Literal) and value.kind == "string":
        want = STRING
    if isinstance(value, ir.Make) and is_token(want) and not scope.threads:
        return f"{SIGNAL}::new()"
    if isinstance(value, ir.Name) and value.kind == "sentinel" and want == ERROR:
        return f"{plain(value, scope)}.into()"
    return own(value, scope, want)


def is_token(of: Type) -> bool:
    """Whether a place holds a channel that is only ever closed."""
    return isinstance(of, Channel) and of.direction == "signal"


def channel_fields(name: str, value: ir.Make, of: Type, scope: Scope) -> str:
    """The ends of a fresh channel as fields; it is made in a statement before."""
    tx, rx = halves(name)
    made = value.type.of if isinstance(value.type, Channel) else UNKNOWN
    scope.frame.before.append(f"let ({tx}, {rx}) = {new_channel(made, value.args, scope)};")
    direction = of.direction if isinstance(of, Channel) else "both"
    if direction == "signal":
        # Whoever closes it takes the sender out.
        return f"{tx}: Some({tx}), {rx}"
    if direction == "split":
        return f"{tx}, {rx}"
    kept, other = (rx, tx) if direction == "receive" else (tx, rx)
    scope.frame.notes.append(f"the field holds one end of the channel: hand `{other}` to whoever needs it.")
    return field_value(field_name(name), kept)


def field_value(name: str, text: str) -> str:
    """One field of a struct expression, short where name and value agree."""
    return name if name == text else f"{name}: {text}"


def _type_path(type_: Type, scope: Scope) -> str:
    if isinstance(type_, Named):
        receiver = scope.function.receiver if scope.function else None
        if receiver is not None and receiver.type == type_.name and not type_.package and structure_of(type_, scope):
            return type_name(type_.name, scope)
        return unboxed(Named(type_.name, type_.package), scope)
    return owned(type_, scope)


@prints(ir.Cast)
def _print_cast(value: ir.Cast, scope: Scope) -> Term:
    return cast(value, scope)


@prints(ir.Make)
def _make(value: ir.Make, scope: Scope) -> Term:
    type_ = value.type
    match type_:
        case Known("errgroup" | "waitgroup"):
            return default_value(type_, scope), POSTFIX
        case Map(_, of) if value.args:
            made = "serde_json::Map" if of == JSON else "std::collections::HashMap"
            return f"{made}::with_capacity({index_text(value.args[0], scope)})", POSTFIX
    return containers.fresh(value, scope) or default_value(type_, scope), POSTFIX


@prints(ir.Receive)
def _receive(value: ir.Receive, scope: Scope) -> Term:
    text = awaited(receive(value.channel, scope), scope)
    if gives_nothing(value.channel, scope):
        return text, POSTFIX
    # A closed channel gives the zero value.
    absent = isinstance(type_of(value, scope), Optional)
    flat = "ok().flatten" if scope.threads else "flatten"
    return f"{text}.{flat if absent else 'unwrap_or_default'}()", POSTFIX


@prints(ir.Await)
def _await(value: ir.Await, scope: Scope) -> Term:
    text = calls.call_text(value, scope).term
    if not scope.guarded:
        return text
    name = hole_name(value.value)
    return calls.leaves(text, Source(f"{pascal(name)}Error", pascal(name), f"the error of `{text[0]}`"), scope)


@prints(ir.OneOf)
def _one_of(value: ir.OneOf, scope: Scope) -> Term:
    return EXPRESSIONS[type(value.value)](value.value, scope)


@prints(ir.Opaque)
def _opaque(value: ir.Opaque, _scope: Scope) -> Term:
    return todo(value.source), POSTFIX


def todo(source: str) -> str:
    """`todo!` with the source text, a valid format string."""
    text = source.strip().replace("{", "{{").replace("}", "}}")
    return f"todo!({string(text)})"


__all__ = ["expression", "type_of"]
