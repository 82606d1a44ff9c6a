"""Which error stands behind an `anyhow::Error`: tests by type, with `{0}` for the error."""

from __future__ import annotations

from translator.ir.declarations import Structure
from translator.ir.types import Known, Named, Type
from translator.rust.errors.error_naming import class_name
from translator.rust.errors.error_sources import CLASSES, IO_KINDS
from translator.rust.errors.exception_sources import SAYS, where_from
from translator.rust.errors.families import Member, descendants, parent_of, root_of
from translator.rust.scope import Scope
from translator.rust.types.printed import owned

VAGUE = frozenset({"ValueError", "TypeError", "ArithmeticError", "Error", "UnicodeError", "ClientError"})
"""Classes of which each library gives errors of its own."""

_LIBRARY = {name: type_ for type_, names in CLASSES.items() for name in names if name not in VAGUE}


def downcast(type_: Type, scope: Scope) -> str:
    """The test whether an error is of an exception class, as the text of `str.format`."""
    name = type_.name.rpartition(".")[2] if isinstance(type_, Named | Known) else "Exception"
    package = type_.package if isinstance(type_, Named) else ""
    if package != "builtins" and isinstance(type_, Named):
        declared = scope.index.type(package or scope.unit, type_.name)
        if isinstance(declared, Structure):
            return _declared(Member(package or scope.unit, declared), scope)
    if name in IO_KINDS:
        kind = f"err.kind() == std::io::ErrorKind::{IO_KINDS[name]}"
        return f"{{0}}.downcast_ref::<std::io::Error>().is_some_and(|err| {kind})"
    if name in _LIBRARY:
        return f"{{0}}.is::<{_LIBRARY[name]}>()"
    if name in SAYS:
        scope.frame.notes.append(where_from(name))
    else:
        scope.frame.notes.append(f"`{name}` must be a type of its own where it is raised, since it is asked for here.")
    return f"{{0}}.is::<{owned(Named(name), scope)}>()"


def _declared(member: Member, scope: Scope) -> str:
    root = root_of(member, scope.index)
    path = owned(Named(root.item.name, "" if root.unit == scope.unit else root.unit), scope)
    if parent_of(member, scope.index) is None:
        return f"{{0}}.is::<{path}>()"
    kinds = (member, *descendants(member, scope.index))
    variants = " | ".join(dict.fromkeys(f"{path}::{class_name(one.item.name)} {{{{ .. }}}}" for one in kinds))
    return f"matches!({{0}}.downcast_ref(), Some({variants}))"
