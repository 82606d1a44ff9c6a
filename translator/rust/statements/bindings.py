"""`let` and assignments."""

from __future__ import annotations

import msgspec

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import (
    ANY,
    JSON,
    STRING,
    UNKNOWN,
    Channel,
    Known,
    List,
    Map,
    Optional,
    Pointer,
    Set,
    Tuple,
    Type,
)
from translator.rust.dispatch import at, plain, prints_statement
from translator.rust.expressions.checked import with_type
from translator.rust.expressions.fresh import looks_into_fresh
from translator.rust.expressions.options import is_borrowed_option, option_text
from translator.rust.expressions.ownership import form, own, stated
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.concurrent_bindings import (
    CANCELLABLE,
    channel_binding,
    context_binding,
    group_binding,
    signal_binding,
)
from translator.rust.statements.kept_errors import kept_error
from translator.rust.statements.later_values import (
    element_pushed,
    is_given_at_once,
    is_put_together,
    later_type,
    returned_type,
)
from translator.rust.statements.lent_places import lent_place
from translator.rust.statements.mutability import binding
from translator.rust.statements.nilable import absent_entry
from translator.rust.statements.tuples import as_array
from translator.rust.statements.two_values import comma_ok, dropped_error
from translator.rust.statements.unpacking import begun, unpacked
from translator.rust.statements.unset import unset
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import default_value, is_copy, owned


def _told_apart(statement: ir.Let) -> ir.Let:
    """The statement with each name bound once: of a name that stands twice, the last value is kept."""
    names = statement.names
    if len(set(names)) == len(names):
        return statement
    return msgspec.structs.replace(
        statement, names=tuple("_" if name in names[place + 1 :] else name for place, name in enumerate(names))
    )


@prints_statement(ir.Let)
def _let(statement: ir.Let, scope: Scope, *, tail: bool) -> str:
    del tail
    statement = _told_apart(statement)
    scope.frame.mutated.update(statement.mutable)
    scope.frame.lets.update(statement.names)
    value = statement.value
    scope.stands_alone(value)
    names = statement.names
    if value is None:
        return _declared(statement, scope)
    match names, value:
        case ((name,), ex.Make(Channel(of, direction), args)) if statement.type == UNKNOWN or direction == "signal":
            return (
                signal_binding(name, value.type, scope)
                if direction == "signal"
                else channel_binding(statement, of, args, scope)
            )
        case ((group, context), ex.Call(ex.Name("WithContext", "golang.org/x/sync/errgroup")) as call):
            return group_binding(group, context, call, scope)
        case ((context, cancel), ex.Call(ex.Name(made, "context"))) if made in CANCELLABLE:
            return context_binding(context, cancel, value, made, scope)
        case ((_, _), _) if (option := option_text(value, scope)) is not None:
            return comma_ok(names, option, scope, borrowed=is_borrowed_option(value, option[1], scope))
        case (_, ex.Call()) if (kept := kept_error(names, value, scope)) is not None:
            return kept
        case (_, ex.Call()) if (dropped := dropped_error(statement, value, scope)) is not None:
            return dropped
    if len(names) == 1 and isinstance(value, ex.ListLiteral):
        value = as_array(names[0], value, scope)
    type_ = statement.type if statement.type != UNKNOWN else type_of(value, scope)
    if len(names) == 1:
        scope.frame.outcomes[names[0]] = value
        return _single(statement, names[0], value, type_, scope)
    if together := unpacked(names, value, type_, scope):
        return together
    items = begun(value, type_.items) if isinstance(type_, Tuple) and len(type_.items) == len(names) else None
    text, ref = _whole(value, items, scope, kept=bool(statement.mutable))
    for place, name in enumerate(names):
        scope.bind(name, Local(items[place] if items else UNKNOWN, ref=ref))
    stated_types = f": {owned(Tuple(items), scope)}" if items and text.startswith("todo!(") else ""
    return f"let ({', '.join(binding(n) for n in names)}){stated_types} = {text};"


