"""What a class holds beside its fields: constants, comparisons by hand, the methods that are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir.declarations import Field, Structure
from translator.ir.expressions import Literal
from translator.rust.dispatch import plain
from translator.rust.items.derive_policy import compares_some
from translator.rust.items.fields import stored
from translator.rust.text.docs import doc_comment, note
from translator.rust.text.naming import constant, field, pascal
from translator.rust.types.type_names import type_name
from translator.rust.types.type_parameters import arguments, generics

if TYPE_CHECKING:
    from translator.rust.scope import Scope

MOST_NAMED = 8
"""Methods that are named before they are only counted."""


def constants(item: Structure, scope: Scope) -> str:
    """Class attributes: associated constants where a constant can hold them."""
    lines = ""
    for f in item.fields:
        if not f.constant or f.name in {"__slots__", "__match_args__", "__hash__"}:
            continue
        visible = "pub " if f.exported else ""
        stated = _constant_type(f)
        if stated and f.default is not None:
            lines += f"{doc_comment(f.doc)}{visible}const {constant(f.name)}: {stated} = {plain(f.default, scope)};\n"
        else:
            lines += note(f"DECIDE: `{f.name}`, which all values share: a constant, or state that is passed in.")
    return impl(item, lines, scope) if "const " in lines else lines


def impl(item: Structure, body: str, scope: Scope, trait: str = "") -> str:
    """An `impl` block of the struct. `trait`: `Default for `, or nothing."""
    of = generics(item.type_params, scope)
    return f"impl{of} {trait}{type_name(item.name, scope)}{arguments(item.type_params)} {{\n{body}}}\n"


def _constant_type(f: Field) -> str:
    if not isinstance(f.default, Literal):
        return ""
    return {"int": "i64", "float": "f64", "bool": "bool", "string": "&'static str"}.get(f.default.kind, "")


def equality(item: Structure, bases: list[str], scope: Scope) -> str:
    """`PartialEq` by hand for a dataclass that compares some fields. `bases`: the fields of its base classes."""
    if not compares_some(item):
        return ""
    compared = [*bases, *(field(f.name) for f in stored(item) if "compare=False" not in f.options)]
    test = " && ".join(f"self.{name} == other.{name}" for name in compared) or "true"
    remark = "// DECIDE: `Ord` by hand, over the same fields.\n" if "order" in item.options else ""
    name = type_name(item.name, scope)
    return f"{remark}impl PartialEq for {name} {{\nfn eq(&self, other: &Self) -> bool {{\n{test}\n}}\n}}\n"


def methods_left(item: Structure) -> str:
    """A comment that names the methods which are not printed; empty for none."""
    names = dict.fromkeys(m.name for m in item.methods if m.name not in {"__init__", "__post_init__"})
    if not names:
        return ""
    listed = ", ".join(f"`{name}`" for name in list(names)[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return note(f"Methods to port into `impl {pascal(item.name)}`: {listed}{more}.")
