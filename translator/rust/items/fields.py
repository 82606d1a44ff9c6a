"""Fields of structs: their types, names and what must be decided about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.ir.expressions import Literal
from translator.rust.concurrency.channels import halves
from translator.rust.concurrency.threads import has_no_default, has_two_ends
from translator.rust.items.derivable import is_set_later, is_shared
from translator.rust.items.serde import data_type, field_attribute
from translator.rust.items.tags import is_tagged
from translator.rust.statements.guarded import SYNCHRONISED
from translator.rust.text.docs import doc_comment, note
from translator.rust.text.naming import field as field_name
from translator.rust.types.containment import leads_back
from translator.rust.types.printed import owned
from translator.rust.types.usage import parts

if TYPE_CHECKING:
    from translator.rust.scope import Scope

_BACKWARDS = re.compile(r"(?i)^_*(parent|prev|previous|owner|up|back|root|outer|enclosing)$")


def stored(item: Structure) -> list[Field]:
    """The fields that instances have: no constants, no arguments of the constructor, no padding."""
    return [f for f in item.fields if not f.constant and "init_only" not in f.options and f.name != "_"]


def field_names(fields: list[Field]) -> list[str]:
    """Rust names, told apart where two fields would share one."""
    found: list[str] = []
    for f in fields:
        name = field_name(f.name)
        while name in found:
            name += "_"
        found.append(name)
    return found


def field_line(f: Field, name: str, item: Structure, scope: Scope, *, rule: str | None = None) -> str:
    """One field with its doc comment and attributes. `rule`: serde's renaming of the struct, None without serde."""
    data = is_tagged(item)
    notes = "".join(map(note, field_notes(f, item, scope, data=data)))
    attribute = field_attribute(f, rule) if rule is not None else ""
    visible = "pub " if f.exported and item.exported and item.kind != "exception" else ""
    if isinstance(f.type, ir.Channel) and has_two_ends(f.type, scope):
        tx, rx = halves(f.name)
        sends = owned(ir.Channel(f.type.of, "send"), scope)
        ends = f"{visible}{tx}: {sends if f.type.direction == 'split' else f'Option<{sends}>'},\n"
        ends += f"{visible}{rx}: {owned(ir.Channel(f.type.of, 'receive'), scope)},\n"
        return f"{doc_comment(f.doc)}{notes}{ends}"
    type_ = field_type(f, item, scope, data=data)
    return f"{doc_comment(f.doc)}{notes}{attribute}{visible}{name}: {type_},\n"


def field_type(f: Field, item: Structure, scope: Scope, *, data: bool = False) -> str:
    """The field's type: boxed where it leads back to its own struct, shared where a pointer is there to share."""
    type_ = data_type(f.type) if data else f.type
    inner = _target(type_)
    shared = isinstance(type_, ir.Pointer) and is_shared(type_, item, scope.unit, scope.index)
    own = inner is not None and inner.name == item.name and not inner.package
    if inner is not None and (own or not shared) and leads_back(inner, item.name, scope):
        boxed = f"Box<{owned(inner, scope)}>"
        return boxed if inner == type_ else f"Option<{boxed}>"
    if isinstance(type_, ir.Pointer) and (shared or _is_handle(type_.to)):
        return f"std::sync::Arc<{owned(type_.to, scope)}>"
    text = owned(type_, scope)
    absent = isinstance(f.default, Literal) and f.default.kind == "nil"
    absent = (
        absent or is_set_later(f, item, scope.unit, scope.index) or (is_tagged(item) and has_no_default(type_, scope))
    )
    return f"Option<{text}>" if absent and not text.startswith("Option<") else text


def field_notes(f: Field, item: Structure, scope: Scope, *, data: bool = False) -> list[str]:
    """What a reader must know or decide of one field. `data`: serde reads it."""
    notes = []
    if f.embedded and not _is_lock(f.type):
        notes.append("Embedded: its methods are not promoted, call them on this field.")
    inner = _target(f.type)
    if inner is not None and leads_back(inner, item.name, scope):
        if _BACKWARDS.match(f.name):
            notes.append("DECIDE: a way back owns nothing: an index into an arena, or `Weak`.")
        elif is_shared(f.type, item, scope.unit, scope.index) and inner.name != item.name:
            notes.append(f"DECIDE: `{inner.name}` leads back here: one of the two holds a `Weak`, or an id.")
    if is_loose(f.type) and not data:
        notes.append("DECIDE: an enum of what it can hold; `dyn Any` gives it back only by a downcast.")
    match f.type:
        case ir.Channel(of, "both") if of == ir.UNIT:
            instead = "a receiver that its sender ends" if scope.threads else "a `CancellationToken`"
            notes.append(f"DECIDE: a signal; where closing it is the signal, {instead}.")
        case ir.Channel(direction="signal") if scope.threads:
            notes.append("Closed as a signal: taking the sender out and dropping it ends every receiver.")
        case ir.Channel(direction="signal"):
            notes.append("Closed as a signal, which a token gives to all who wait for it.")
        case ir.Channel(direction="split") if not scope.threads:
            notes.append("DECIDE: the receiver has one owner: here, or in the task that reads it.")
        case ir.Channel(_, "both"):
            reader = "thread" if scope.threads else "task"
            notes.append(f"DECIDE: the half that sends; the one that receives belongs to the {reader} that reads it.")
        case ir.OpaqueType(source) if source.strip():
            notes.append(f"DECIDE: `{' '.join(source.split())[:80]}`.")
    return notes


def shared_fields(item: Structure, scope: Scope) -> list[str]:
    """The fields that are printed as `Arc` because the source has a pointer."""
    return [f.name for f in stored(item) if is_shared(f.type, item, scope.unit, scope.index)]


def is_loose(type_: ir.Type) -> bool:
    """Whether a value of any type stands in the type."""
    return type_ == ir.ANY or any(map(is_loose, parts(type_)))


def _is_lock(type_: ir.Type) -> bool:
    return isinstance(type_, ir.Known) and type_.name in {"mutex", "rwmutex"}


def _is_handle(type_: ir.Type) -> bool:
    """Whether a pointer to the type is there because the value must not be copied: locks, atomics, groups."""
    return isinstance(type_, ir.Known) and type_.name in SYNCHRONISED


def _target(type_: ir.Type) -> ir.Named | None:
    while isinstance(type_, ir.Pointer | ir.Optional):
        type_ = type_.to if isinstance(type_, ir.Pointer) else type_.of
    return type_ if isinstance(type_, ir.Named) else None
