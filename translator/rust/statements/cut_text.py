"""`before, after, found := strings.Cut(text, separator)` and `before, found, after = text.partition(separator)`."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import BOOL, STRING, Type
from translator.rust.calls.by_rule import key_text
from translator.rust.dispatch import at, block, plain
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.error_values import error_value
from translator.rust.expressions.ownership import form
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.statements.presence import Body, Fused, gives_none
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import type_of


class Cut(NamedTuple):
    """A text that is cut in two; `there`, `missing`: what `found` is with and without a separator."""

    before: str
    after: str
    found: str
    text: ex.Expression
    separator: ex.Expression
    type: Type = BOOL
    there: str = "true"
    missing: str = "false"


def cut(let: ir.Let, rest: Body, scope: Scope) -> Fused | None:
    """The halves of a text around its first separator; a test that leaves where there is none belongs to it."""
    asked = _asked_for(let, scope)
    if asked is None:
        return None
    split = f"{at(asked.text, scope, POSTFIX)}.split_once({key_text(asked.separator, scope)})"
    pattern = f"({binding(asked.before)}, {binding(asked.after)})"
    taken = 1
    match rest:
        case (ir.If(ex.Unary("!", ex.Name(name) | ex.Truth(ex.Name(name))), body, ()), *later) if (
            name == asked.found and diverges(body) and not mentions((tuple(later), body), frozenset({name}))
        ):
            out = block(body, scope.block())
            taken = 2
            lines = _left(pattern, split, body, out, scope)
        case _ if asked.type == STRING and not mentions(rest, frozenset({asked.found})):
            asked = asked._replace(found="_")
            lines = f"let {pattern} = {split}.unwrap_or(({_whole(asked, scope)}, {asked.missing}));"
            if let.mutable:
                lines = _kept(asked, split, set(let.mutable), scope)
        case _ if asked.found == "_" or mentions(rest, frozenset({asked.found})):
            lines = _kept(asked, split, set(let.mutable), scope)
        case _:
            return None
    for name in (asked.before, asked.after):
        if name != "_":
            scope.bind(name, Local(STRING, ref=taken == 2 or name not in let.mutable))
    if asked.found != "_":
        scope.bind(asked.found, Local(asked.type, ref=asked.type == STRING))
    return lines, taken


def _asked_for(let: ir.Let, scope: Scope) -> Cut | None:
    match let:
        case ir.Let((before, after, found), ex.Call(ex.Name("Cut", "strings"), (text, separator))):
            return Cut(before, after, found, text, separator)
        case ir.Let((before, found, after), ex.Call(ex.Attribute(text, "partition"), (separator,), ())) if (
            type_of(text, scope) == STRING
        ):
            there = (
                plain(separator, scope) if form(separator, scope) == "reference" else f"&{at(separator, scope, PREFIX)}"
            )
            return Cut(before, after, found, text, separator, STRING, there, '""')
        case _:
            return None


def _kept(asked: Cut, split: str, owned: set[str], scope: Scope) -> str:
    """The halves and whether there was a separator, each in a name of its own."""
    whole = _whole(asked, scope)
    halves = [name for name in (asked.before, asked.after) if name != "_"]
    shown = [shown_names(binding(name)) + (".to_owned()" if name in owned else "") for name in halves]
    empty = [_nothing(whole if name == asked.before else "", owned=name in owned) for name in halves]
    names = halves
    if asked.found != "_":
        names, shown, empty = [*names, asked.found], [*shown, asked.there], [*empty, asked.missing]
    pattern = shown_names(f"({binding(asked.before)}, {binding(asked.after)})")
    return (
        f"let ({', '.join(binding(name) for name in names)}) = match {split} {{\n"
        f"Some({pattern}) => ({', '.join(shown)}),\nNone => ({', '.join(empty)}),\n}};"
    )


def _whole(asked: Cut, scope: Scope) -> str:
    text = plain(asked.text, scope)
    return text if form(asked.text, scope) == "reference" else f"{text}.as_str()"


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
