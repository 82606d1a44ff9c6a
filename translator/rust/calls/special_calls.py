"""Calls whose counterpart is a macro, or depends on more than the number of their operands."""

from __future__ import annotations

from dataclasses import replace

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN, Known, List, Map
from translator.rust.calls.asyncio_calls import in_thread
from translator.rust.calls.atomic_functions import ATOMIC_FUNCTIONS
from translator.rust.calls.by_rule import by_template
from translator.rust.calls.collection_copies import copied_list, dictionary
from translator.rust.calls.copied_parts import copied
from translator.rust.calls.file_reads import METHODS as READS
from translator.rust.calls.file_reads import read_call
from translator.rust.calls.go_special import GO_SPECIAL
from translator.rust.calls.last_words import ended
from translator.rust.calls.later_calls import once
from translator.rust.calls.library_names import library_path
from translator.rust.calls.log_fields import LEVELS, LOG_PACKAGES, SPEAKING, carried, event, is_logger, with_fields
from translator.rust.calls.printing_calls import (
    Special,
    beside,
    formatted_log,
    log,
    logged,
    panic,
    print_call,
    printf,
    spaced,
    spaced_arguments,
    unspaced,
    written,
    written_out,
)
from translator.rust.calls.reductions import extreme, quantifier, summed
from translator.rust.calls.sort_calls import sorted_copy, sorted_in_place
from translator.rust.calls.time_calls import time_call
from translator.rust.calls.timedeltas import timedelta
from translator.rust.dispatch import Term, at, plain, term
from translator.rust.expressions.format_text import format_arguments, joined_arguments, percent_arguments
from translator.rust.expressions.lending import lend
from translator.rust.expressions.ownership import form, own
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.flow import ENDINGS
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import callee_of, shape_of, type_of
from translator.rust.types.library_constants import platform_test


def special(call: ir.Call, scope: Scope) -> Term | None:
    """The Rust of such a call, None when it is none of them."""
    match call.function:
        case ir.Name("to_thread", "asyncio") | ir.Attribute(_, "run_in_executor"):
            return _in_thread(call, scope)
        case ir.Name(text, _, "builtin"):
            handler = BUILTINS.get(text)
        case ir.Name(text, package, _) if package in LOG_PACKAGES and text in LEVELS:
            return _event(call, LEVELS[text], scope)
        case ir.Name(text, package, _) if package in LOG_PACKAGES and text in ENDINGS:
            return ended(call, text, [], scope)
        case ir.Name(text, package, _) if package:
            handler = PACKAGED.get(f"{package}.{text}")
        case ir.Attribute(_, "startswith") if (asked := platform_test(call)) is not None:
            return asked
        case ir.Attribute(_, "write") as function if library_path(function) in STREAMS:
            return written_out(call, STREAMS[library_path(function)], scope)
        case ir.Attribute(ir.Name("t" | "tb" | "b"), "Fatal" | "Fatalf" as name):
            arguments = (
                joined_arguments(call.args, " ", scope) if name == "Fatal" else percent_arguments(call.args, scope)
            )
            return None if call.spread or arguments is None else (f"panic!({arguments})", POSTFIX)
        case ir.Attribute(pattern, "FindAllString") if call.args[1:] == (ALL,) and type_of(pattern, scope) == REGEX:
            found = f"{at(pattern, scope, POSTFIX)}.find_iter({lend(call.args[0], scope, STRING)})"
            return f"{found}.map(|one| one.as_str().to_owned()).collect::<Vec<_>>()", POSTFIX
        case ir.Attribute(owner, "Do") if strip_pointer(type_of(owner, scope)) == Known("once"):
            return once(call, owner, scope)
        case ir.Attribute(_, "Add" | "AddDate" | "Format" | "Truncate" | "Round" as name):
            return time_call(call, name, scope)
        case ir.Attribute(owner, name) if name in READS:
            return read_call(call, owner, name, scope)
        case ir.Attribute(owner, "update") if isinstance(shape_of(owner, scope), Map):
            return _update(call, owner, scope)
        case ir.Attribute(owner, "sort") if isinstance(type_of(owner, scope), List) or _asks_for_key(call):
            return sorted_in_place(call, owner, scope)
        case ir.Attribute(owner, name) if name in SPEAKING or (name in LEVELS and is_logger(owner, scope)):
            fields = carried(owner, scope)
            return with_fields(_event(call, LEVELS[name], scope), fields) if fields is not None else None
        case ir.Attribute(owner, name) if name in ENDINGS and (
            is_logger(owner, scope) or callee_of(call, scope) is None
        ):
            fields = carried(owner, scope)
            return ended(call, name, fields, scope) if fields is not None else None
        case _:
            return None
    return handler(call, scope) if handler is not None else None


