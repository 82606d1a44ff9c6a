"""Calls whose counterpart is a macro, or depends on more than the number of their operands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, at, plain
from translator.rust.format_text import format_arguments, joined_arguments, percent_arguments
from translator.rust.naming import string
from translator.rust.ownership import form, own
from translator.rust.iteration import iterated
from translator.rust.precedence import JUMP, POSTFIX
from translator.rust.scope import Scope

Special = Callable[[ir.Call, Scope], Term | None]


def special(call: ir.Call, scope: Scope) -> Term | None:
    """The Rust of such a call, None when it is none of them."""
    match call.function:
        case ir.Name(text, _, "builtin"):
            handler = BUILTINS.get(text)
        case ir.Name(text, package, _) if package:
            handler = PACKAGED.get(f"{package}.{text}")
        case ir.Attribute(ir.Name("t" | "tb" | "b"), "Fatal" | "Fatalf" as name):
            arguments = joined_arguments(call.args, " ", scope) if name == "Fatal" else percent_arguments(call.args, scope)
            return None if call.spread or arguments is None else (f"panic!({arguments})", POSTFIX)
        case ir.Attribute(ir.Name(text, _, _), name) if text.strip("_").lower() in LOGGERS and name in LEVELS:
            return _log(call, LEVELS[name], scope)
        case _:
            return None
    return handler(call, scope) if handler is not None else None


def _spaced(name: str) -> Special:
    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if call.spread or call.keywords:
            return None
        return f"{name}!({joined_arguments(call.args, ' ', scope) if call.args else ''})", POSTFIX

    return printed


def _printf(call: ir.Call, scope: Scope) -> Term | None:
    arguments = None if call.spread else percent_arguments(call.args, scope)
    if arguments is None:
        return None
    if '\\n"' in arguments:
        return f"println!({arguments.replace(chr(92) + 'n' + chr(34), chr(34), 1)})", POSTFIX
    return f"print!({arguments})", POSTFIX


def _written(line: bool) -> Special:  # noqa: FBT001
    """`fmt.Fprintf(w, …)`: the standard streams have macros of their own."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if not call.args or call.spread:
            return None
        to, rest = call.args[0], call.args[1:]
        arguments = joined_arguments(rest, " ", scope) if line else percent_arguments(rest, scope)
        if arguments is None:
            return None
        behind = "ln" if line else ""
        if isinstance(to, ir.Name) and to.package == "os" and to.text in {"Stderr", "Stdout"}:
            return f"{'e' if to.text == 'Stderr' else ''}print{behind}!({arguments})", POSTFIX
        return f"write{behind}!({plain(to, scope)}, {arguments})", POSTFIX

    return printed


def _log(call: ir.Call, level: str, scope: Scope) -> Term | None:
    arguments = None if call.spread else percent_arguments(call.args, scope)
    if arguments is None:
        if call.spread or not call.args:
            return None
        arguments = joined_arguments(call.args, " ", scope)
    for keyword in call.keywords:
        if keyword.name not in {"exc_info", "extra", "stack_info"}:
            return None
    return f"tracing::{level}!({arguments})", POSTFIX


def _logged(level: str) -> Special:
    return lambda call, scope: _log(call, level, scope)


def _panic(call: ir.Call, scope: Scope) -> Term | None:
    if not call.args:
        return "panic!()", POSTFIX
    value = call.args[0]
    if isinstance(value, ir.NewError) and value.message is not None:
        value = value.message
    return f"panic!({format_arguments(value, scope)})", POSTFIX


def _append(call: ir.Call, scope: Scope) -> Term | None:
    if len(call.args) < 2:
        return None
    first, rest = call.args[0], call.args[1:]
    base = f"&{at(first, scope, POSTFIX)}[..]"
    if call.spread:
        return f"[{base}, &{at(rest[0], scope, POSTFIX)}[..]].concat()", POSTFIX
    return f"[{base}, &[{', '.join(plain(r, scope) for r in rest)}]].concat()", POSTFIX


def _extreme(name: str) -> Special:
    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if len(call.args) < 3 or call.keywords or call.spread:
            return None
        text = at(call.args[0], scope, POSTFIX)
        for value in call.args[1:]:
            text = f"{text}.{name}({plain(value, scope)})"
        return text, POSTFIX

    return printed


def _quantifier(name: str) -> Special:
    def printed(call: ir.Call, scope: Scope) -> Term | None:
        match call.args:
            case (ir.Comprehension("generator", element, (loop,)),) if not loop.conditions and not loop.is_async:
                from translator.rust.comprehensions import pattern  # noqa: PLC0415 - comprehensions hold calls

                source, bound, inner = pattern(loop, scope)
                return f"{source}.{name}(|{bound}| {plain(element, inner)})", POSTFIX
            case (value,):
                return f"{at(value, scope, POSTFIX)}.iter().{name}(|value| *value)", POSTFIX
        return None

    return printed


def _gather(call: ir.Call, scope: Scope) -> Term | None:
    inner = replace(scope, spawning=True)
    if call.awaited:
        scope.frame.awaits += 1
    behind = ".await" if call.awaited else ""
    if call.spread:
        return f"futures::future::join_all({plain(call.args[-1], inner)}){behind}", POSTFIX
    if call.keywords or not call.awaited:
        return None
    return f"tokio::join!({', '.join(plain(a, inner) for a in call.args)})", POSTFIX


