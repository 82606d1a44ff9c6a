"""Methods and properties of paths; `call_table` tells the modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, STRING, UNIT, Known, Type
from translator.rust.calls.call_table import BYTES, IO, PATH, Rule, Rules, rules
from translator.rust.calls.codings import UTF8

TypeOf = Callable[[ir.Expression], Type]

MUST_EXIST = "`canonicalize` fails where nothing is there, `resolve` does not."
PATH_METHODS: Rules = rules(
    read_bytes=Rule("std::fs::read({0})", "b", BYTES, error=IO, raises=True),
    write_bytes=Rule("std::fs::write({0}, {1})", "bb", UNIT, error=IO, raises=True),
    exists=Rule("{0}.exists()", "r", BOOL),
    is_file=Rule("{0}.is_file()", "r", BOOL),
    is_dir=Rule("{0}.is_dir()", "r", BOOL),
    is_symlink=Rule("{0}.is_symlink()", "r", BOOL),
    is_absolute=Rule("{0}.is_absolute()", "r", BOOL),
    is_relative_to=Rule("{0}.starts_with({1})", "rb", BOOL),
    unlink=Rule("std::fs::remove_file({0})", "b", UNIT, error=IO, raises=True),
    mkdir=Rule("std::fs::create_dir({0})", "b", UNIT, error=IO, raises=True),
    rmdir=Rule("std::fs::remove_dir({0})", "b", UNIT, error=IO, raises=True),
    rename=Rule("std::fs::rename({0}, {1})", "bb", UNIT, error=IO, raises=True),
    replace=Rule("std::fs::rename({0}, {1})", "bb", UNIT, error=IO, raises=True),
    touch=Rule(
        "std::fs::OpenOptions::new().create(true).append(true).open({0})", "b", Known("file"), error=IO, raises=True
    ),
    stat=Rule("std::fs::metadata({0})", "b", error=IO, raises=True),
    lstat=Rule("std::fs::symlink_metadata({0})", "b", error=IO, raises=True),
    absolute=Rule("std::path::absolute({0})", "b", PATH, error=IO, raises=True),
    resolve=Rule("std::fs::canonicalize({0})", "b", PATH, error=IO, raises=True, note=MUST_EXIST),
    relative_to=Rule("{0}.strip_prefix({1})", "rb", PATH, ref=True, error="std::path::StripPrefixError", raises=True),
    joinpath=(Rule("{0}.join({1})", "rv", PATH), Rule("{0}.join({1}).join({2})", "rvv", PATH)),
    with_name=Rule("{0}.with_file_name({1})", "rv", PATH),
    with_suffix=Rule("{0}.with_extension({1})", "rv", PATH, note="`with_extension` takes the suffix without its dot."),
    as_posix=Rule("{0}.to_string_lossy().into_owned()", "r", STRING),
)


def _text(template: str, modes: str, result: Type) -> Callable[[ir.Call, TypeOf], Rule | None]:
    """`read_text` and `write_text`, in UTF-8."""

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        count = len(modes) - 1
        given = [*call.args[count:], *(k.value for k in call.keywords if k.name == "encoding")]
        if len(call.args) < count or len(given) > 1 or any(k.name != "encoding" for k in call.keywords):
            return None
        if given and not (isinstance(given[0], ir.Literal) and given[0].text.lower().replace("_", "-") in UTF8):
            return None
        unused = "_" * (len(call.args) - count)
        return Rule(template, f"{modes}{unused}", result, error=IO, raises=True)

    return rule


def _mkdir(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`mkdir(parents=True, exist_ok=True)`."""
    yes = {k.name for k in call.keywords if k.value == ir.Literal("bool", "true")}
    if call.args or any(k.name not in {"parents", "exist_ok"} for k in call.keywords):
        return None
    if not yes:
        return PATH_METHODS["mkdir"][0]
    missing = {"parents", "exist_ok"} - yes
    said = {"parents": "makes missing parents too", "exist_ok": "takes a directory that is there"}
    note = f"`create_dir_all` {said[missing.pop()]}." if missing else ""
    return Rule("std::fs::create_dir_all({0})", "b", UNIT, error=IO, raises=True, note=note)


def _unlink(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`unlink(missing_ok=True)`."""
    plain = PATH_METHODS["unlink"][0]
    match call.args, call.keywords:
        case (), ():
            return plain
        case (), (ir.Keyword("missing_ok", ir.Literal("bool", "true")),):
            absent = "|err| if err.kind() == std::io::ErrorKind::NotFound {{ Ok(()) }} else {{ Err(err) }}"
            return plain._replace(template=f"{plain.template}.or_else({absent})")
        case _:
            return None


PATH_CALLS = {
    ("path", "read_text"): _text("std::fs::read_to_string({0})", "b", STRING),
    ("path", "write_text"): _text("std::fs::write({0}, {1})", "bb", UNIT),
    ("path", "mkdir"): _mkdir,
    ("path", "unlink"): _unlink,
}
CERTAIN_PATH_METHODS: Rules = rules(
    read_text=Rule("std::fs::read_to_string({0})", "b", STRING, error=IO, raises=True),
    read_bytes=PATH_METHODS["read_bytes"],
    write_text=Rule("std::fs::write({0}, {1})", "bb", UNIT, error=IO, raises=True),
    write_bytes=PATH_METHODS["write_bytes"],
)
"""Methods that only paths have."""