def _asks_for_key(call: ir.Call) -> bool:
    """Whether a `sort` can only be that of a list."""
    return any(keyword.name == "key" for keyword in call.keywords)


def _event(call: ir.Call, level: str, scope: Scope) -> Term | None:
    return event(call, level, scope) or log(call, level, scope)


def _append(call: ir.Call, scope: Scope) -> Term | None:
    if len(call.args) < 2:
        return None
    first, rest = call.args[0], call.args[1:]
    base = f"&{at(first, scope, POSTFIX)}[..]"
    if call.spread:
        return f"[{base}, &{at(rest[0], scope, POSTFIX)}[..]].concat()", POSTFIX
    return f"[{base}, &[{', '.join(plain(r, scope) for r in rest)}]].concat()", POSTFIX


def _asked(value: ir.Expression, scope: Scope) -> ir.Expression:
    type_ = type_of(value, scope)
    return value if type_ == UNKNOWN and isinstance(value, ir.Call) else ir.Truth(value, type_)


def _spawned(call: ir.Call, scope: Scope) -> Term | None:
    if not call.args:
        return None
    return f"tokio::spawn({plain(call.args[0], replace(scope, spawning=True))})", POSTFIX


def _in_thread(call: ir.Call, scope: Scope) -> Term | None:
    """`asyncio.to_thread(f, x)`: what is awaited is what `f` gives, since only a panic is an error here."""
    found = in_thread(call, lambda value: type_of(value, scope))
    if found is None:
        return None
    done = plain(ir.Call(*found), replace(scope, spawning=True))
    if "?" in done:
        # An error cannot leave from inside of the thread's closure.
        return None
    text = f"tokio::task::spawn_blocking(move || {done})"
    if not call.awaited:
        return text, POSTFIX
    scope.frame.awaits += 1
    return f'{text}.await.expect("a thread that does not panic")', POSTFIX


def _timeout(call: ir.Call, scope: Scope) -> Term | None:
    values = [*call.args, *(k.value for k in call.keywords if k.name == "timeout")]
    if len(values) != 2:
        return None
    future, seconds = plain(values[0], replace(scope, spawning=True)), plain(values[1], scope)
    literal = isinstance(values[1], ir.Literal) and values[1].kind == "int"
    if call.awaited:
        scope.frame.awaits += 1
    limit = (
        f"std::time::Duration::from_secs({seconds})" if literal else f"std::time::Duration::from_secs_f64({seconds})"
    )
    return f"tokio::time::timeout({limit}, {future})" + (".await" if call.awaited else ""), POSTFIX


def _update(call: ir.Call, owner: ir.Expression, scope: Scope) -> Term | None:
    """`d.update(a=1)`, `d.update({"a": 1})`."""
    pairs: tuple[tuple[ir.Expression, ir.Expression], ...]
    match call.args:
        case ():
            pairs = tuple((ir.Literal("string", k.name), k.value) for k in call.keywords if k.name)
        case (ir.MapLiteral(pairs),):
            pass
        case _:
            return None
    if not pairs or len(pairs) < len(call.keywords) or (call.args and call.keywords):
        return None
    mark_written(owner, scope)
    shape = shape_of(owner, scope)
    of = shape.value if isinstance(shape, Map) else UNKNOWN
    entries = ", ".join(f"({own(key, scope)}, {own(value, scope, of)})" for key, value in pairs)
    return f"{at(owner, scope, POSTFIX)}.extend([{entries}])", POSTFIX