def _spawned(call: ir.Call, scope: Scope) -> Term | None:
    if not call.args:
        return None
    return f"tokio::spawn({plain(call.args[0], replace(scope, spawning=True))})", POSTFIX


def _timeout(call: ir.Call, scope: Scope) -> Term | None:
    values = [*call.args, *(k.value for k in call.keywords if k.name == "timeout")]
    if len(values) != 2:
        return None
    future, seconds = plain(values[0], replace(scope, spawning=True)), plain(values[1], scope)
    literal = isinstance(values[1], ir.Literal) and values[1].kind == "int"
    if call.awaited:
        scope.frame.awaits += 1
    limit = f"std::time::Duration::from_secs({seconds})" if literal else f"std::time::Duration::from_secs_f64({seconds})"
    return f"tokio::time::timeout({limit}, {future})" + (".await" if call.awaited else ""), POSTFIX


def _sleep_after(call: ir.Call, scope: Scope) -> Term | None:
    return (f"tokio::time::sleep({plain(call.args[0], scope)})", POSTFIX) if len(call.args) == 1 else None


def _dict(call: ir.Call, scope: Scope) -> Term | None:
    match call:
        case ir.Call(_, (ir.Comprehension() as pairs,), ()):
            collected = ".collect::<std::collections::HashMap<_, _>>()"
            text = at(pairs, scope, POSTFIX).removesuffix(".collect::<Vec<_>>()")
            return f"{text}{collected}", POSTFIX
        case ir.Call(_, (only,), ()) if not call.spread:
            return f"{at(only, scope, POSTFIX)}.clone()", POSTFIX
        case ir.Call(_, (), keywords) if keywords and all(k.name for k in keywords):
            entries = ", ".join(f"({string(k.name)}.to_owned(), {own(k.value, scope)})" for k in keywords)
            return f"std::collections::HashMap::from([{entries}])", POSTFIX
        case _:
            return None


def _sorted(call: ir.Call, scope: Scope) -> Term | None:
    """`sorted(xs, key=…, reverse=…)`: a copy that is sorted."""
    if len(call.args) != 1 or call.spread:
        return None
    source = iterated(call.args[0], scope)
    copied = f"{source}.cloned()" if source.endswith(".iter()") else source
    how = sort_call("sorted", call.keywords, scope)
    if how is None:
        return None
    return f"{{\nlet mut sorted = {copied}.collect::<Vec<_>>();\n{how}\nsorted\n}}", JUMP


def sort_call(name: str, keywords: tuple[ir.Keyword, ...], scope: Scope) -> str | None:
    """The statements that sort a vector in place; None for keywords that say more than key and order."""
    key, behind = "", ""
    for keyword in keywords:
        match keyword:
            case ir.Keyword("key", value):
                key = plain(value, scope)
            case ir.Keyword("reverse", ir.Literal("bool", "true")):
                behind = f"\n{name}.reverse();"
            case ir.Keyword("reverse", ir.Literal("bool", "false")):
                pass
            case _:
                return None
    return f"{name}.sort_by_key({key});{behind}" if key else f"{name}.sort();{behind}"


def _print(call: ir.Call, scope: Scope) -> Term | None:
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


def _path(call: ir.Call, scope: Scope) -> Term | None:
    if len(call.args) != 1 or call.keywords or call.spread:
        return None
    value = plain(call.args[0], scope)
    if form(call.args[0], scope) == "place":
        value = f"&{value}"
    return f"std::path::PathBuf::from({value})", POSTFIX


def _exit(call: ir.Call, scope: Scope) -> Term | None:
    code = plain(call.args[0], scope) if call.args else "0"
    return f"std::process::exit({code})", POSTFIX


LOGGERS = frozenset({"logger", "log", "logging"})
LEVELS = {
    "debug": "debug",
    "info": "info",
    "warning": "warn",
    "warn": "warn",
    "error": "error",
    "exception": "error",
    "critical": "error",
    "Debug": "debug",
    "Info": "info",
    "Warn": "warn",
    "Error": "error",
    "Debugf": "debug",
    "Infof": "info",
    "Warnf": "warn",
    "Errorf": "error",
}
BUILTINS: dict[str, Special] = {
    "panic": _panic,
    "append": _append,
    "print": _print,
    "sorted": _sorted,
    "dict": _dict,
    "println": _spaced("println"),
    "min": _extreme("min"),
    "max": _extreme("max"),
    "any": _quantifier("any"),
    "all": _quantifier("all"),
}
PACKAGED: dict[str, Special] = {
    "fmt.Println": _spaced("println"),
    "fmt.Printf": _printf,
    "fmt.Sprint": _spaced("format"),
    "fmt.Fprintf": _written(line=False),
    "fmt.Fprint": _written(line=False),
    "fmt.Fprintln": _written(line=True),
    "pathlib.Path": _path,
    "log.Printf": _logged("info"),
    "log.Println": _logged("info"),
    "log.Print": _logged("info"),
    "logging.debug": _logged("debug"),
    "logging.info": _logged("info"),
    "logging.warning": _logged("warn"),
    "logging.error": _logged("error"),
    "logging.exception": _logged("error"),
    "asyncio.gather": _gather,
    "asyncio.create_task": _spawned,
    "asyncio.ensure_future": _spawned,
    "asyncio.wait_for": _timeout,
    "time.After": _sleep_after,
    "os.Exit": _exit,
    "sys.exit": _exit,
}
"""By builtin name, and by import path and name."""
