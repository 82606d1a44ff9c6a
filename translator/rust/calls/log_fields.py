"""Loggers that take names and values after the message: `tracing` events with fields."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.types import Array, Known, List, Map, Optional, Set, Tuple, Type
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.format_text import is_debug_only
from translator.rust.scope import Scope
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


def is_logger(value: ir.Expression) -> bool:
    """Whether a value is called what loggers are called."""
    match value:
        case ir.Name(text, "") | ir.Attribute(_, text):
            name = text.strip("_").lower()
            return name in LOGGERS or name.endswith("logger")
        case _:
            return False


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


def _fields(values: list[ir.Expression], scope: Scope) -> list[str] | None:
    found: list[str] = []
    waiting = list(values)
    while waiting:
        match waiting.pop(0):
            case ir.Literal("string", key) if waiting and _KEY.fullmatch(key):
                found.append(_field(key, waiting.pop(0), scope))
            case ir.Call(ir.Name("Error" | "Err", package), (value,)) if package in FIELD_PACKAGES:
                found.append(_field("error", value, scope))
            case ir.Call(ir.Name(_, package), (ir.Literal("string", key), value)) if (
                package in FIELD_PACKAGES and _KEY.fullmatch(key)
            ):
                found.append(_field(key, value, scope))
            case _:
                return None
    return found


def _field(key: str, value: ir.Expression, scope: Scope) -> str:
    match value:
        case ir.Call(ir.Attribute(inner, "Error" | "String"), ()):
            value = inner
    name = snake(re.sub(r"[^A-Za-z0-9_]+", "_", key))
    type_ = type_of(value, scope)
    text = plain(value, scope) if type_ != Known("path") else f"{at(value, scope, POSTFIX)}.display()"
    sign = _sign(type_, value)
    return f"{sign}{text}" if name == text else f"{name} = {sign}{text}"


def _sign(type_: Type, value: ir.Expression) -> str:
    """`%` records what `Display` says, `?` what `Debug` says, nothing the value itself."""
    if isinstance(value, ir.Literal) or (isinstance(type_, Known) and type_.name in _RECORDED):
        return ""
    return "?" if is_debug_only(type_) or isinstance(type_, List | Map | Set | Tuple | Optional | Array) else "%"
