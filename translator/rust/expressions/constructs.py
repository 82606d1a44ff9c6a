"""Values of structs: their fields by name, what a lock guards inside it, the ends of channels."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Alias, Field
from translator.ir.types import (
    ERROR,
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
from translator.rust.concurrency.channels import SIGNAL, halves, new_channel
from translator.rust.dispatch import Term, plain, prints, term
from translator.rust.expressions.casts import owned_path, unboxed
from translator.rust.expressions.ownership import own
from translator.rust.scope import Scope
from translator.rust.statements.guarded import Guarded, contents_name, guarded
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import field as field_name
from translator.rust.text.precedence import JUMP, POSTFIX
from translator.rust.text.unwritten import todo
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import fields_of, structure_of
from translator.rust.types.printed import UNDECIDED, default_value, owned
from translator.rust.types.type_names import type_name


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
    texts: dict[str, str] = {}
    for place, given in enumerate(value.fields):
        source = given.name or (declared[place].name if place < len(declared) else f"field{place}")
        field = known.get(source)
        of = field.type if field else UNKNOWN
        if (
            isinstance(given.value, ir.Make)
            and isinstance(given.value.type, Channel)
            and (scope.threads or not is_token(of))
        ):
            texts[source] = channel_fields(source, given.value, of, scope)
            continue
        texts[source] = field_value(field_name(source), own_field(given.value, of, scope))
    structure = structure_of(value.type, scope)
    locks = guarded(structure) if structure is not None and known else ()
    return f"{name} {{ {', '.join(_arranged(texts, declared, locks, name, scope))} }}", POSTFIX


def _arranged(
    texts: dict[str, str], declared: list[Field], locks: tuple[Guarded, ...], path: str, scope: Scope
) -> list[str]:
    """The fields of a struct expression, by their names in the source: what a lock guards goes inside the lock."""
    arranged = [text for name, text in texts.items() if not any(_holds(lock, name) for lock in locks)]
    kept = [f for f in declared if not any(_holds(lock, f.name) for lock in locks)]
    complete = len(arranged) >= len(kept)
    for lock in locks:
        names = {f.name for f in lock.fields}
        inside = [text for name, text in texts.items() if name in names]
        complete = complete and bool(inside)
        if inside:
            rest = ["..Default::default()"] if len(inside) < len(lock.fields) else []
            contents = "::".join([*path.split("::")[:-1], contents_name(lock, scope)])
            arranged.append(f"{lock.field}: {lock.rust}::new({contents} {{ {', '.join(inside + rest)} }})")
    return arranged if complete or not declared else [*arranged, "..Default::default()"]


def _holds(lock: Guarded, name: str) -> bool:
    return name == lock.lock.name or any(f.name == name for f in lock.fields)


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
