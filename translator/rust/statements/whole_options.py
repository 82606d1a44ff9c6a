"""`v, ok := f()` that nothing takes apart at once: `v` stays an `Option`, and `ok` asks it."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import BOOL, Optional
from translator.ir.walk import nodes
from translator.rust.dispatch import STATEMENTS, plain
from translator.rust.expressions.options import is_borrowed_option, option_text
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import binding
from translator.rust.statements.presence import Body, Fused, absent


def kept_whole(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """The `let` alone, or with the test of `ok` and what stands between; None where the two go different ways."""
    match body:
        case (ir.Let((value, found), given, mutable=()), *_) if given is not None and "_" not in {value, found}:
            rest = body[1:]
            return _handed_back(value, found, given, rest, scope, tail=tail) or _asked_later(
                value, found, given, rest, scope, tail=tail
            )
    return None


def _handed_back(value: str, found: str, given: ex.Expression, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """Where `v` does nothing but leave beside `ok`."""
    if not scope.results.comma_ok:
        return None
    left = [node for node in nodes(rest) if isinstance(node, ir.Return) and _pair(node) == (value, found)]
    used = [node for node in nodes(rest) if isinstance(node, ex.Name) and node.text == value]
    if not left or len(left) != len(used):
        return None
    if tail and rest == (left[0],):
        return _result(given, scope)
    text = _whole(given, value, scope)
    if text is None:
        return None
    shown = plain(ex.Name(value, "", "local"), scope)
    scope.bind(found, Local(BOOL, rust=f"{shown}.is_some()", negated=f"{shown}.is_none()"))
    return text, 1


def _pair(left: ir.Return) -> tuple[str, ...]:
    return tuple(value.text if isinstance(value, ex.Name) else "" for value in left.values)


def _asked_later(value: str, found: str, given: ex.Expression, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """Where a lock is given up, or the like, before `ok` is asked."""
    between = next((place for place, one in enumerate(rest) if not isinstance(one, ir.Lock | ir.Comment | ir.Do)), 0)
    if not between or mentions(rest[:between], frozenset({value, found})):
        return None
    after = rest[between + 1 :]
    match rest[between]:
        case ir.If(ex.Unary("!", ex.Name(asked)), then, ()) if asked == found and diverges(then):
            test = ir.If(ex.IsNil(ex.Name(value, "", "local")), then)
            fits = not mentions(then, frozenset({value, found}))
        case ir.If(ex.Name(asked), then, ()) if asked == found:
            test = ir.If(ex.IsNil(ex.Name(value, "", "local"), negated=True), then)
            fits = not mentions(after, frozenset({value})) and not mentions(then, frozenset({found}))
        case _:
            return None
    text = _whole(given, value, scope) if fits and not mentions(after, frozenset({found})) else None
    if text is None:
        return None
    lines = [text, *(STATEMENTS[type(one)](one, scope, tail=False) for one in rest[:between])]
    asked_text = absent(test, after, scope, tail=tail)
    assert asked_text is not None  # noqa: S101 - the name is a local `Option`
    lines.append(asked_text[0])
    return "\n".join(line for line in lines if line), asked_text[1] + 1 + between


def _result(given: ex.Expression, scope: Scope) -> Fused | None:
    option = option_text(given, scope)
    if option is None:
        return None
    text = f"{option[0]}{'.cloned()' if is_borrowed_option(given, option[1], scope) else ''}"
    return (f"Ok({text})" if scope.results.fallible else text), 2


def _whole(given: ex.Expression, name: str, scope: Scope) -> str | None:
    option = option_text(given, scope)
    if option is None:
        return None
    text, inner = option
    borrowed = is_borrowed_option(given, inner, scope)
    scope.bind(name, Local(Optional(inner)))
    return f"let {binding(name)} = {text}{'.cloned()' if borrowed else ''};"