def _path(call: ir.Call, scope: Scope) -> Term | None:
    if not call.args or call.keywords or call.spread:
        return None
    first, *rest = [f"{'&' if form(one, scope) == 'place' else ''}{plain(one, scope)}" for one in call.args]
    return f"std::path::PathBuf::from({first}){''.join(f'.join({one})' for one in rest)}", POSTFIX


def _warned(call: ir.Call, scope: Scope) -> Term | None:
    """`warnings.warn(text, category)`."""
    return log(ir.Call(call.function, call.args[:1]), "warn", scope) if call.args and not call.spread else None


SAYS_AND_ENDS = "{\neprintln!"


def _exit(call: ir.Call, scope: Scope) -> Term | None:
    if call.args and type_of(call.args[0], scope) == STRING:
        # A text is printed as the error that ends the program.
        return f"{SAYS_AND_ENDS}({format_arguments(call.args[0], scope)});\nstd::process::exit(1)\n}}", POSTFIX
    code = plain(call.args[0], scope) if call.args else "0"
    return f"std::process::exit({code})", POSTFIX


def _base(call: ir.Call, scope: Scope) -> Term:
    """`super()`: where the base class went."""
    del call
    scope.frame.notes.append("`super()` is the base class: a field that holds it, or a function that both types call.")
    receiver = scope.function.receiver if scope.function is not None else None
    if receiver is not None and receiver.kind == "class":
        return "Self::base()", POSTFIX
    local = scope.locals.get(receiver.name) if receiver is not None else None
    return f"{local.rust if local is not None and local.rust else 'self'}.base", POSTFIX


BUILTINS: dict[str, Special] = {
    "exit": _exit,
    "quit": _exit,
    "panic": panic,
    "list": copied_list,
    "tuple": copied_list,
    "super": _base,
    "append": _append,
    "copy": copied,
    "print": print_call,
    "sorted": sorted_copy,
    "dict": dictionary,
    "sum": summed,
    "println": spaced("println"),
    "min": extreme("min"),
    "max": extreme("max"),
    "any": quantifier("any"),
    "all": quantifier("all"),
}


def _contains(call: ir.Call, scope: Scope) -> Term | None:
    return term(ir.Binary("in", call.args[1], call.args[0]), scope) if len(call.args) == 2 else None


STREAMS = {"sys.stdout.write": "print", "sys.stderr.write": "eprint"}
REGEX = Known("regex")
ALL = ir.Unary("-", ir.Literal("int", "1"))
"""The number that asks for all of them."""


def _all_of(template: str) -> Special:
    def printed(call: ir.Call, scope: Scope) -> Term | None:
        return by_template(template, call, scope) if call.args[-1:] == (ALL,) else None

    return printed


PACKAGED: dict[str, Special] = {
    **ATOMIC_FUNCTIONS,
    "strings.Replace": _all_of("{0}.replace({1}, {2})"),
    "strings.SplitN": _all_of("{0}.split({1}).map(str::to_owned).collect::<Vec<_>>()"),
    "slices.Contains": _contains,
    "fmt.Println": spaced("println"),
    "fmt.Printf": printf,
    "fmt.Print": unspaced("print"),
    "fmt.Fprintf": written(percent_arguments),
    "fmt.Fprint": written(beside),
    "fmt.Fprintln": written(spaced_arguments, line=True),
    **GO_SPECIAL,
    "pathlib.Path": _path,
    "log.Printf": formatted_log("info"),
    "log.Println": logged("info"),
    "log.Print": logged("info"),
    "logging.debug": logged("debug"),
    "logging.info": logged("info"),
    "logging.warning": logged("warn"),
    "logging.error": logged("error"),
    "logging.exception": logged("error"),
    "asyncio.create_task": _spawned,
    "asyncio.ensure_future": _spawned,
    "asyncio.wait_for": _timeout,
    "os.Exit": _exit,
    "sys.exit": _exit,
    "os._exit": _exit,
    "datetime.timedelta": timedelta,
    "warnings.warn": _warned,
}
"""By builtin name, and by import path and name."""
