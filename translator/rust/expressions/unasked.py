"""Values that may be absent and are used without being asked: what the source fails at, `expect` fails at."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import STRING, Known, List, Named, Optional, Type
from translator.rust.dispatch import at, plain
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy
from translator.rust.types.usage import parts


def subject_of(value: ex.Expression, scope: Scope, *, changed: bool = False) -> str:
    """A value as what a method, a field or an element is asked of. `changed`: it is written to."""
    value = behind_pointer(value, scope)
    type_ = type_of(value, scope)
    if not isinstance(type_, Optional):
        return at(value, scope, POSTFIX)
    option = changeable(value, scope) if changed else lent_option(value, type_.of, scope)[0]
    named = plain(value, scope) if isinstance(value, ex.Name | ex.Attribute) else ""
    said = f"`{named}`" if named else "a value that may be absent"
    scope.frame.notes.append(f"{said} is used without being asked whether it is there.")
    message = f"{named.replace('r#', '')} is there" if named else "there is one"
    return f"{option}.expect({string(message)})"


def lent_subject(value: ex.Expression, scope: Scope) -> str:
    """The same, lent."""
    text = subject_of(value, scope)
    local = scope.locals.get(value.text, Local()) if isinstance(value, ex.Name) else Local()
    return text if local.ref or ".as_ref()" in text or ".as_deref()" in text else f"&{text}"


def operand(value: ex.Expression, operator: str, level: int, scope: Scope) -> str:
    """A value beside an operator, which asks nothing that is absent for its size."""
    if operator in _COUNT and isinstance(type_of(value, scope), Optional):
        return subject_of(value, scope)
    return at(value, scope, level)


_COUNT = frozenset("< <= > >= + - * / /. // % **".split())


def there(type_: Type) -> Type:
    """The type of a value that is there."""
    return type_.of if isinstance(type_, Optional) else type_


def behind_pointer(value: ex.Expression, scope: Scope) -> ex.Expression:
    """`*p` as `p`, whose methods, fields and elements a reference finds by itself."""
    match value:
        case ex.Unary("*", ex.Name(text) as name) if text in scope.locals and scope.locals[text].ref:
            return name
        case _:
            return value


def changeable(value: ex.Expression, scope: Scope) -> str:
    """An `Option` that lends what is in it, to be changed."""
    return f"{at(value, scope, POSTFIX)}.as_mut()"


def lent_option(place: ex.Expression, inner: Type, scope: Scope) -> tuple[str, Local]:
    """An `Option` that lends what is in it, and that in turn."""
    text = at(place, scope, POSTFIX)
    local = scope.locals.get(place.text, Local()) if isinstance(place, ex.Name) else Local()
    found = local._replace(type=inner)
    if local.ref or is_copy(inner, scope) or isinstance(place, ex.Call | ex.Propagate):
        return text, found
    return f"{text}.{'as_deref' if is_unsized(inner) else 'as_ref'}()", found._replace(ref=True)


def is_unsized(type_: Type) -> bool:
    """Whether what is lent of a type has a name of its own: `str`, a slice, a `Path`."""
    return type_ in {STRING, Known("bytes"), Known("path")} or isinstance(type_, List)


def is_clone(type_: Type) -> bool:
    """Whether a value of the type can be copied: what is behind a `dyn` cannot."""
    if isinstance(type_, Named):
        return True
    if isinstance(type_, Known) and type_.name in NEVER_CLONED:
        return False
    return all(is_clone(part) for part in parts(type_))


NEVER_CLONED = frozenset("any error reader writer file buffered_file".split())


def owning(of: Type) -> str:
    """How an `Option` of a reference becomes one of a value."""
    return ".map(ToOwned::to_owned)" if is_unsized(of) else ".cloned()"
