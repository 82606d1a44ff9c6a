"""References into values that nothing keeps."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.expressions.ownership import REFERENCE, VALUE, form
from translator.rust.scope import Scope


def looks_into_fresh(value: ir.Expression, scope: Scope) -> bool:
    """Whether a reference leads into a value that is gone at the end of the statement: `s.to_lowercase().trim()`."""
    match value:
        case ir.Call(ir.Attribute(of)) | ir.Call(_, (of, *_)) | ir.Slice(of) if form(value, scope) == REFERENCE:
            fresh = form(of, scope) == VALUE and isinstance(of, ir.Call | ir.Format | ir.Binary | ir.Slice)
            return fresh or looks_into_fresh(of, scope)
        case _:
            return False
