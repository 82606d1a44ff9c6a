"""`subprocess` as `std::process::Command`, whose parts are methods where Python has keywords.

A call is first turned into one whose operands stand in a row and whose name holds what else it says, so that a rule
can print it.
"""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNIT, Known, Optional, Tuple, Type
from translator.rust.calls.call_table import BYTES, IO, Rule, Rules, rules
from translator.rust.calls.library_names import library_path

TypeOf = Callable[[ir.Expression], Type]
_CHECKED = "Python raises `CalledProcessError` for a status other than zero: `status.success()` tells."
_CODE = Optional(Known("int32"))
_SWITCHES = frozenset({"shell", "check", "capture_output", "text", "universal_newlines"})
_IDLE = frozenset({"close_fds", "bufsize"})
_STREAMS = frozenset({"stdin", "stdout", "stderr"})
_PLACES = {"subprocess.PIPE": "piped", "subprocess.DEVNULL": "null"}
_DONE = frozenset({"run", "call", "check_call", "check_output", "Popen"})
_TRUE, _FALSE = ir.Literal("bool", "true"), ir.Literal("bool", "false")


def as_command(call: ir.Call) -> ir.Call:
    """`subprocess.run(["ls", path], check=True)` with its operands in a row; other calls as they are."""
    if not isinstance(call.function, ir.Name) or call.function.package != "subprocess" or call.spread:
        return call
    name = call.function.text
    given = [*call.args, *(k.value for k in call.keywords if k.name == "args")]
    if name not in _DONE or len(given) != 1:
        return call
    said = _said(tuple(k for k in call.keywords if k.name != "args"))
    if said is None:
        return call
    flags, options = said
    program, shape = _program(given[0], shell="shell" in flags)
    if not program:
        return call
    text = "|".join([name, shape, ",".join(options), ",".join(sorted(flags))])
    return ir.Call(ir.Name(text, "subprocess"), (*program, *options.values()))


def _said(keywords: tuple[ir.Keyword, ...]) -> tuple[set[str], dict[str, ir.Expression]] | None:
    """What is switched on, and the values that are handed on; None where something else is said."""
    flags: set[str] = set()
    options: dict[str, ir.Expression] = {}
    for keyword in keywords:
        match keyword.name, keyword.value:
            case _, ir.Literal("nil"):
                continue
            case name, value if name in _SWITCHES and value in {_TRUE, _FALSE}:
                flags |= {name} if value == _TRUE else set()
            case "encoding", ir.Literal("string", text) if text.lower() in {"utf-8", "utf8"}:
                flags.add("text")
            case name, value if name in _STREAMS and (place := _PLACES.get(library_path(value))):
                flags.add(f"{name}={place}")
            case "cwd" | "env" as name, value:
                options[name] = value
            case name, _ if name not in _IDLE:
                return None
    return flags, options


def _program(value: ir.Expression, *, shell: bool) -> tuple[tuple[ir.Expression, ...], str]:
    """The operands that say what is run, and how they say it."""
    match value:
        case _ if shell:
            return (value,), "shell"
        case ir.ListLiteral((_, *rest) as items):
            if any(isinstance(one, ir.Opaque | ir.Comprehension | ir.Unary) for one in items):
                return (), ""
            if rest and all(isinstance(one, ir.Literal) and one.kind == "string" for one in rest):
                return (items[0], ir.ListLiteral(tuple(rest))), "texts"
            return tuple(items), f"items{len(items)}"
        case ir.Name() | ir.Attribute():
            return (value,), "list"
        case _:
            return (), ""


def command_rule(text: str, call: ir.Call, type_of: TypeOf) -> Rule | None:
    """The rule for what `as_command` made; None for other names."""
    if text.count("|") != 3:
        return None
    name, shape, options, switched = text.split("|")
    flags = set(switched.split(","))
    template, modes = _started(shape, call, type_of)
    for option in [one for one in options.split(",") if one]:
        method = "current_dir" if option == "cwd" else "env_clear().envs"
        template += f".{method}({{{len(modes)}}})"
        modes += "b"
    is_text = bool(flags & {"text", "universal_newlines"})
    kept = name == "check_output" or (name == "run" and bool(flags & {"capture_output", "stdout=piped"}))
    template += _piped(flags, kept=kept, all_kept="capture_output" in flags)
    note = _CHECKED if name.startswith("check") or "check" in flags else ""
    end, result = _ended(name, kept=kept, is_text=is_text)
    return Rule(f"{template}{end}", modes, result, error=IO, raises=True, note=note)


