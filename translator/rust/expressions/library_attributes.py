"""Attributes of values of known types, which Rust asks for by methods."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, at, plain
from translator.rust.scope import Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import CAST, COMPARE, POSTFIX, PREFIX
from translator.rust.types.inference import type_of
from translator.rust.types.library_attributes import IO, counterpart, error_type, fieldless

KINDS = {
    "EADDRINUSE": "AddrInUse",
    "EADDRNOTAVAIL": "AddrNotAvailable",
    "EBUSY": "ResourceBusy",
    "ECONNABORTED": "ConnectionAborted",
    "ECONNREFUSED": "ConnectionRefused",
    "ECONNRESET": "ConnectionReset",
    "EEXIST": "AlreadyExists",
    "EINTR": "Interrupted",
    "EISDIR": "IsADirectory",
    "ENOENT": "NotFound",
    "ENOTCONN": "NotConnected",
    "ENOTDIR": "NotADirectory",
    "ENOTEMPTY": "DirectoryNotEmpty",
    "EPIPE": "BrokenPipe",
    "EROFS": "ReadOnlyFilesystem",
    "ETIMEDOUT": "TimedOut",
    "EXDEV": "CrossesDevices",
}
"""Numbers that std gives a kind which no other number has; https://doc.rust-lang.org/std/io/enum.ErrorKind.html"""


def library_attribute(value: ir.Attribute, scope: Scope) -> Term | None:
    """An attribute of a value whose type has methods instead; None for others."""
    known = counterpart(value, type_of(value.value, scope), scope)
    if known is not None:
        if known.note:
            scope.frame.notes.append(known.note)
        level = CAST if " as " in known.template else POSTFIX
        return known.template.format(at(value.value, scope, POSTFIX)), level
    if not fieldless(value.value, scope) or value.name.startswith("__"):
        return None
    error = plain(value.value, scope)
    type_ = error_type(value.value, scope)
    scope.frame.notes.append(f"where `{value.name}` of `{error}` comes from: `{type_}` has none.")
    return f"todo!({string(f'{error}.{value.name}')})", POSTFIX


def error_argument(value: ir.Index, scope: Scope) -> Term | None:
    """`error.args[0]`: the text of an error that keeps nothing else, of an `OSError` its number; None for others."""
    match value:
        case ir.Index(ir.Attribute(error, "args"), ir.Literal("int", "0" | "1" as place)) if fieldless(error, scope):
            io = error_type(error, scope) == IO
        case _:
            return None
    if place == "1" and not io:
        return None
    return f"{at(error, scope, POSTFIX)}.{'raw_os_error' if io and place == '0' else 'to_string'}()", POSTFIX


def error_number(value: ir.Binary, scope: Scope) -> Term | None:
    """`error.errno == errno.ENOENT` as a question about the error's kind, or its number; None for others."""
    error = _asked_for_number(value.left)
    if error is None or error_type(error, scope) != IO:
        return None
    subject = at(error, scope, POSTFIX)
    match value.operator, value.right:
        case "in" | "not in" as operator, ir.ListLiteral(options) if all(_is_number(one) for one in options):
            numbers = " | ".join(f"libc::{one.text}" for one in options if isinstance(one, ir.Name))
            text = f"matches!({subject}.raw_os_error(), Some({numbers}))"
            return (text, POSTFIX) if operator == "in" else (f"!{text}", PREFIX)
        case "==" | "!=" as operator, ir.Name(name, "errno") if name in KINDS:
            return f"{subject}.kind() {operator} std::io::ErrorKind::{KINDS[name]}", COMPARE
        case "==" | "!=" as operator, number:
            shown = (
                f"libc::{number.text}" if isinstance(number, ir.Name) and _is_number(number) else plain(number, scope)
            )
            return f"{subject}.raw_os_error() {operator} Some({shown})", COMPARE
        case _:
            return None


def _asked_for_number(value: ir.Expression) -> ir.Expression | None:
    match value:
        case ir.Attribute(error, "errno") | ir.Index(ir.Attribute(error, "args"), ir.Literal("int", "0")):
            return error
        case _:
            return None


def _is_number(value: ir.Expression) -> bool:
    return isinstance(value, ir.Name) and value.package == "errno"
