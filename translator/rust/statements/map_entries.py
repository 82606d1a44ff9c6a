"""`p := m[k]` of a map whose values are behind pointers, and the question whether one was there."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Map, Optional, Pointer, Type
from translator.ir.walk import nodes
from translator.rust.dispatch import at, block
from translator.rust.expressions.map_reads import found
from translator.rust.expressions.ownership import own
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import binding
from translator.rust.statements.presence import Body, Fused, gives_none, otherwise
from translator.rust.statements.unwrapping import written
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import shape_of


def looked_up_entry(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """The look-up with the question after it; None where nothing asks, and a missing one fails in both languages."""
    match body:
        case (ir.Let((name,), ex.Index(zero=True) as place), *_):
            owner = shape_of(place.value, scope)
            if not isinstance(owner, Map) or not isinstance(owner.value, Pointer):
                return None
            alive = _alive(name, body[1:])
            asked = None if _is_given(name, alive[1:]) else _asked(name, place, owner, alive, scope, tail=tail)
            return asked or _kept(name, place, owner, alive, scope)
    return None


def _alive(name: str, rest: Body) -> Body:
    """What follows until the name is another one's."""
    for at_, statement in enumerate(rest):
        if isinstance(statement, ir.Let) and name in statement.names:
            return rest[:at_]
    return rest


def _is_given(name: str, rest: Body) -> bool:
    """Whether the name itself is given another value."""
    return any(isinstance(one, ir.Assign) and _gives(one, name) for one in nodes(rest))


def _gives(one: ir.Assign, name: str) -> bool:
    return any(isinstance(target, ex.Name) and target.text == name for target in one.targets)


def _asked(name: str, place: ex.Index, owner: Map, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    names = frozenset({name})
    match rest:
        case (ir.If(ex.IsNil(ex.Name(asked), True), then, orelse), *behind) if asked == name and not mentions(
            (tuple(behind), orelse), names
        ):
            inner = scope.block()
            looked = _lent(name, place, owner, then, scope, inner)
            last = tail and len(rest) == 1 and bool(orelse)
            text = f"if let Some({snake(name)}) = {looked} {{\n{block(then, inner, tail=last)}\n}}"
            return text + otherwise(orelse, scope, tail=last), 2
        case (ir.If(ex.IsNil(ex.Name(asked), False), then, ()), *behind) if asked == name:
            if (made := _made(name, place, then)) is not None:
                return _inserted(name, place, owner, made, scope), 2
            if diverges(then) and not mentions(then, names):
                out = block(then, scope.block())
                looked = _lent(name, place, owner, tuple(behind), scope, scope)
                end = "?;" if gives_none(out, scope) else f" else {{\n{out}\n}};"
                pattern = snake(name) if end == "?;" else f"Some({snake(name)})"
                return f"let {pattern} = {looked}{end}", 2
    return None


def _lent(name: str, place: ex.Index, owner: Map, users: Body, scope: Scope, inner: Scope) -> str:
    """The `Option` of a reference, one to change where those who use it do; binds the name in `inner`."""
    text = found(place, scope)
    if written(name, users):
        mark_written(place.value, scope)
        head, _, key = text.rpartition(".get(")
        text = f"{head}.get_mut({key}"
    inner.bind(name, Local(_pointed(owner), ref=True))
    return guarded_head(text)


def _made(name: str, place: ex.Index, then: Body) -> ex.Expression | None:
    """What is made where nothing was there, and put into the map under the same key."""
    match tuple(one for one in then if not isinstance(one, ir.Comment)):
        case (
            ir.Assign((ex.Name(first),), (made,), "="),
            ir.Assign((target,), (ex.Name(kept),), "="),
        ) if first == kept == name and target == place and not mentions(made, frozenset({name})):
            return made
        case _:
            return None


def _inserted(name: str, place: ex.Index, owner: Map, made: ex.Expression, scope: Scope) -> str:
    mark_written(place.value, scope)
    of = _pointed(owner)
    entry = f"{at(place.value, scope, POSTFIX)}.entry({own(place.index, scope, owner.key)})"
    value = own(made, scope, of)
    how = "or_default()" if value.endswith("::default()") else f"or_insert_with(|| {value})"
    scope.bind(name, Local(of, ref=True))
    return f"let {snake(name)} = {entry}.{how};"


def _kept(name: str, place: ex.Index, owner: Map, rest: Body, scope: Scope) -> Fused | None:
    """A value of its own, where it is asked for later or given another."""
    asked = any(isinstance(one, ex.IsNil) and one.value == ex.Name(name, "", "local") for one in nodes(rest))
    if not asked:
        return None
    inner = Optional(_pointed(owner))
    if _is_given(name, rest):
        if written(name, tuple(one for one in nodes(rest) if isinstance(one, ir.Assign) and not _gives(one, name))):
            scope.frame.notes.append(f"`{snake(name)}` is a copy: what is changed in it does not reach the map.")
        scope.bind(name, Local(inner))
        return f"let {binding(name)} = {found(place, scope)}.cloned();", 1
    text = _lent(name, place, owner, rest, scope, scope)
    scope.bind(name, Local(inner, ref=True))
    return f"let {snake(name)} = {text};", 1


def _pointed(owner: Map) -> Type:
    return owner.value.to if isinstance(owner.value, Pointer) else owner.value
