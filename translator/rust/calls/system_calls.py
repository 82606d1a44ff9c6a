"""Functions of `os`, `sys`, `shutil`, `tempfile` and their like with one certain counterpart; see `call_table`."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNIT, Known, List, Map, Optional, Tuple, Type
from translator.rust.calls.call_table import IO, PATH, WRITE, Rule, Rules
from translator.rust.text.imports import needs
from translator.rust.text.precedence import BIT_AND, COMPARE

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_UNIX = "std::os::unix"
_TERMINAL = needs("std::io::IsTerminal")
_PATH_OF = "its path is what `path` gives."
_FILE = Known("file")
_VARIABLES = "std::env::vars().collect::<std::collections::HashMap<_, _>>()"
_MODE = "the mode: `DirBuilderExt::mode`, on Unix only."
_UNSAFE = "`set_var` is `unsafe`: another thread may read the environment; to hand the value on is safe."


def _flushed(stream: str) -> Rule:
    return Rule(f"std::io::{stream}().{WRITE}flush()", "", UNIT, error=IO, raises=True)


def _kind(name: str) -> Computed:
    """Whether a mode is that of such a file."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != 1 or call.keywords:
            return None
        cast = " as u32" if type_of(call.args[0]) == INT else ""
        return Rule(f"{{0}}{cast} & libc::S_IFMT == libc::{name}", "a", BOOL, COMPARE)

    return rule


def _identity(name: str) -> tuple[Rule, ...]:
    return (Rule(f"unsafe {{{{ libc::{name}() }}}}", "", Known("uint32"), level=0),)


