"""Calls that print, log or panic, as macros."""

from __future__ import annotations

import re
from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN, Known
from translator.rust.calls.log_fields import extra_fields
from translator.rust.dispatch import Term, plain
from translator.rust.expressions.format_text import format_arguments, joined_arguments, percent_arguments
from translator.rust.expressions.ownership import form
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of

_ENDS_LINE = re.compile(r'"((?:[^"\\]|\\.)*)\\n"')
Special = Callable[[ir.Call, Scope], Term | None]
Arguments = Callable[[tuple[ir.Expression, ...], Scope], str | None]


def spaced(name: str) -> Special:
    """A macro that prints its arguments with spaces between them."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if call.spread or call.keywords:
            return None
        return f"{name}!({spaced_arguments(call.args, scope) if call.args else ''})", POSTFIX

    return printed


def spaced_arguments(values: tuple[ir.Expression, ...], scope: Scope) -> str:
    """The arguments of a macro that shows Go's values with spaces between them."""
    return joined_arguments(_as_shown(values, scope), " ", scope)


def _as_shown(values: tuple[ir.Expression, ...], scope: Scope) -> tuple[ir.Expression, ...]:
    """Go shows a character as its number unless a verb says otherwise."""
    rune = Known("rune")
    return tuple(ir.Cast(Known("uint32"), one) if type_of(one, scope) == rune else one for one in values)


CLEANED = "`path.Join` also cleans: empty parts, `.`, `..` and `//` go."


def slashed(call: ir.Call, scope: Scope) -> Term | None:
    """`path.Join(a, b)`: `/` on every system."""
    if call.spread or len(call.args) < 2:
        return None
    scope.frame.notes.append(CLEANED)
    return f"format!({joined_arguments(call.args, '/', scope)})", POSTFIX


BESIDE = "a space stands between values of which neither is a text."


def unspaced(name: str) -> Special:
    """A macro that prints its arguments as Go's `Print`: spaces only between values of which neither is a text."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if call.spread or call.keywords:
            return None
        return f"{name}!({beside(call.args, scope)})", POSTFIX

    return printed


def beside(values: tuple[ir.Expression, ...], scope: Scope) -> str:
    """The arguments of such a macro."""
    types = [strip_pointer(type_of(value, scope)) for value in values]
    values = _as_shown(values, scope)
    parts: list[ir.Expression] = list(values[:1])
    for place, value in enumerate(values[1:], 1):
        pair = types[place - 1 : place + 1]
        if STRING not in pair:
            parts.append(ir.Literal("string", " "))
            if UNKNOWN in pair and BESIDE not in scope.frame.notes:
                scope.frame.notes.append(BESIDE)
        parts.append(value)
    return joined_arguments(tuple(parts), "", scope) if parts else ""


def unescaped(values: tuple[ir.Expression, ...]) -> tuple[ir.Expression, ...]:
    """A format of Go's without holes: `100%%` is `100%` all the same."""
    match values:
        case (ir.Literal("string", text),):
            return (ir.Literal("string", text.replace("%%", "%")),)
        case _:
            return values


def formatted_log(level: str) -> Special:
    """`log.Printf`."""
    return lambda call, scope: log(ir.Call(call.function, unescaped(call.args), spread=call.spread), level, scope)


def printf(call: ir.Call, scope: Scope) -> Term | None:
    """`fmt.Printf`."""
    arguments = None if call.spread else percent_arguments(unescaped(call.args), scope)
    if arguments is None:
        return None
    behind, arguments = _line(arguments)
    return f"print{behind}!({arguments})", POSTFIX


def _line(arguments: str) -> tuple[str, str]:
    """What a macro's name ends with, and its arguments without the line break that this says."""
    ends = _ENDS_LINE.match(arguments)
    return ("", arguments) if ends is None else ("ln", f'"{ends[1]}"{arguments[ends.end() :]}')


def written(arguments_of: Arguments, *, line: bool = False) -> Special:
    """`fmt.Fprintf(w, …)`: the standard streams have macros of their own."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if not call.args or call.spread:
            return None
        to, rest = call.args[0], call.args[1:]
        arguments = arguments_of(unescaped(rest) if arguments_of is percent_arguments else rest, scope)
        if arguments is None:
            return None
        behind, arguments = ("ln", arguments) if line else _line(arguments)
        if isinstance(to, ir.Name) and to.package == "os" and to.text in {"Stderr", "Stdout"}:
            return f"{'e' if to.text == 'Stderr' else ''}print{behind}!({arguments})", POSTFIX
        if writes_text(to, scope):
            # `write!` borrows by itself.
            to = to.value if isinstance(to, ir.Unary) else to
        if isinstance(to, ir.Name) and form(to, scope) == "value":
            scope.frame.mutated.add(to.text)
        return f"write{behind}!({plain(to, scope)}, {arguments})", POSTFIX

    return printed


def written_out(call: ir.Call, macro: str, scope: Scope) -> Term | None:
    """`sys.stdout.write(text)`, whose count nobody asks for."""
    if len(call.args) != 1 or call.keywords or call.spread:
        return None
    arguments = format_arguments(call.args[0], scope)
    ends = _ENDS_LINE.match(arguments)
    if ends is not None:
        macro, arguments = f"{macro}ln", f'"{ends[1]}"{arguments[ends.end() :]}'
    return f"{macro}!({arguments})", POSTFIX


def writes_text(to: ir.Expression, scope: Scope) -> bool:
    """Whether what is written to is text in memory, which never fails."""
    inner = to.value if isinstance(to, ir.Unary) and to.operator == "&" else to
    return strip_pointer(type_of(inner, scope)) in {Known("builder"), Known("buffer")}


def log(call: ir.Call, level: str, scope: Scope) -> Term | None:
    """A call of a logger as an event."""
    arguments = None if call.spread else percent_arguments(call.args, scope)
    if arguments is None:
        if call.spread or not call.args:
            return None
        arguments = joined_arguments(call.args, " ", scope)
    if any(keyword.name not in {"exc_info", "extra", "stack_info"} for keyword in call.keywords):
        return None
    fields = "".join(extra_fields(keyword.value, scope) for keyword in call.keywords if keyword.name == "extra")
    return f"tracing::{level}!({fields}{arguments})", POSTFIX


def logged(level: str) -> Special:
    """The same for a function of a logging package."""
    return lambda call, scope: log(call, level, scope)


def panic(call: ir.Call, scope: Scope) -> Term | None:
    """`panic!` with the message or value as its text."""
    if not call.args:
        return "panic!()", POSTFIX
    value = call.args[0]
    if isinstance(value, ir.NewError) and value.message is not None:
        value = value.message
    return f"panic!({format_arguments(value, scope)})", POSTFIX


def print_call(call: ir.Call, scope: Scope) -> Term | None:
    """Python's `print`."""
    where = ""
    line = True
    for keyword in call.keywords:
        match keyword:
            case ir.Keyword("file", ir.Name("stderr", "sys")):
                where = "e"
            case ir.Keyword("end", ir.Literal("string", "")):
                line = False
            case ir.Keyword("flush"):
                pass
            case _:
                return None
    if call.spread:
        return None
    text = joined_arguments(call.args, " ", scope) if call.args else ""
    return f"{where}print{'ln' if line else ''}!({text})", POSTFIX
