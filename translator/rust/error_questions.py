"""Questions about an error: is it this one, is there one of that type?"""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Named, Optional
from translator.rust.dispatch import Term, plain, prints
from translator.rust.error_naming import class_name
from translator.rust.inference import type_of
from translator.rust.precedence import COMPARE, POSTFIX
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types import UNDECIDED, owned


@prints(ir.ErrorIs)
def _error_is(value: ir.ErrorIs, scope: Scope) -> Term:
    subject = plain(value.error, scope)
    pattern = error_pattern(value.error, value.target, scope)
    if pattern is None:
        target = value.target.text if isinstance(value.target, ir.Name) else plain(value.target, scope)
        scope.frame.notes.append(f"the enum that holds `{target}`; only a concrete type can be searched for.")
        found = f"Some({UNDECIDED}::{class_name(target) if target.isidentifier() else '_'})"
        cast = f"{subject}.downcast_ref::<{UNDECIDED}>()"
        if isinstance(type_of(value.error, scope), Optional):
            cast = f"{subject}.and_then(|err| err.downcast_ref::<{UNDECIDED}>())"
        return f"matches!({cast}, {found})", POSTFIX
    if " if " in pattern:
        return pattern.partition(" if ")[2], COMPARE
    return f"matches!({subject}, {pattern})", POSTFIX


KNOWN_SENTINELS = {
    ("io", "EOF"): "{0} if {0}.kind() == std::io::ErrorKind::UnexpectedEof",
    ("os", "ErrNotExist"): "{0} if {0}.kind() == std::io::ErrorKind::NotFound",
    ("os", "ErrExist"): "{0} if {0}.kind() == std::io::ErrorKind::AlreadyExists",
    ("os", "ErrPermission"): "{0} if {0}.kind() == std::io::ErrorKind::PermissionDenied",
    ("io/fs", "ErrNotExist"): "{0} if {0}.kind() == std::io::ErrorKind::NotFound",
    ("database/sql", "ErrNoRows"): "sqlx::Error::RowNotFound",
}


def error_pattern(error: ir.Expression, target: ir.Expression, scope: Scope) -> str | None:
    """The pattern that matches a sentinel inside an error; None where its type cannot be told."""
    if not isinstance(target, ir.Name):
        return None
    known = KNOWN_SENTINELS.get((target.package, target.text))
    if known is not None:
        return known.format(plain(error, scope))
    local = scope.locals.get(error.text) if isinstance(error, ir.Name) else None
    variant = class_name(target.text)
    if local is None or local.error is None or local.error.type.startswith("Box<"):
        return None
    if not local.error.callee and not local.error.own:
        scope.frame.notes.append(f"what `{local.error.type}` has for `{target.text}`.")
    return f"{local.error.type}::{variant}"


@prints(ir.ErrorAs)
def _error_as(value: ir.ErrorAs, scope: Scope) -> Term:
    subject = plain(value.error, scope)
    type_ = strip_pointer(value.type if value.type != UNKNOWN else type_of(value.target, scope))
    local = scope.locals.get(value.error.text) if isinstance(value.error, ir.Name) else None
    if not isinstance(type_, Named):
        scope.frame.notes.append(f"the type that `{subject}` is searched for.")
        return f"{subject}.is_some()", POSTFIX
    if local is not None and local.error is not None and not local.error.type.startswith("Box<"):
        scope.frame.notes.append(f"the variant of `{local.error.type}` that holds `{type_.name}`.")
        return f"matches!({subject}, {local.error.type}::{class_name(type_.name)} {{ .. }})", POSTFIX
    return f"{subject}.downcast_ref::<{owned(type_, scope)}>().is_some()", POSTFIX
