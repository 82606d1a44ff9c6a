"""Comprehensions as chains of iterator adapters."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Known, Tuple, Type
from translator.rust.dispatch import Term, at, plain, prints
from translator.rust.expressions.iteration import gives_values, iterated
from translator.rust.expressions.ownership import own
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX, TRY
from translator.rust.types.inference import element_type
from translator.rust.types.printed import is_copy

COLLECT = {
    "list": ".collect::<Vec<_>>()",
    "set": ".collect::<std::collections::HashSet<_>>()",
    "map": ".collect::<std::collections::HashMap<_, _>>()",
    "generator": "",
}


@prints(ir.Comprehension)
def _comprehension(value: ir.Comprehension, scope: Scope) -> Term:
    awaits = scope.frame.awaits
    errors, label = scope.errors, scope.label
    # What is gone through first is made before the closures, and its error leaves like any other.
    outermost = pattern(value.loops[0], scope)
    outermost[2].label = ""
    before = errors.count()
    scope.label = ""
    chain = _uncollected(_chain(value, outermost, value.loops[1:]))
    scope.label = label
    if any(loop.is_async for loop in value.loops) or scope.frame.awaits != awaits:
        scope.frame.notes.append("the comprehension awaits: a `Stream`, or a loop that pushes.")
    if errors.count() == before:
        return chain + COLLECT[value.kind], POSTFIX
    return _fallible(value, outermost, scope)


def _uncollected(chain: str) -> str:
    """The parts of a text gone through as they come, not as a vector of copies."""
    head, there, rest = chain.partition(".map(str::to_owned).collect::<Vec<_>>().iter()")
    if not there:
        return chain
    if rest == ".cloned()":
        return f"{head}.map(str::to_owned)"
    bound = _BOUND.match(rest)
    if bound is None or ".cloned()" in rest or re.search(rf"\b{bound[1]}\.clone\(\)", rest):
        return chain
    return head + rest


_BOUND = re.compile(r"\.(?:map|filter)\(\|&?(\w+)\| ")
Loop = tuple[str, str, Scope]
"""The iterator of one loop, the pattern it binds, and the scope inside."""


def _fallible(value: ir.Comprehension, outermost: Loop, scope: Scope) -> Term:
    """Elements that may fail: each a `Result`, collected into one."""
    label, scope.label = scope.label, ""
    chain = _chain(value, outermost, value.loops[1:], fallible=True)
    scope.label = label
    collected = COLLECT[value.kind] or COLLECT["list"]
    of = collected[len(".collect::<") : -len(">()")]
    text = f"{chain}.collect::<{scope.errors.result(of)}>()"
    again = "" if COLLECT[value.kind] else AGAIN
    if label:
        return f"(match {text} {{ Ok(value) => value, Err(err) => break '{label} Err(err) }}){again}", POSTFIX
    return (f"{text}?{again}", POSTFIX) if again else (f"{text}?", TRY)


AGAIN = ".into_iter()"
"""How values that were collected for the sake of their errors are gone through."""
_TWICE = re.compile(r"\.collect::<Result<Vec<_>, (\w+)>>\(\)\?\.into_iter\(\)\.collect::<((?:\w+::)*\w+<_>)>\(\)")


def without_again(text: str) -> str:
    """What a loop goes over, which need not be told to."""
    return text.removesuffix(AGAIN) if text.endswith(f"?{AGAIN}") else text


def collected_once(text: str) -> str:
    """Printed Rust whose values are collected for their errors and then once more, collected once."""
    return _TWICE.sub(r".collect::<Result<\2, \1>>()?", text) if f"?{AGAIN}" in text else text


def _chain(
    value: ir.Comprehension, made: Loop, rest: tuple[ir.ComprehensionLoop, ...], *, fallible: bool = False
) -> str:
    source, bound, inner = made
    loop = value.loops[len(value.loops) - len(rest) - 1]
    for condition in loop.conditions:
        sign = "" if bound.startswith("(") or _is_reference(loop.target, inner) else "&"
        source += f".filter(|{sign}{bound}| {plain(condition, inner)})"
    if rest:
        nested = _chain(value, pattern(rest[0], inner), rest[1:], fallible=fallible)
        return f"{source}.flat_map(|{bound}| {nested})"
    if value.key is not None:
        pair = f"({own(value.key, inner)}, {own(value.element, inner)})"
        return f"{source}.map(|{bound}| {f'Ok({pair})' if fallible else pair})"
    if fallible:
        return f"{source}.map(|{bound}| Ok({own(value.element, inner)}))"
    if isinstance(value.element, ir.Name) and snake(value.element.text) == bound:
        local = inner.locals.get(value.element.text)
        return f"{source}.cloned()" if local is not None and local.ref else source
    return f"{source}.map(|{bound}| {own(value.element, inner)})"


def _is_reference(target: ir.Expression, inner: Scope) -> bool:
    return not isinstance(target, ir.Name) or inner.locals[target.text].ref


def pattern(loop: ir.ComprehensionLoop, scope: Scope) -> Loop:
    """What the printers of a loop need: see `Loop`."""
    inner = scope.block()
    element = element_type(loop.iterable, scope)
    copied = element != UNKNOWN and is_copy(element, scope)
    source = iterated(loop.iterable, scope)
    if source.startswith("(") and ".." in source:
        return source, _bind(loop.target, element, inner, ref=False), inner
    if gives_values(loop.iterable, scope):
        return source, _bind(loop.target, element, inner, ref=False), inner
    if source.endswith(".chars()"):
        return source, _bind(loop.target, Known("rune"), inner, ref=False), inner
    if copied:
        source += ".copied()"
    return source, _bind(loop.target, element, inner, ref=not copied), inner


def _bind(target: ir.Expression, element: Type, inner: Scope, *, ref: bool) -> str:
    match target:
        case ir.Name(text):
            inner.bind(text, Local(element, ref=ref))
            return snake(text)
        case ir.ListLiteral(items):
            types = element.items if isinstance(element, Tuple) and len(element.items) == len(items) else None
            texts = [
                _bind(item, types[place] if types else UNKNOWN, inner, ref=ref) for place, item in enumerate(items)
            ]
            return f"({', '.join(texts)})"
        case _:
            return at(target, inner, POSTFIX)