def _whole(value: ex.Expression, items: tuple[Type, ...] | None, scope: Scope, *, kept: bool) -> tuple[str, bool]:
    """What is taken apart, and whether its parts are references: nothing is moved out of a place."""
    if not isinstance(value, ex.Index) or form(value, scope) != "place":
        return plain(value, scope), False
    copied = [is_copy(item, scope) for item in items or ()]
    if items and all(copied):
        return plain(value, scope), False
    if kept or any(copied):
        return f"{at(value, scope, POSTFIX)}.clone()", False
    return f"&{at(value, scope, PREFIX)}", True


def _told_later(
    statement: ir.Let, name: str, value: ex.Expression, type_: Type, scope: Scope
) -> tuple[ex.Expression, Type]:
    """A display with the type that it is stated to have, or what follows tells: how it is returned, what it holds."""
    if statement.type == UNKNOWN and isinstance(value, ex.MapLiteral | ex.ListLiteral):
        value = stated(value, returned_type(name, scope))
        type_ = type_of(value, scope)
        if isinstance(value, ex.MapLiteral) and value.type == UNKNOWN and is_put_together(name, value, scope):
            value = stated(value, Map(STRING, JSON))
            type_ = type_of(value, scope)
    value = stated(value, statement.type)
    if value == ex.ListLiteral(()) and type_ == List(UNKNOWN):
        type_ = List(element_pushed(name, scope))
    return value, type_


def _single(statement: ir.Let, name: str, value: ex.Expression, type_: Type, scope: Scope) -> str:
    ref = False
    value, type_ = _told_later(statement, name, value, type_, scope)
    if isinstance(type_, Map) and isinstance(value, ex.Call):
        # `d: dict[str, int] = defaultdict(int)`.
        given = type_of(value, scope)
        type_ = msgspec.structs.replace(type_, begins=type_.begins or (isinstance(given, Map) and given.begins))
    if isinstance(value, ex.ListLiteral | ex.Make | ex.MapLiteral) and _is_bare(value) and statement.type != UNKNOWN:
        text = plain(value, scope)
        scope.bind(name, Local(type_))
        return f"let {binding(name)}: {owned(statement.type, scope)} = {text};"
    if isinstance(value, ex.ListLiteral | ex.Make | ex.MapLiteral) and _needs_saying(value, type_):
        # `entry(…).or_default()` does not say of what, nor does a box what else may be in the next one.
        text = plain(value, scope)
        scope.bind(name, Local(type_))
        return f"let {binding(name)}: {owned(type_, scope)} = {text};"
    if nothing := unset(name, value, scope):
        return nothing
    if name != "_" and _is_read_json(value):
        # What is read says only here of which type it is.
        of = statement.type if statement.type != UNKNOWN else JSON
        text = plain(value, scope)
        scope.bind(name, Local(of))
        return f"let {binding(name)}: {owned(of, scope)} = {text};"
    if isinstance(value, ex.Make | ex.Construct) and value == _zero(value) and name in statement.mutable:
        scope.frame.blanks.add(name)
    else:
        scope.frame.blanks.discard(name)
    if name not in statement.mutable and (entry := absent_entry(name, value, type_, scope)):
        scope.bind(name, Local(Optional(strip_pointer(type_)), ref=True))
        return f"let {binding(name)} = {entry};"
    scope.frame.lent.pop(name, None)
    if name != "_" and statement.type == UNKNOWN and (lent := lent_place(statement, name, value, type_, scope)):
        return lent
    standing = form(value, scope)
    wants = isinstance(statement.type, Optional)
    if wants:
        text = own(value, scope, statement.type)
    elif standing == "place" and name not in statement.mutable:
        text, ref = _place(value, type_, scope)
    elif name in statement.mutable or (standing == "reference" and looks_into_fresh(value, scope)):
        text = own(value, scope)
    else:
        text = plain(value, scope)
        ref = standing == "reference"
    if name == "_":
        return f"let _ = {text};"
    known = _pointed(type_, value)
    if isinstance(value, ex.Literal) and value.kind in {"nil", "ellipsis"} and type_ != Known("unit"):
        later = later_type(name, scope) if type_ == UNKNOWN else type_
        known = Optional(strip_pointer(later))
        if type_ == UNKNOWN:
            scope.frame.begun.add(name)
            if is_given_at_once(name, scope):
                scope.bind(name, Local(known))
                return ""
    if wants and text == "None":
        known = statement.type
        scope.bind(name, Local(known))
        return f"let {binding(name)}: {owned(statement.type, scope)} = None;"
    scope.bind(name, Local(known, ref=ref))
    if text.startswith("todo!(") and known in {STRING, Known("bytes")}:
        return f"let {binding(name)}: {owned(known, scope)} = {text};"
    return f"let {binding(name)} = {with_type(text, name, known, scope)};"


