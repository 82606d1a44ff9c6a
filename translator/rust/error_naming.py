"""Names for the variants of an error enum and for their fields."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.rust.naming import field as field_name
from translator.rust.naming import pascal, snake, words

LONGEST = 4
"""Words in a variant's name."""

DANGLING = frozenset("a an the of for to with in on at by from is was are be and or not that as into it its".split())
SILENT = frozenset("the a an is are was were be been has have".split())
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_PREFIX = re.compile(r"^[\w.\[\]]+:\s+(?=\S)")


def message_name(message: str, count: int = LONGEST) -> str:
    """`could not read the file: ` → `CouldNotReadFile`; empty where the text has no words."""
    text = message.replace("'", "")
    bare = _PREFIX.sub("", text, count=1)
    found = [w for w in _WORD.findall(bare or text) if w.lower() not in SILENT][:count]
    while len(found) > 1 and found[-1].lower() in DANGLING:
        found.pop()
    return "".join(pascal(word) for word in found) if found else ""


def class_name(name: str) -> str:
    """The variant for an error class or sentinel: `InvoiceError`, `ErrInvoice`, `errInvoice` → `Invoice`."""
    parts = list(words(name.strip("_")))
    if len(parts) > 1 and parts[0] in {"err", "error"}:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in {"error", "exception", "err"}:
        parts = parts[:-1]
    return pascal("_".join(parts))


def plain_words(name: str) -> str:
    """A class or sentinel as words: `ErrInvoiceMissing` → `invoice missing`."""
    return " ".join(words(class_name(name).removeprefix("r#")))


def hole_name(value: ir.Expression) -> str:
    """A name for the field that keeps a hole's value."""
    match value:
        case ir.Name(text):
            return snake(text)
        case ir.Attribute(_, name):
            return field_name(name)
        case ir.Call(ir.Name("len", _, "builtin"), (inner, *_)):
            return "len" if isinstance(inner, ir.Literal) else f"{hole_name(inner).removeprefix('r#')}_len"
        case ir.Call(ir.Name(text), _) if text[:1].isalpha():
            return snake(text)
        case ir.Call(ir.Attribute(inner, name), ()):
            return hole_name(inner) if name in {"Error", "String", "Name", "strip"} else field_name(name)
        case ir.Call(ir.Attribute(_, name), _):
            return field_name(name)
        case ir.Unary(_, inner) | ir.Cast(_, inner) | ir.Index(inner) | ir.Slice(inner):
            return hole_name(inner)
        case _:
            return "value"
