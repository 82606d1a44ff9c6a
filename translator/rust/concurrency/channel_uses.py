"""Whether code uses an end of a channel: the one that sends (0) or the one that receives (1)."""

from __future__ import annotations

from collections.abc import Sequence

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Channel, Type
from translator.rust.scope import Scope
from translator.rust.types.inference import callee_of


def uses_end(code: object, name: str, end: int, scope: Scope, results: Sequence[Type] = ()) -> bool:
    """Whether lowered code uses that end of the channel with this name. `results`: what `return` in it gives."""
    match code:
        case str() | None:
            return False
        case tuple():
            return any(uses_end(part, name, end, scope, results) for part in code)
        case ex.Name(text):
            return text == name and end == 0
        case ex.Receive(ex.Name(text)) | ex.IsNil(ex.Name(text)):
            return text == name and end == 1 and isinstance(code, ex.Receive)
        case ir.SelectCase(kind, body, ex.Name(text), value):
            return (text == name and end == (kind != "send")) or uses_end((value, body), name, end, scope, results)
        case ir.ForEach(_, ex.Name(text), body):
            return (text == name and end == 1) or uses_end(body, name, end, scope, results)
        case ir.Return(values):
            return _given(values, results, name, end, scope)
        case ex.Closure(params, inner_results, body):
            return name not in dict(params) and uses_end(body, name, end, scope, inner_results)
        case ex.Call(function, args):
            around = (function, code.keywords, code.context)
            return uses_end(around, name, end, scope, results) or _given(args, _wanted(code, scope), name, end, scope)
    fields = getattr(code, "__struct_fields__", ())
    return any(uses_end(getattr(code, field), name, end, scope, results) for field in fields)


def _given(values: Sequence[ex.Expression], wanted: Sequence[Type], name: str, end: int, scope: Scope) -> bool:
    """Whether one of the values is that end, as the places that they go to want it."""
    for place, value in enumerate(values):
        if isinstance(value, ex.Name):
            want = wanted[place] if place < len(wanted) else UNKNOWN
            waits = {"receive", "signal"} if scope.threads else {"receive"}
            if value.text == name and end == (isinstance(want, Channel) and want.direction in waits):
                return True
        elif uses_end(value, name, end, scope):
            return True
    return False


def _wanted(call: ex.Call, scope: Scope) -> tuple[Type, ...]:
    if isinstance(call.function, ex.Closure):
        return tuple(of for _, of in call.function.params)
    found = callee_of(call, scope)
    return tuple(param.type for param in found[0].params) if found is not None else ()
