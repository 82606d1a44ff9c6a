"""Names of Python's library where they are read: what Rust has for them, or what is left to write."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.library_names import is_library, library_path
from translator.rust.dispatch import Term
from translator.rust.scope import Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.library_constants import constant_of


def library_value(value: ir.Name | ir.Attribute, scope: Scope) -> Term | None:
    """A name of the library; None for other names, and for those of the project."""
    if not is_library(value, scope.index):
        return None
    known = constant_of(value)
    if known is None:
        return f"todo!({string(library_path(value))})", POSTFIX
    if known.note:
        scope.frame.notes.append(known.note)
    return known.text, known.level
