"""Values that are an `Option` in Rust: look-ups, receives, assertions."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import ERROR, JSON, STRING, UNKNOWN, Map, Named, Optional, Type
from translator.rust.dispatch import at, plain
from translator.rust.expressions.json_values import view
from translator.rust.expressions.ownership import form
from translator.rust.expressions.unasked import lent_option
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import callee_of, shape_of, type_of
from translator.rust.types.lookup import gives_option, qualified
from translator.rust.types.printed import is_copy, is_trait, owned


def option_text(value: ex.Expression, scope: Scope) -> tuple[str, Type] | None:
    """The `Option` that a two-valued expression is in Rust, and the type inside; None for other expressions."""
    match value:
        case ex.Index(parted=True) | ex.Receive(parted=True) | ex.TypeAssertion(parted=True):
            return None
        case ex.Receive(channel):
            from translator.rust.concurrency.channels import awaited, gives_nothing, receive

            if gives_nothing(channel, scope):
                return None
            text = awaited(receive(channel, scope), scope)
            return f"{text}.ok()" if scope.threads else text, type_of(value, scope)
        case ex.Index(owner, key) if isinstance(shape_of(owner, scope), Map | type(UNKNOWN)):
            lent = plain(key, scope) if form(key, scope) == "reference" else f"&{at(key, scope, PREFIX)}"
            text = f"{at(owner, scope, POSTFIX)}.get({lent})"
            inner = type_of(value, scope)
            if is_copy(inner, scope):
                return f"{text}.copied()", inner
            return (f"{text}.cloned()", inner) if is_guarded(owner, scope) else (text, inner)
        case ex.TypeAssertion(_, type_):
            inner = strip_pointer(type_)
            if type_of(value.value, scope) == JSON:
                return held(value, subject(value.value, scope), scope), inner
            copied = ".copied()" if is_copy(inner, scope) else ""
            return f"{held(value, subject(value.value, scope), scope)}{copied}", inner
        case ex.Call() | ex.Propagate():
            return _option_call(value, scope)
        case _:
            return None


def held(value: ex.TypeAssertion, asked: tuple[str, bool], scope: Scope) -> str:
    """What a `dyn Any` or a JSON value holds, as an `Option`: of a reference where it is not `Copy`.

    `asked`: its `subject`.
    """
    text, absent = asked
    wanted = strip_pointer(value.type)
    if type_of(value.value, scope) != JSON:
        if is_trait(wanted, scope) or wanted == ERROR:
            name = wanted.name if isinstance(wanted, Named) else "Error"
            scope.frame.notes.append(f"`{name}` is a trait: `dyn Any` finds the types behind it only.")
        cast = f"downcast_ref::<{owned(wanted, scope)}>()"
        return f"{text}.and_then(|value| value.{cast})" if absent else f"{text}.{cast}"
    seen = view(wanted)
    if seen:
        return f"{text}.and_then(serde_json::Value::as_{seen})" if absent else f"{text}.as_{seen}()"
    read = f"serde_json::from_value::<{owned(wanted, scope)}>"
    return f"{text}.and_then(|value| {read}(value.clone()).ok())" if absent else f"{read}({text}.clone()).ok()"


def subject(value: ex.Expression, scope: Scope) -> tuple[str, bool]:
    """A value that is asked for its type, printed once, and whether that is the `Option` of `nullable`."""
    option = nullable(value, scope)
    return option or at(value, scope, POSTFIX), bool(option)


def nullable(value: ex.Expression, scope: Scope) -> str:
    """A value that may be absent, as an `Option` of a reference; empty for one that is always there.

    What a map lacks is nil in the source, where indexing panics in Rust.
    """
    type_ = type_of(value, scope)
    if isinstance(type_, Optional):
        return lent_option(value, type_.of, scope)[0]
    if isinstance(value, ex.Index) and isinstance(shape_of(value.value, scope), Map):
        option = option_text(value, scope)
        return option[0] if option is not None else ""
    return ""


def _option_call(value: ex.Call | ex.Propagate, scope: Scope) -> tuple[str, Type] | None:
    call = value.call if isinstance(value, ex.Propagate) else value
    found = callee_of(call, scope) if isinstance(call, ex.Call) else None
    match call:
        case ex.Call(ex.Name("LookupEnv", "os")):
            return plain(value, scope), STRING
    if found is None:
        return None
    if not gives_option(found[0]):
        return None
    return plain(value, scope), strip_pointer(qualified(found[0].results[0], found[1], scope))


def is_borrowed_option(value: ex.Expression, inner: Type, scope: Scope) -> bool:
    """Whether the `Option` of `option_text` holds a reference."""
    if isinstance(value, ex.Index) and is_guarded(value.value, scope):
        return False
    if isinstance(value, ex.TypeAssertion) and type_of(value.value, scope) == JSON and not view(inner):
        return False
    return isinstance(value, ex.Index | ex.TypeAssertion) and not is_copy(inner, scope)


def is_guarded(place: ex.Expression, scope: Scope) -> bool:
    """Whether a place is reached through a lock: what is found there must be copied out to outlive the guard."""
    while isinstance(place, ex.Attribute | ex.Index):
        if isinstance(place, ex.Attribute) and any(place.name in guard.fields for guard in scope.held):
            return True
        place = place.value
    return False
