"""Assignments."""

from __future__ import annotations

from dataclasses import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR, STRING, UNKNOWN, Channel, Known, Map, Optional, Set, Type
from translator.ir.walk import nodes
from translator.rust.calls.by_rule import character
from translator.rust.calls.std_methods import OPTIONAL, SETTERS
from translator.rust.concurrency.channels import channel_type, halves, is_optional, new_channel, receiver, sender
from translator.rust.dispatch import STATEMENTS, at, plain, prints_statement
from translator.rust.errors.error_enum import Source
from translator.rust.expressions.checked import checked_assignment
from translator.rust.expressions.constructs import is_token, own_field
from translator.rust.expressions.durations import scaled
from translator.rust.expressions.lending import lend
from translator.rust.expressions.options import is_borrowed_option, option_text
from translator.rust.expressions.ownership import INTEGERS, form, own
from translator.rust.expressions.true_division import as_float
from translator.rust.expressions.unasked import subject_of
from translator.rust.expressions.writes import mark_written, to_write
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.appended import appended
from translator.rust.statements.flow import mentions
from translator.rust.statements.library_writes import library_write
from translator.rust.statements.map_insertions import insert
from translator.rust.statements.merged import merged
from translator.rust.statements.slices import extended, replaced, shortened
from translator.rust.statements.unpacking import WRONG_NUMBER, parted
from translator.rust.statements.unwrapping import lives_on
from translator.rust.text.naming import field
from translator.rust.text.precedence import JUMP, POSTFIX, PREFIX
from translator.rust.types.inference import SIZE, shape_of, type_of
from translator.rust.types.printed import is_copy


@prints_statement(ir.Assign)
def _assign(statement: ir.Assign, scope: Scope, *, tail: bool) -> str:
    del tail
    targets, values, operator = statement.targets, statement.values, statement.operator
    match targets, values:
        case ((ex.Name(name),), (value,)) if operator == "=" and name in scope.frame.shadows and name in scope.locals:
            if scope.locals[name].type == Known("duration") and isinstance(value, ex.Literal | ex.Unary):
                value = ex.Cast(Known("duration"), value)
            return STATEMENTS[ir.Let](ir.Let((name,), value), scope, tail=False)
    if operator == "=" and len(targets) == len(values) == 1 and _begins_anew(targets[0], values[0], scope):
        return _given_anew(targets[0], values[0], scope)
    for target in targets:
        if not (isinstance(target, ex.Name) and target.text in scope.frame.lets):
            mark_written(target, scope)
    if len(targets) == 1 and len(values) == 1:
        if operator == "=" and isinstance(values[0], ex.Call) and (failure := _failure(targets, values[0], scope)):
            return failure
        return _assign_one(targets[0], values[0], operator, scope)
    if len(values) == 1:
        return _shared(targets, values[0], scope)
    swapped = _swap(targets, values, scope)
    if swapped:
        return swapped
    wanted = [_empty(t, v, scope) for t, v in zip(targets, values, strict=False)]
    right = ", ".join(own(v, scope, wanted[n] if n < len(wanted) else UNKNOWN) for n, v in enumerate(values))
    return f"({', '.join(_target(t, scope) for t in targets)}) = ({right});"


def _empty(target: ex.Expression, value: ex.Expression, scope: Scope) -> Type:
    """The type of a place that nil goes to, where it is an empty value there, and of one that may be absent."""
    type_ = type_of(target, scope)
    return type_ if value == ex.Literal("nil", "") or isinstance(type_, Optional) else UNKNOWN


def _failure(targets: tuple[ex.Expression, ...], call: ex.Call, scope: Scope) -> str | None:
    """`err = f()`."""
    from translator.rust.statements.kept_errors import assigned_error, is_error_name

    (target,) = targets
    if not isinstance(target, ex.Name):
        return None
    if not is_error_name(target.text) and type_of(target, scope) not in {ERROR, Optional(ERROR)}:
        return None
    return assigned_error(targets, call, scope)


def _shared(targets: tuple[ex.Expression, ...], value: ex.Expression, scope: Scope) -> str:
    """`a, b = value`."""
    from translator.rust.statements.kept_errors import assigned_error

    if (kept := assigned_error(targets, value, scope)) is not None:
        return kept
    places = ", ".join(_target(t, scope) for t in targets)
    if len(targets) == 2 and (option := option_text(value, scope)) is not None:
        text, inner = option
        found = f"{text}.cloned()" if is_borrowed_option(value, inner, scope) else text
        if isinstance(type_of(targets[0], scope), Optional):
            return f"({places}) = match {found} {{ Some(value) => (Some(value), true), None => (None, false) }};"
        return f"({places}) = match {found} {{ Some(value) => (value, true), None => (Default::default(), false) }};"
    if len(targets) == 2 and (halves := parted(value, scope)):
        scope.frame.notes.append(WRONG_NUMBER)
        return f"({places}) = {halves}.map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();"
    return f"({places}) = {plain(value, scope)};"


