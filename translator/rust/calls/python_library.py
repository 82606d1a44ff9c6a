"""Functions of Python's library whose counterpart depends on the keywords they are given, and plain ones."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, STRING, UNIT, Known, Optional, Type
from translator.rust.calls.call_table import FLOAT, IO, PATH, Rule, Rules
from translator.rust.calls.path_methods import MUST_EXIST

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_MADE = "std::path::Path::new({0})"
_THERE = "`create_dir_all` takes a directory that is there."

PYTHON_LIBRARY: Rules = {
    "copy.copy": (Rule("{0}.clone()", "r"),),
    "copy.deepcopy": (Rule("{0}.clone()", "r"),),
    "os.getpid": (Rule("std::process::id()", "", Known("uint32")),),
    "os.path.abspath": (Rule("std::path::absolute({0})", "b", PATH, error=IO, raises=True),),
    "os.path.realpath": (Rule("std::fs::canonicalize({0})", "b", PATH, error=IO, raises=True, note=MUST_EXIST),),
    "os.path.getsize": (
        Rule("std::fs::metadata({0}).map(|found| found.len())", "b", Known("uint64"), error=IO, raises=True),
    ),
    "time.time": (Rule("jiff::Timestamp::now().as_duration().as_secs_f64()", "", FLOAT),),
    "uuid.uuid4": (Rule("uuid::Uuid::new_v4()", "", Known("uuid")),),
}
"""By import path and name; the notation is `call_table`'s."""


def _makedirs(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`os.makedirs(path, exist_ok=True)`."""
    if len(call.args) != 1 or any(keyword.name != "exist_ok" for keyword in call.keywords):
        return None
    there = any(keyword.value == ir.Literal("bool", "true") for keyword in call.keywords)
    return Rule("std::fs::create_dir_all({0})", "b", UNIT, error=IO, raises=True, note="" if there else _THERE)


def _of_path(template: str, result: Type, *, ref: bool = False) -> Computed:
    """A method of paths, of what is one, or of a text that is made one."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != 1 or call.keywords:
            return None
        is_path = type_of(call.args[0]) == PATH
        return Rule(f"{'{0}' if is_path else _MADE}{template}", "r" if is_path else "b", result, ref=ref)

    return rule


def _joined(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`os.path.join(a, b, c)`."""
    if len(call.args) < 2 or call.keywords:
        return None
    is_path = type_of(call.args[0]) == PATH
    more = "".join(f".join({{{place}}})" for place in range(1, len(call.args)))
    return Rule(f"{'{0}' if is_path else _MADE}{more}", ("r" if is_path else "B") + "V" * (len(call.args) - 1), PATH)


def variable(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`os.environ.get(name, default)`, `os.getenv(name, default)`."""
    if call.keywords:
        return None
    match call.args:
        case (_,) | (_, ir.Literal("nil")):
            return Rule("std::env::var({0}).ok()", "b" + "_" * (len(call.args) - 1), Optional(STRING))
        case (_, ir.Literal("string", "")):
            return Rule("std::env::var({0}).unwrap_or_default()", "b_", STRING)
        case (_, default) if type_of(default) == STRING:
            return Rule("std::env::var({0}).unwrap_or_else(|_| {1})", "bo", STRING)
        case _:
            return None


def from_environment(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """The same as a method, whose first operand is `os.environ` itself."""
    rule = variable(call, type_of)
    if rule is None:
        return None
    return rule._replace(template=rule.template.replace("{1}", "{2}").replace("{0}", "{1}"), modes=f"_{rule.modes}")


LIBRARY_CALLS: dict[str, Computed] = {
    "os.getenv": variable,
    "os.makedirs": _makedirs,
    "os.path.basename": _of_path(".file_name().unwrap_or_default().to_string_lossy().into_owned()", STRING),
    "os.path.dirname": _of_path('.parent().unwrap_or(std::path::Path::new(""))', PATH, ref=True),
    "os.path.isabs": _of_path(".is_absolute()", BOOL),
    "os.path.islink": _of_path(".is_symlink()", BOOL),
    "os.path.join": _joined,
}


def is_environment(value: ir.Expression) -> bool:
    """Whether this is `os.environ`."""
    return isinstance(value, ir.Name) and (value.package, value.text) == ("os", "environ")