SYSTEM_CALLS: Rules = {
    "sys.argv[:]": (Rule("std::env::args().skip({0}).collect::<Vec<_>>()", "u", List(STRING)),),
    "os.getpid": (Rule("std::process::id()", "", Known("uint32")),),
    "os.getppid": (Rule(f"{_UNIX}::process::parent_id()", "", Known("uint32")),),
    "os.getuid": _identity("getuid"),
    "os.geteuid": _identity("geteuid"),
    "os.getgid": _identity("getgid"),
    "os.getegid": _identity("getegid"),
    "os.environ.__getitem__": (Rule("std::env::var({0})", "b", STRING, error="std::env::VarError", raises=True),),
    "os.environ.__setitem__": (Rule("unsafe {{ std::env::set_var({0}, {1}) }}", "bb", UNIT, note=_UNSAFE),),
    "os.environ.__delitem__": (
        Rule("unsafe {{ std::env::remove_var({0}) }}", "b", UNIT, note=_UNSAFE.replace("set_", "remove_")),
    ),
    "os.environ.copy": (Rule(_VARIABLES, "", Map(STRING, STRING)),),
    "os.environ.items": (Rule("std::env::vars()", "", Known("iterator", (Tuple((STRING, STRING)),))),),
    "os.putenv": (Rule("unsafe {{ std::env::set_var({0}, {1}) }}", "bb", UNIT, note=_UNSAFE),),
    "os.chdir": (Rule("std::env::set_current_dir({0})", "b", UNIT, error=IO, raises=True),),
    "os.symlink": (Rule(f"{_UNIX}::fs::symlink({{0}}, {{1}})", "bb", UNIT, error=IO, raises=True),),
    "os.link": (Rule("std::fs::hard_link({0}, {1})", "bb", UNIT, error=IO, raises=True),),
    "os.chmod": (
        Rule(
            f"std::fs::set_permissions({{0}}, {_UNIX}::fs::PermissionsExt::from_mode({{1}}))",
            "bv",
            UNIT,
            error=IO,
            raises=True,
        ),
    ),
    "os.strerror": (Rule("std::io::Error::from_raw_os_error({0}).to_string()", "v", STRING),),
    "os.mkdir": (
        Rule("std::fs::create_dir({0})", "b", UNIT, error=IO, raises=True),
        Rule("std::fs::create_dir({0})", "b_", UNIT, error=IO, raises=True, note=_MODE),
    ),
    "os.cpu_count": (
        Rule(
            "std::thread::available_parallelism().ok().map(usize::from)",
            "",
            Optional(Known("uintptr")),
            note="`available_parallelism` heeds limits of this process, `cpu_count` does not.",
        ),
    ),
    "stat.S_IMODE": (Rule("{0} & 0o7777", "a", level=BIT_AND),),
    "sys.stdout.flush": (_flushed("stdout"),),
    "sys.stderr.flush": (_flushed("stderr"),),
    "sys.stdin.read": (Rule("std::io::read_to_string(std::io::stdin())", "", STRING, error=IO, raises=True),),
    "sys.stdout.isatty": (Rule(f"std::io::stdout().{_TERMINAL}is_terminal()", "", BOOL),),
    "sys.stderr.isatty": (Rule(f"std::io::stderr().{_TERMINAL}is_terminal()", "", BOOL),),
    "sys.stdin.isatty": (Rule(f"std::io::stdin().{_TERMINAL}is_terminal()", "", BOOL),),
    "sys.stdout.fileno": (Rule("libc::STDOUT_FILENO", "", Known("int32")),),
    "sys.stderr.fileno": (Rule("libc::STDERR_FILENO", "", Known("int32")),),
    "sys.stdin.fileno": (Rule("libc::STDIN_FILENO", "", Known("int32")),),
    "sys.intern": (Rule("{0}", "v", STRING),),
    "gc.collect": (Rule("()", "", UNIT, note="nothing to collect: what is no longer owned is gone."),),
    "shutil.which": (Rule("which::which({0}).ok()", "b", Optional(PATH)),),
    "shutil.copyfileobj": (Rule("std::io::copy({0}, {1})", "ww", Known("uint64"), error=IO, raises=True),),
    "shutil.copy2": (
        Rule(
            "std::fs::copy({0}, {1})",
            "bb",
            error=IO,
            raises=True,
            note="`copy2` keeps the file's times, `copy` does not.",
        ),
    ),
    "tempfile.gettempdir": (Rule("std::env::temp_dir()", "", PATH),),
    "tempfile.mkdtemp": (Rule("tempfile::tempdir().map(tempfile::TempDir::keep)", "", PATH, error=IO, raises=True),),
    "tempfile.TemporaryDirectory": (Rule("tempfile::tempdir()", "", error=IO, raises=True, note=_PATH_OF),),
    "tempfile.NamedTemporaryFile": (Rule("tempfile::NamedTempFile::new()", "", error=IO, raises=True, note=_PATH_OF),),
    "tempfile.TemporaryFile": (Rule("tempfile::tempfile()", "", _FILE, error=IO, raises=True),),
    "glob.glob": (
        Rule(
            "glob::glob({0}).map(|found| found.flatten().map(|path| path.to_string_lossy().into_owned())"
            ".collect::<Vec<_>>())",
            "b",
            List(STRING),
            error="glob::PatternError",
            raises=True,
        ),
    ),
    "fnmatch.fnmatch": (
        Rule(
            "glob::Pattern::new({1}).map(|pattern| pattern.matches({0}))",
            "bb",
            BOOL,
            error="glob::PatternError",
            raises=True,
        ),
    ),
    "getpass.getpass": (
        Rule('rpassword::prompt_password("Password: ")', "", STRING, error=IO, raises=True),
        Rule("rpassword::prompt_password({0})", "b", STRING, error=IO, raises=True),
    ),
    "socket.gethostname": (Rule("gethostname::gethostname().to_string_lossy().into_owned()", "", STRING),),
    "ipaddress.ip_address": (
        Rule("{0}.parse::<std::net::IpAddr>()", "r", Known("ip"), error="std::net::AddrParseError", raises=True),
    ),
}
"""By import path and name."""


def _removed(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`shutil.rmtree(path, ignore_errors=True)`."""
    match call.args, call.keywords:
        case ((_,), ()) | ((_,), (ir.Keyword("ignore_errors", ir.Literal("bool", "false")),)):
            return Rule("std::fs::remove_dir_all({0})", "b", UNIT, error=IO, raises=True)
        case ((_,), (ir.Keyword("ignore_errors", ir.Literal("bool", "true")),)) | ((_, ir.Literal("bool", "true")), ()):
            return Rule("std::fs::remove_dir_all({0}).unwrap_or_default()", "b" + "_" * (len(call.args) - 1), UNIT)
        case _:
            return None


SYSTEM_KEYWORDS: dict[str, Computed] = {
    "shutil.rmtree": _removed,
    **{f"stat.S_IS{kind}": _kind(f"S_IF{kind}") for kind in ("REG", "DIR", "LNK", "SOCK", "CHR", "BLK")},
    "stat.S_ISFIFO": _kind("S_IFIFO"),
}
"""Those whose counterpart depends on the keywords they are given."""