def _begins_anew(target: ex.Expression, value: ex.Expression, scope: Scope) -> bool:
    """Whether a name that began as `None` gets its value in the block that has it, and is no `Option` from there on."""
    if not isinstance(target, ex.Name) or target.text not in scope.frame.begun or value == ex.Literal("nil", ""):
        return False
    local = scope.locals.get(target.text, Local())
    if not isinstance(local.type, Optional) or isinstance(type_of(value, scope), Optional):
        return False
    return not lives_on(target.text, scope) and not mentions(value, frozenset({target.text}))


def _given_anew(target: ex.Expression, value: ex.Expression, scope: Scope) -> str:
    assert isinstance(target, ex.Name)  # noqa: S101 - the caller has looked
    later = scope.rest[:1]
    again = (target.text,) if any(target in one.targets for one in nodes(later) if isinstance(one, ir.Assign)) else ()
    return STATEMENTS[ir.Let](ir.Let((target.text,), value, mutable=again), scope, tail=False)


def _target(target: ex.Expression, scope: Scope) -> str:
    if isinstance(target, ex.Name) and target.text == "_":
        return "_"
    return plain(target, scope)


def _assign_one(target: ex.Expression, value: ex.Expression, operator: str, scope: Scope) -> str:
    if isinstance(target, ex.Name) and target.text == "_":
        return f"let _ = {plain(value, scope)};"
    if isinstance(target, ex.Name) and isinstance(value, ex.Name) and (source := _error_of(value, scope)) is not None:
        scope.frame.kept[target.text] = source
    if (told := library_write(target, value, operator, scope)) is not None:
        return told
    if operator == "=" and isinstance(target, ex.Slice):
        return replaced(target, value, scope)
    if operator == "=" and (grown := appended(target, value, scope)):
        return grown
    if operator == "=" and (shorter := shortened(target, value, scope)):
        return shorter
    type_ = type_of(target, scope)
    scope.stands_alone(value)
    if isinstance(target, ex.Index) and isinstance(shape_of(target.value, scope), Map):
        return insert(target, value, operator, scope)
    if isinstance(target, ex.Index) and isinstance(of := shape_of(target.value, scope), Set):
        return f"{at(target.value, scope, POSTFIX)}.insert({own(target.index, scope, of.of)});"
    if operator == "=" and isinstance(target, ex.Attribute) and (written := _written(target, value, scope)):
        return written
    if operator != "=" and isinstance(type_, Optional):
        place = subject_of(target, to_write(target, scope), changed=True)
        added = (
            f".push_str({lend(value, scope, STRING)})" if type_.of == STRING else f" {operator} {plain(value, scope)}"
        )
        return f"{place if type_.of == STRING else f'*{place}'}{added};"
    if operator == "+=" and type_ == STRING:
        return _push_text(target, value, scope)
    if operator == "+=" and (longer := extended(target, value, scope)):
        return longer
    if operator in {"|=", "-=", "&="} and (together := merged(target, value, operator, scope)):
        return together
    if operator == "=":
        if isinstance(value, ex.Make) and isinstance(value.type, Channel) and (scope.threads or not is_token(type_)):
            return _fresh_channel(target, value, value.type.of, scope)
        return f"{_place_text(target, scope)} = {own_field(value, type_, scope)};"
    if operator in {"//=", "**=", "&^=", "@=", "%.="}:
        return f"{_place_text(target, scope)} = {plain(ex.Binary(operator[:-1], target, value), scope)};"
    if operator == "/.=":
        return _divided(target, value, scope)
    if (asked := checked_assignment(target, value, operator, scope)) is not None:
        return f"{_place_text(target, scope)} = {asked};"
    added = scaled(target, value, operator, scope) or _sized(value, type_, scope)
    return f"{_place_text(target, scope)} {operator} {added};"


def _divided(target: ex.Expression, value: ex.Expression, scope: Scope) -> str:
    """Python's `/=`: a path grows, a number becomes a float."""
    type_ = type_of(target, scope)
    place = _place_text(target, scope)
    if type_ == Known("path"):
        return f"{place}.push({lend(value, scope, STRING)});"
    if isinstance(type_, Known) and type_.name in INTEGERS:
        scope.frame.notes.append(f"`{place}` holds an integer, and a float from here on: two names, or one `f64`.")
        return f"{place} = {plain(ex.Binary('/.', target, value), scope)};"
    return f"{place} /= {as_float(value, type_of(value, scope), scope, JUMP)};"


