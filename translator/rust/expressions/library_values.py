"""Names of Python's library where they are read: what Rust has for them, or what is left to write."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.library_names import is_library, library_path
from translator.rust.dispatch import Term, plain
from translator.rust.scope import Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import string
from translator.rust.text.precedence import POSTFIX
from translator.rust.text.unwritten import untold
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


def left_comparison(value: ir.Binary, scope: Scope) -> Term | None:
    """`sys.version_info >= (3, 8)`: what is left to write cannot be compared; None for other comparisons."""
    root = value.left
    while isinstance(root, ir.Index | ir.Slice):
        root = root.value
    if not is_library(root, scope.index) or constant_of(root) is not None:
        return None
    sides = [untold(shown_names(plain(side, scope))).removeprefix("&") for side in (value.left, value.right)]
    text = " ".join(f"{sides[0]} {value.operator} {sides[1]}".split()).replace("{", "{{").replace("}", "}}")
    return f"todo!({string(text)})", POSTFIX
