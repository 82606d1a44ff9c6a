"""`before, after, found := strings.Cut(text, separator)`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import BOOL, STRING
from translator.rust.calls.by_rule import key_text
from translator.rust.dispatch import at, block, plain
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.error_values import error_value
from translator.rust.expressions.ownership import form
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.statements.presence import Body, Fused, gives_none
from translator.rust.text.precedence import POSTFIX


def cut(let: ir.Let, rest: Body, scope: Scope) -> Fused | None:
    """The halves of a text around its first separator; a test that leaves where there is none belongs to it."""
    match let:
        case ir.Let((before, after, found), ex.Call(ex.Name("Cut", "strings"), (text, separator))):
            pass
        case _:
            return None
    split = f"{at(text, scope, POSTFIX)}.split_once({key_text(separator, scope)})"
    halves = tuple(name for name in (before, after) if name != "_")
    pattern = f"({binding(before)}, {binding(after)})"
    taken = 1
    match rest:
        case (ir.If(ex.Unary("!", ex.Name(asked)), body, ()), *later) if (
            asked == found and diverges(body) and not mentions((tuple(later), body), frozenset({found}))
        ):
            out = block(body, scope.block())
            taken = 2
            lines = _left(pattern, split, body, out, scope)
        case _ if found == "_" or mentions(rest, frozenset({found})):
            whole = plain(text, scope)
            whole = whole if form(text, scope) == "reference" else f"{whole}.as_str()"
            owned = set(let.mutable)
            shown = (
                *(shown_names(binding(name)) + (".to_owned()" if name in owned else "") for name in halves),
                "true",
            )
            empty = (*(_nothing(whole if name == before else "", owned=name in owned) for name in halves), "false")
            names = ", ".join(binding(name) for name in (*halves, found) if name != "_")
            keep = slice(None) if found != "_" else slice(-1)
            lines = (
                f"let ({names}) = match {split} {{\nSome({shown_names(pattern)}) => ({', '.join(shown[keep])}),\n"
                f"None => ({', '.join(empty[keep])}),\n}};"
            )
        case _:
            return None
    for name in halves:
        scope.bind(name, Local(STRING, ref=taken == 2 or name not in let.mutable))
    if found != "_":
        scope.bind(found, Local(BOOL))
    return lines, taken


def _nothing(whole: str, *, owned: bool) -> str:
    if not whole:
        return "String::new()" if owned else '""'
    return f"{whole}.to_owned()" if owned else whole


def _left(pattern: str, split: str, body: Body, out: str, scope: Scope) -> str:
    if gives_none(out, scope):
        return f"let {pattern} = {split}?;"
    match body:
        case (ir.Fail(error),) if not scope.label:
            made = error_value(error, scope)
            method = absence(made)
            return f"let {pattern} = {split}.{method}?;"
    return f"let Some({pattern}) = {split} else {{\n{out}\n}};"
