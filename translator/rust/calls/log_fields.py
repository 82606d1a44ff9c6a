"""Loggers that take names and values after the message: `tracing` events with fields."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.types import Array, Known, List, Map, Named, Optional, Set, Tuple, Type
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.format_text import is_debug_only
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.naming import snake, string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of

LOGGERS = frozenset({"logger", "log", "logging"})
FIELD_PACKAGES = frozenset({"go.uber.org/zap", "log/slog"})
"""Packages whose functions make one field: `zap.String("key", value)`."""
LOG_PACKAGES = frozenset(
    "log log/slog k8s.io/klog k8s.io/klog/v2 github.com/sirupsen/logrus github.com/golang/glog".split()
)
_WORDS = {
    "trace": ("Trace",),
    "debug": ("debug", "Debug"),
    "info": ("info", "Info", "Notice", "Print"),
    "warn": ("warning", "warn", "Warn", "Warning"),
    "error": ("error", "exception", "critical", "Error"),
}
_ENDINGS = ("", "f", "w", "ln", "S", "Context")
LEVELS = {
    word + ending: level
    for level, words in _WORDS.items()
    for word in words
    for ending in (_ENDINGS if word[0].isupper() else ("",))
}
"""The level of an event by the name of a logger's method."""
SPEAKING = frozenset({"Tracef", "Debugf", "Infof", "Noticef", "Warnf", "Warningf"})
"""Methods that log whatever they are called on."""
_VERB = re.compile(r"%[-+# 0]*[\d.]*[a-zA-Z]")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.\- ]*")
_RECORDED = frozenset(
    "string bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 uintptr byte".split()
)


LOGGER_TYPES = frozenset(
    {
        ("go.uber.org/zap", "Logger"),
        ("go.uber.org/zap", "SugaredLogger"),
        ("log/slog", "Logger"),
        ("log", "Logger"),
        ("github.com/sirupsen/logrus", "Logger"),
        ("github.com/sirupsen/logrus", "Entry"),
        ("github.com/go-logr/logr", "Logger"),
        ("github.com/hashicorp/go-hclog", "Logger"),
    }
)
_ADDING = frozenset({"With", "WithField", "WithFields", "WithError", "WithValues"})
"""Methods that give a logger whose events all have some fields more."""
_ONLY_ADDING = _ADDING - {"With"}
_KINDS = {
    **dict.fromkeys(("Duration", "Durations", "Any", "Strings", "Ints", "Reflect", "Object", "Array", "Errors"), "?"),
    **dict.fromkeys(("Bool", "Int", "Int8", "Int16", "Int32", "Int64", "Float64", "Float32"), ""),
    **dict.fromkeys(("Uint", "Uint8", "Uint16", "Uint32", "Uint64"), ""),
}
"""How functions that make a field say what its value is."""


def is_logger(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is called what loggers are called, or has the type of one."""
    match value:
        case ir.Call(ir.Attribute(inner, name)):
            return name in _ONLY_ADDING or (
                name in {"With", "Named", "Sugar", "WithContext"} and is_logger(inner, scope)
            )
        case ir.Name(text, "") | ir.Attribute(_, text):
            name = text.strip("_").lower()
            if name in LOGGERS or name.endswith("logger"):
                return True
    type_ = strip_pointer(type_of(value, scope))
    return isinstance(type_, Named) and (type_.package, type_.name) in LOGGER_TYPES


def carried(logger: ir.Expression, scope: Scope) -> list[str] | None:
    """The fields that a logger was given on the spot; None where some cannot be said."""
    match logger:
        case ir.Call(ir.Attribute(inner, name), args) if name in _ADDING and not logger.spread:
            outer = carried(inner, scope)
            given = _given(name, args, scope)
            return outer + given if outer is not None and given is not None else None
        case ir.Call(ir.Attribute(inner, "Named" | "Sugar" | "WithContext")):
            return carried(inner, scope)
        case _:
            return []


def _given(name: str, args: tuple[ir.Expression, ...], scope: Scope) -> list[str] | None:
    match name, args:
        case "WithError", (error,):
            return [_field("error", error, scope)]
        case "WithFields", (ir.MapLiteral(entries) | ir.Cast(_, ir.MapLiteral(entries)),):
            return _fields([part for entry in entries for part in entry], scope)
        case _:
            return _fields(list(args), scope)


def event(call: ir.Call, level: str, scope: Scope) -> Term | None:
    """`logger.Warn("failed", "error", err)` as an event with fields; None for calls of any other form."""
    if len(call.args) < 2 or call.spread or call.keywords:
        return None
    message, *rest = call.args
    if not isinstance(message, ir.Literal) or message.kind != "string" or _VERB.search(message.text):
        return None
    fields = _fields(rest, scope)
    if fields is None:
        return None
    text = string(message.text.replace("{", "{{").replace("}", "}}"))
    return f"tracing::{level}!({', '.join(fields)}, {text})", POSTFIX


def with_fields(printed: Term | None, fields: list[str]) -> Term | None:
    """An event with these fields before its own."""
    if printed is None or not fields:
        return printed
    return printed[0].replace("!(", f"!({', '.join(fields)}, ", 1), printed[1]


def _fields(values: list[ir.Expression], scope: Scope) -> list[str] | None:
    found: list[str] = []
    waiting = list(values)
    while waiting:
        match waiting.pop(0):
            case ir.Literal("string", key) if waiting and _KEY.fullmatch(key):
                found.append(_field(key, waiting.pop(0), scope))
            case ir.Call(ir.Name("Error" | "Err", package), (value,)) if package in FIELD_PACKAGES:
                found.append(_field("error", value, scope))
            case ir.Call(ir.Name(made, package), (ir.Literal("string", key), value)) if (
                package in FIELD_PACKAGES and _KEY.fullmatch(key)
            ):
                found.append(_field(key, value, scope, _KINDS.get(made)))
            case _:
                return None
    return found


def extra_fields(extra: ir.Expression, scope: Scope) -> str:
    """What `extra={"user": user}` adds to an event of Python's, before its message; a note where it has no names."""
    if isinstance(extra, ir.MapLiteral):
        named = [(key.text, value) for key, value in extra.entries if isinstance(key, ir.Literal)]
        if len(named) == len(extra.entries) and all(_KEY.fullmatch(key) for key, _ in named):
            return "".join(f"{_field(key, value, scope)}, " for key, value in named)
    scope.frame.notes.append(f"the event takes `{plain(extra, scope)}` along in the source: its entries are fields.")
    return ""


def _field(key: str, value: ir.Expression, scope: Scope, kind: str | None = None) -> str:
    match value:
        case ir.Call(ir.Attribute(inner, "Error" | "String"), ()):
            value = inner
    name = snake(re.sub(r"[^A-Za-z0-9_]+", "_", key))
    type_ = type_of(value, scope)
    text = plain(value, scope) if type_ != Known("path") else f"{at(value, scope, POSTFIX)}.display()"
    sign = _sign(type_, value) if kind is None else kind
    return f"{sign}{text}" if name == text else f"{name} = {sign}{text}"


def _sign(type_: Type, value: ir.Expression) -> str:
    """`%` records what `Display` says, `?` what `Debug` says, nothing the value itself."""
    if isinstance(value, ir.Literal) or (isinstance(type_, Known) and type_.name in _RECORDED):
        return ""
    return "?" if is_debug_only(type_) or isinstance(type_, List | Map | Set | Tuple | Optional | Array) else "%"
