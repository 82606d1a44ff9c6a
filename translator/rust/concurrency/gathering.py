"""`asyncio.gather`: futures that are awaited together."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, at, plain
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_sources import source_of
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import callee_of


def is_gather(call: ir.Call) -> bool:
    """Whether a call is `asyncio.gather`."""
    return isinstance(call.function, ir.Name) and (call.function.package, call.function.text) == ("asyncio", "gather")


def gathered(call: ir.Call, scope: Scope) -> tuple[Term, bool]:
    """The futures joined, and whether the first error of one leaves: the text is a `Result` then."""
    collects = any(k.name == "return_exceptions" and k.value == ir.Literal("bool", "true") for k in call.keywords)
    inner = replace(scope, spawning=True, guarded=False)
    fails = not collects and any(_fails(a, scope) for a in call.args)
    if call.awaited:
        scope.frame.awaits += 1
    if not call.spread:
        futures = _futures(call, inner, scope) if fails else [plain(a, inner) for a in call.args]
        text = f"tokio::{'try_join' if fails else 'join'}!({', '.join(futures)})"
        if call.awaited:
            return (text, POSTFIX), fails
        return (f"async {{ {text} }}", POSTFIX), fails
    behind = ".await" if call.awaited else ""
    joined = "try_join_all" if fails else "join_all"
    return (f"futures::future::{joined}({_all(call, inner)}){behind}", POSTFIX), fails


def _all(call: ir.Call, inner: Scope) -> str:
    """The futures of `gather(a(), *more)` as one iterator."""
    *single, many = call.args
    if isinstance(many, ir.Comprehension) and many.kind == "list":
        many = msgspec.structs.replace(many, kind="generator")
    text = plain(many, inner)
    if not single:
        return text
    inner.frame.notes.append("futures of several types in one list: `Box::pin` each of them.")
    source = text if isinstance(many, ir.Comprehension) else f"{at(many, inner, POSTFIX)}.into_iter()"
    return f"[{', '.join(plain(a, inner) for a in single)}].into_iter().chain({source})"


def _futures(call: ir.Call, inner: Scope, scope: Scope) -> list[str]:
    """Futures of which some may fail: all give a `Result`, with the function's own error where theirs differ."""
    sources = _sources(call, scope)
    texts = []
    for value in call.args:
        text = plain(value, inner)
        if not _fails(value, scope):
            text = f"async {{ Ok({text}.await) }}"
        elif len(sources) > 1:
            scope.errors.convert(source_of(value, scope))
            text = f"async {{ Ok::<_, {scope.errors.type}>({text}.await?) }}"
        texts.append(text)
    return texts


def _sources(call: ir.Call, scope: Scope) -> dict[str, Source]:
    """The error types of the futures, each once."""
    found = [source_of(one, scope) for value in call.args if (one := failing_call(value, scope))]
    return {source.type: source for source in found}


def gathered_source(call: ir.Call, scope: Scope) -> Source:
    """The error that leaves: that of the futures, or the function's own where theirs differ."""
    sources = list(_sources(call, scope).values())
    return sources[0] if len(sources) == 1 else Source(scope.errors.type, "", own=True)


def _fails(value: ir.Expression, scope: Scope) -> bool:
    """Whether a future is known to end in an error."""
    return failing_call(value, scope) is not None


def failing_call(value: ir.Expression, scope: Scope) -> ir.Call | None:
    """The call whose future ends in an error: the value itself, or the element of a comprehension; None for no such."""
    match value:
        case ir.Comprehension(_, ir.Call() as element):
            return failing_call(element, scope)
        case ir.Call(ir.Name("map", _, "builtin"), (function, _)):
            return failing_call(ir.Call(function), scope)
        case ir.Call():
            found = callee_of(value, scope)
            return value if found is not None and found[0].fallible and bool(found[0].raises) else None
        case _:
            return None
