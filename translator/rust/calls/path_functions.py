"""Functions of `os.path` with one certain counterpart; `call_table` tells the modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, STRING, Known, Tuple, Type
from translator.rust.calls.call_table import FLOAT, IO, PATH, Rule, Rules
from translator.rust.calls.path_methods import MUST_EXIST

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_MADE = "std::path::Path::new({0})"
_HOME = "`tilde` leaves `~name` as it is."
_BOTH = "`diff_paths` wants both paths absolute, or both relative."
_EXTENSION = '.extension().map_or(String::new(), |end| format!(".{{}}", end.to_string_lossy()))'
_STEM = '.with_extension("").to_string_lossy().into_owned()'
_NAME = ".file_name().unwrap_or_default().to_string_lossy().into_owned()"
_PARENT = '.parent().unwrap_or(std::path::Path::new(""))'


def _time(of: str) -> Rule:
    told = f"found.{of}()"
    since = "time.duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs_f64()"
    return Rule(
        f"std::fs::metadata({{0}}).and_then(|found| {told}).map(|time| {since})", "b", FLOAT, error=IO, raises=True
    )


PATH_FUNCTIONS: Rules = {
    "os.path.abspath": (Rule("std::path::absolute({0})", "b", PATH, error=IO, raises=True),),
    "os.path.realpath": (Rule("std::fs::canonicalize({0})", "b", PATH, error=IO, raises=True, note=MUST_EXIST),),
    "os.path.getsize": (
        Rule("std::fs::metadata({0}).map(|found| found.len())", "b", Known("uint64"), error=IO, raises=True),
    ),
    "os.path.getmtime": (_time("modified"),),
    "os.path.getatime": (_time("accessed"),),
    "os.path.lexists": (Rule("std::fs::symlink_metadata({0}).is_ok()", "b", BOOL),),
    "os.path.samefile": (Rule("same_file::is_same_file({0}, {1})", "bb", BOOL, error=IO, raises=True),),
    "os.path.normpath": (Rule("path_clean::clean({0})", "b", PATH),),
    "os.path.relpath": (Rule("pathdiff::diff_paths({0}, {1}).unwrap()", "bb", PATH, note=_BOTH),),
    "os.fspath": (Rule("{0}", "v"),),
}
"""By import path and name."""


def _of_path(template: str, result: Type, *, ref: bool = False) -> Computed:
    """A method of paths, of what is one, or of a text that is made one."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != 1 or call.keywords:
            return None
        is_path = type_of(call.args[0]) == PATH
        return Rule(f"{'{0}' if is_path else _MADE}{template}", "r" if is_path else "b", result, ref=ref)

    return rule


def _parted(first: str, second: str, result: Type) -> Computed:
    """Both parts of a path that can be named twice."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != 1 or call.keywords or not isinstance(call.args[0], ir.Name | ir.Attribute):
            return None
        is_path = type_of(call.args[0]) == PATH
        made = "{0}" if is_path else _MADE
        return Rule(f"({made}{first}, {made}{second})", "r" if is_path else "b", result)

    return rule


def _joined(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`os.path.join(a, b, c)`."""
    if len(call.args) < 2 or call.keywords:
        return None
    is_path = type_of(call.args[0]) == PATH
    more = "".join(f".join({{{place}}})" for place in range(1, len(call.args)))
    return Rule(f"{'{0}' if is_path else _MADE}{more}", ("r" if is_path else "B") + "V" * (len(call.args) - 1), PATH)


def _at_home(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`os.path.expanduser(path)`."""
    if len(call.args) != 1 or call.keywords:
        return None
    if type_of(call.args[0]) == PATH:
        template = "std::path::PathBuf::from(shellexpand::tilde(&{0}.to_string_lossy()).into_owned())"
        return Rule(template, "r", PATH, note=_HOME)
    return Rule("shellexpand::tilde({0}).into_owned()", "b", STRING, note=_HOME)


PATH_FUNCTION_CALLS: dict[str, Computed] = {
    "os.path.basename": _of_path(_NAME, STRING),
    "os.path.dirname": _of_path(_PARENT, PATH, ref=True),
    "os.path.expanduser": _at_home,
    "os.path.isabs": _of_path(".is_absolute()", BOOL),
    "os.path.islink": _of_path(".is_symlink()", BOOL),
    "os.path.join": _joined,
    "os.path.split": _parted(f"{_PARENT}.to_owned()", _NAME, Tuple((PATH, STRING))),
    "os.path.splitext": _parted(_STEM, _EXTENSION, Tuple((STRING, STRING))),
}
"""Those whose counterpart depends on what they are given."""

PARTS = {
    ("os.path.split", "0"): _of_path(_PARENT, PATH, ref=True),
    ("os.path.split", "1"): _of_path(_NAME, STRING),
    ("os.path.splitext", "0"): _of_path(_STEM, STRING),
    ("os.path.splitext", "1"): _of_path(_EXTENSION, STRING),
}
"""One part of what gives several, by the function and the place."""
PART_CALLS: dict[str, Computed] = {f"{path}[{place}]": part for (path, place), part in PARTS.items()}
