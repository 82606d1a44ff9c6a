"""Attributes of values that Python's library gives, as std has them."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN, Known, Type
from translator.rust.scope import Scope
from translator.rust.text.imports import needs


class Counterpart(NamedTuple):
    """What an attribute is in Rust: a template for the value it is asked of, and its type.

    `note`: what to decide about it.
    """

    template: str
    type: Type = UNKNOWN
    note: str = ""


_EXTRAS = needs("std::os::unix::fs::MetadataExt")


def _unix(name: str) -> Counterpart:
    return Counterpart(f"{{0}}.{_EXTRAS}{name}()")


def _time(name: str) -> Counterpart:
    note = f"`{name}` gives whole seconds, `{name}_nsec` the rest."
    return Counterpart(f"{{0}}.{_EXTRAS}{name}() as f64", Known("float64"), note=note)


STATUS = {
    "st_mode": _unix("mode"),
    "st_uid": _unix("uid"),
    "st_gid": _unix("gid"),
    "st_ino": _unix("ino"),
    "st_dev": _unix("dev"),
    "st_nlink": _unix("nlink"),
    "st_size": Counterpart("{0}.len()"),
    "st_atime": _time("atime"),
    "st_mtime": _time("mtime"),
    "st_ctime": _time("ctime"),
}
"""Of what `os.stat` gives; https://doc.rust-lang.org/std/os/unix/fs/trait.MetadataExt.html"""

IO_ERRORS = {
    "errno": Counterpart("{0}.raw_os_error()"),
    "strerror": Counterpart("{0}.to_string()", STRING),
}
"""Of `OSError`; https://doc.rust-lang.org/std/io/struct.Error.html"""

MESSAGES = {name: Counterpart("{0}.to_string()", STRING) for name in ("message", "msg", "reason", "strerror")}
"""Of errors of which only the text is left."""


def counterpart(value: ir.Attribute, owner: Type, scope: Scope) -> Counterpart | None:
    """The counterpart of an attribute of a value of that type; None where there is no certain one."""
    if owner == UNKNOWN and value.name in STATUS and not (isinstance(value.value, ir.Name) and value.value.package):
        return STATUS[value.name]
    if not fieldless(value.value, scope):
        return None
    return (IO_ERRORS if error_type(value.value, scope) == IO else MESSAGES).get(value.name)


def attribute_type(value: ir.Attribute, owner: Type, scope: Scope) -> Type | None:
    """The type of an attribute that has a counterpart, None for others."""
    found = counterpart(value, owner, scope)
    return found.type if found is not None else None


IO = "std::io::Error"


def error_type(value: ir.Expression, scope: Scope) -> str:
    """The Rust type of a caught error, empty for other values."""
    local = scope.locals.get(value.text) if isinstance(value, ir.Name) and not value.package else None
    return local.error.type if local is not None and local.error is not None else ""


def fieldless(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is a caught error of a type that has no fields to read: std's, a boxed one, an enum made here."""
    type_ = error_type(value, scope)
    return type_ == IO or type_.startswith("Box<dyn") or type_.endswith("AttemptError")
