"""The types of calls: what a declaration, a library or a builtin gives."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import (
    JSON,
    UNIT,
    UNKNOWN,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    Set,
    Tuple,
    Type,
)
from translator.rust.calls.library_names import library_path
from translator.rust.calls.rules import GIVEN, given
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.common import is_mixed
from translator.rust.types.inference import (
    SIZE,
    callee_of,
    element_of,
    element_type,
    infers,
    rule_of,
    type_of,
)
from translator.rust.types.lookup import qualified


@infers(ir.Call)
def _call(value: ir.Call, scope: Scope) -> Type:
    if isinstance(value.function, ir.Name) and value.function.kind == "type":
        if (value.function.package, value.function.text) == ("pathlib", "Path"):
            return Known("path")
        if library_path(value.function) and (made := rule_of(value, scope)) is not None:
            return made.result
        return Named(value.function.text, value.function.package)
    found = callee_of(value, scope)
    if found is not None:
        function, unit, _ = found
        results = function.results
        if len(results) == 1:
            return qualified(results[0], unit, scope)
        return Tuple(tuple(qualified(r, unit, scope) for r in results)) if results else UNIT
    match value.function:
        case ir.Closure(results=(result,)):
            return result
    rule = rule_of(value, scope)
    if rule is not None and rule.result != UNKNOWN:
        return rule.result
    if (built := _built(value, scope)) is not None:
        return built
    if rule is not None:
        return UNKNOWN
    match type_of(value.function, scope):
        case FunctionType(_, (result,)):
            return result
    return UNKNOWN


def _built(value: ir.Call, scope: Scope) -> Type | None:
    """The type of a collection that a builtin or a method makes of another; None for other calls."""
    match value:
        case ir.Call(ir.Name("set" | "frozenset", _, "builtin"), args) if len(args) < 2:
            return Set(_elements(args, scope))
        case ir.Call(ir.Name("list" | "tuple" | "sorted", _, "builtin"), args) if len(args) < 2:
            return List(_elements(args, scope))
        case ir.Call(ir.Name("dict", _, "builtin"), args):
            if not args and is_mixed((keyword.value for keyword in value.keywords), scope):
                return JSON
            return _mapping(args, scope)
        case ir.Call(ir.Name("abs", _, "builtin"), (number,)):
            return type_of(number, scope)
        case ir.Call(ir.Name("Path" | "PurePath", "pathlib")):
            return Known("path")
        case ir.Call(ir.Name("Search" | "SearchInts" | "SearchStrings", "sort")):
            return SIZE
        case ir.Call(ir.Name("timedelta", "datetime")):
            return Known("duration")
        case ir.Call(ir.Name("create_task" | "ensure_future", "asyncio") | ir.Name("AfterFunc", "time")):
            return Known("task", (UNKNOWN,))
        case ir.Call(ir.Attribute(owner, "copy" | "pop" | "popleft" as name), _):
            of = strip_pointer(type_of(owner, scope))
            if name == "copy":
                return of
            return of.value if isinstance(of, Map) else element_of(of) if isinstance(of, List) else UNKNOWN
        case ir.Call(ir.Attribute(owner, name)) if name in GIVEN_NAMES:
            return given(type_of(owner, scope), name)
    return None


def _mapping(args: tuple[ir.Expression, ...], scope: Scope) -> Map:
    match args:
        case (ir.Call(ir.Name("zip", _, "builtin"), (keys, values)),):
            return Map(element_type(keys, scope), element_type(values, scope))
        case (only,):
            of = strip_pointer(type_of(only, scope))
            pair = element_type(only, scope)
            if isinstance(of, Map):
                return of
            if isinstance(pair, Tuple) and len(pair.items) == 2:
                return Map(*pair.items)
    return Map(UNKNOWN, UNKNOWN)


GIVEN_NAMES = frozenset({*(name for _, name in GIVEN), "read", "readline", "readlines"})


def _elements(args: tuple[ir.Expression, ...], scope: Scope) -> Type:
    return element_of(type_of(args[0], scope)) if args else UNKNOWN