def _is_read_json(value: ex.Expression) -> bool:
    """`json.loads(text)`, `json.load(file)`."""
    match value:
        case ex.Call(ex.Name("load" | "loads", "json"), (_,), ()):
            return True
        case _:
            return False


def _needs_saying(value: ex.Expression, type_: Type) -> bool:
    """Whether a collection's type does not come out of what is put into it."""
    if isinstance(type_, Map):
        return type_.value == ANY or (isinstance(value, ex.Make) and isinstance(type_.value, List | Map | Set))
    return isinstance(type_, List) and type_.of == ANY


def _zero(value: ex.Make | ex.Construct) -> ex.Expression:
    """The value as it would be if nothing were said of what it holds."""
    return ex.Make(value.type) if isinstance(value, ex.Make) else ex.Construct(value.type)


def _pointed(type_: Type, value: ex.Expression) -> Type:
    """A pointer that was just made is the value itself."""
    if isinstance(type_, Pointer) and isinstance(value, ex.Construct | ex.Unary | ex.Make):
        return type_.to
    return type_


def _place(value: ex.Expression, type_: Type, scope: Scope) -> tuple[str, bool]:
    text = plain(value, scope)
    if is_copy(type_, scope) or (
        isinstance(value, ex.Attribute) and isinstance(value.value, ex.Name) and value.value.kind == "type"
    ):
        return text, False
    if isinstance(value, ex.Index) and isinstance(value.index, ex.Slice):
        return text, True
    return f"&{at(value, scope, PREFIX)}", True


def _is_bare(value: ex.ListLiteral | ex.Make | ex.MapLiteral) -> bool:
    match value:
        case ex.ListLiteral((), kind):
            return kind != "tuple"
        case ex.MapLiteral(()):
            return True
        case _:
            return False


def _declared(statement: ir.Let, scope: Scope) -> str:
    lines = []
    for name in statement.names:
        type_ = statement.type
        scope.bind(name, Local(type_ if type_ != UNKNOWN else later_type(name, scope)))
        if type_ in {Known("waitgroup"), Known("errgroup")}:
            scope.frame.mutated.add(name)
            lines.append(f"let {binding(name)} = {default_value(type_, scope)};")
        elif isinstance(strip_pointer(type_), Known) and strip_pointer(type_) == Known("error"):
            lines.append(f"let {binding(name)}: Option<{owned(type_, scope)}> = None;")
        elif type_ == UNKNOWN:
            lines.append(f"let {binding(name)};")
        elif isinstance(type_, Pointer | Optional):
            lines.append(f"let {binding(name)}: {owned(type_, scope)} = None;")
            scope.bind(name, Local(Optional(strip_pointer(type_))))
        else:
            shown = f": {owned(type_, scope)}" if _needs_type(type_) else ""
            lines.append(f"let {binding(name)}{shown} = {default_value(type_, scope)};")
    return "\n".join(lines)


def _needs_type(type_: Type) -> bool:
    return isinstance(type_, List | Map | Set) or (isinstance(type_, Known) and type_.name not in {"string", "bool"})