def _started(shape: str, call: ir.Call, type_of: TypeOf) -> tuple[str, str]:
    new = "std::process::Command::new"
    if shape == "shell":
        return f'{new}("sh").arg("-c").arg({{0}})', "b"
    if shape == "texts":
        return f"{new}({{0}}).args({{1}})", "bt"
    if shape == "list":
        alone = type_of(call.args[0]) in {STRING, BYTES, Known("path")}
        return (f"{new}({{0}})", "b") if alone else (f"{new}(&{{0}}[0]).args(&{{0}}[1..])", "r")
    count = int(shape.removeprefix("items"))
    return f"{new}({{0}})" + "".join(f".arg({{{place}}})" for place in range(1, count)), "b" * count


def _piped(flags: set[str], *, kept: bool, all_kept: bool) -> str:
    """Where the streams go; `output` catches both by itself."""
    streams = dict(flag.split("=") for flag in flags if "=" in flag)
    if kept:
        streams.pop("stdout", None)
        if not all_kept:
            streams.setdefault("stderr", "inherit")
        if streams.get("stderr") == "piped":
            streams.pop("stderr")
    return "".join(f".{name}(std::process::Stdio::{place}())" for name, place in sorted(streams.items()))


def _ended(name: str, *, kept: bool, is_text: bool) -> tuple[str, Type]:
    text = "String::from_utf8_lossy(&done.stdout).into_owned()"
    match name:
        case "Popen":
            return ".spawn()", Known("text_child" if is_text else "child")
        case "call":
            return ".status().map(|done| done.code())", _CODE
        case "check_output":
            return f".output().map(|done| {text if is_text else 'done.stdout'})", STRING if is_text else BYTES
        case _ if kept:
            return ".output()", Known("text_output" if is_text else "output")
        case _:
            return ".status()", Known("exit_status")


_TAKEN = "`wait_with_output` takes the child; what it gives has the status, too."
_WAITED = "{0}.wait_with_output().map(|done| (done.stdout, done.stderr))"
_LOSSY = "String::from_utf8_lossy(&{}).into_owned()"
_READ = f"({_LOSSY.format('done.stdout')}, {_LOSSY.format('done.stderr')})"
_CHILD: Rules = rules(
    wait=Rule("{0}.wait().map(|done| done.code())", "m", _CODE, error=IO, raises=True),
    poll=Rule("{0}.try_wait().map(|done| done.and_then(|done| done.code()))", "m", _CODE, error=IO, raises=True),
    kill=Rule("{0}.kill()", "m", UNIT, error=IO, raises=True),
    communicate=Rule(_WAITED, "v", Tuple((BYTES, BYTES)), error=IO, raises=True, note=_TAKEN),
)
PROCESS_METHODS: dict[str, Rules] = {
    "child": _CHILD,
    "text_child": _CHILD
    | rules(
        communicate=Rule(
            f"{{0}}.wait_with_output().map(|done| {_READ})",
            "v",
            Tuple((STRING, STRING)),
            error=IO,
            raises=True,
            note=_TAKEN,
        )
    ),
}
"""By what `subprocess` gives."""

_OF_CHILD: Rules = rules(
    pid=Rule("{0}.id()", "r", Known("uint32")),
    args=Rule('todo!("{0}.args")', "v"),
    returncode=Rule('todo!("{0}.returncode")', "v", note="`wait` gives the status of a `Child`."),
)
_CODE_OF = Rule("{0}.status.code()", "r", _CODE)
PROCESS_FIELDS: dict[str, Rules] = {
    "child": _OF_CHILD,
    "text_child": _OF_CHILD,
    "exit_status": rules(returncode=Rule("{0}.code()", "r", _CODE)),
    "output": rules(returncode=_CODE_OF, stdout=Rule("{0}.stdout", "r", BYTES), stderr=Rule("{0}.stderr", "r", BYTES)),
    "text_output": rules(
        returncode=_CODE_OF,
        stdout=Rule(_LOSSY.format("{0}.stdout"), "r", STRING),
        stderr=Rule(_LOSSY.format("{0}.stderr"), "r", STRING),
    ),
}