def _written(target: ex.Attribute, value: ex.Expression, scope: Scope) -> str:
    """A field that a library's type has a method to write for; empty for other fields."""
    owner = strip_pointer(type_of(target.value, scope))
    template = SETTERS.get(owner.name, {}).get(target.name) if isinstance(owner, Known) else None
    if template is None:
        return ""
    text = lend(value, scope, STRING)
    if target.name in OPTIONAL:
        text = "None" if text == '""' else f"Some({text})"
    return template.format(at(target.value, scope, POSTFIX), text)


def _sized(value: ex.Expression, type_: Type, scope: Scope) -> str:
    """A length that is added to an integer."""
    if type_of(value, scope) == SIZE and isinstance(type_, Known) and type_.name in INTEGERS:
        return own(value, scope, type_)
    return plain(value, scope)


def _fresh_channel(target: ex.Expression, value: ex.Make, of: Type, scope: Scope) -> str:
    """`s.jobs = make(chan T)`: the ends go to the places that hold them."""
    made = new_channel(of, value.args, scope)
    held = channel_type(target, scope)
    if held is not None and held.direction == "signal":
        tx, rx = sender(target, scope), receiver(target, scope)
        return f"let (tx, rx) = {made};\n{tx} = Some(tx);\n{rx} = rx;"
    if held is not None and held.direction == "split":
        return f"({sender(target, scope)}, {receiver(target, scope)}) = {made};"
    name = target.name if isinstance(target, ex.Attribute) else target.text if isinstance(target, ex.Name) else "ch"
    tx, rx = halves(name)
    kept, other = (rx, tx) if held is not None and held.direction == "receive" else (tx, rx)
    scope.frame.notes.append(f"one end is kept here: hand `{other}` to whoever needs it.")
    kept = f"Some({kept})" if is_optional(target, scope) else kept
    return f"let ({tx}, {rx}) = {made};\n{_place_text(target, scope)} = {kept};"


def _error_of(value: ex.Name, scope: Scope) -> Source | None:
    local = scope.locals.get(value.text)
    return local.error if local is not None else None


def assign_text(target: ex.Expression, text: str, scope: Scope) -> str:
    """An assignment of printed Rust to a place."""
    if not (isinstance(target, ex.Name) and target.text in scope.frame.lets):
        mark_written(target, scope)
    if isinstance(target, ex.Index) and isinstance(shape_of(target.value, scope), Map):
        owner = at(target.value, to_write(target.value, scope), POSTFIX)
        return f"{owner}.insert({own(target.index, scope)}, {text});"
    return f"{_place_text(target, scope)} = {text};"


def _place_text(target: ex.Expression, scope: Scope) -> str:
    scope = replace(to_write(target, scope), lookups=frozenset())
    if isinstance(target, ex.Name):
        local = scope.locals.get(target.text)
        if (
            local is not None
            and local.ref
            and (is_copy(strip_pointer(local.type), scope) or target.text in scope.frame.copied)
        ):
            return f"*{plain(target, scope)}"
    text = at(target, scope, PREFIX)
    if isinstance(target, ex.Attribute | ex.Index) and isinstance(type_of(target.value, scope), Optional):
        text = text.replace(".as_ref().expect(", ".as_mut().expect(", 1)
    if isinstance(target, ex.Attribute) and ("|" in text[:2] or text.endswith("()")):
        # A method of that name is shadowed by what is written here.
        scope.frame.notes.append(f"`{field(target.name)}` is a method too; a field needs a name of its own.")
        return f"{at(target.value, scope, POSTFIX)}.{field(target.name)}"
    return text


def _push_text(target: ex.Expression, value: ex.Expression, scope: Scope) -> str:
    name = at(target, to_write(target, scope), POSTFIX)
    if (one := character(value)) is not None:
        return f"{name}.push({plain(one, scope)});"
    if form(value, scope) == "reference":
        return f"{name}.push_str({plain(value, scope)});"
    if type_of(value, scope) == Known("rune"):
        return f"{name}.push({plain(value, scope)});"
    return f"{name}.push_str(&{at(value, scope, PREFIX)});"


def _swap(targets: tuple[ex.Expression, ...], values: tuple[ex.Expression, ...], scope: Scope) -> str:
    if len(targets) != 2 or targets != (values[1], values[0]):
        return ""
    match targets:
        case (ex.Index(a, i), ex.Index(b, j)) if a == b:
            return f"{at(a, scope, POSTFIX)}.swap({plain(i, scope)}, {plain(j, scope)});"
        case (first, second):
            return f"std::mem::swap(&mut {plain(first, scope)}, &mut {plain(second, scope)});"
