"""Functions of Go's packages for paths, files and streams with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, STRING, UNIT, UNKNOWN, Known, List, Optional
from translator.rust.calls.call_table import IO, PATH, WRITE, Rule, Rules
from translator.rust.text.imports import needs

_READ: Final = needs("std::io::Read")
_NEW: Final = "std::path::Path::new({0})"
_BASE: Final = "`file_name` has none for `..`, `/` and an empty path; Go gives `..`, `/` and `.`."
_DIR: Final = "`parent` of a bare name is empty, and `a/` has one; Go gives `.` and `a`."
_HIDDEN: Final = "`.profile` has no extension here; in Go the whole name is one."
_BELOW: Final = "only for a path below the other; `pathdiff::diff_paths` also goes up with `..`."
_GLOB: Final = "`**` goes into directories here, and `[!a]` is what Go writes as `[^a]`."
_LAST: Final = "for `a/` Go gives `a`, for an empty path `.`."
_ABOVE: Final = "for `/a` Go gives `/`."

_PATHS: Final[Rules] = {
    "path/filepath.Base": (
        Rule(f"{_NEW}.file_name().unwrap_or_default().to_string_lossy().into_owned()", "b", STRING, note=_BASE),
    ),
    "path/filepath.Dir": (
        Rule(f'{_NEW}.parent().unwrap_or(std::path::Path::new("/"))', "b", PATH, ref=True, note=_DIR),
    ),
    "path/filepath.Ext": (
        Rule(
            f'{_NEW}.extension().map_or(String::new(), |end| format!(".{{{{}}}}", end.to_string_lossy()))',
            "b",
            STRING,
            note=_HIDDEN,
        ),
    ),
    "path/filepath.Rel": (
        Rule(
            "std::path::Path::new({1}).strip_prefix({0})",
            "bb",
            PATH,
            ref=True,
            error="std::path::StripPrefixError",
            note=_BELOW,
        ),
    ),
    "path/filepath.Join": tuple(
        Rule(_NEW + "".join(f".join({{{place}}})" for place in range(1, count)), "b" * count, PATH)
        for count in range(2, 8)
    ),
    "path/filepath.EvalSymlinks": (
        Rule("std::fs::canonicalize({0})", "b", PATH, error=IO, note="the path becomes an absolute one as well."),
    ),
    "path/filepath.Glob": (
        Rule(
            "glob::glob({0}).map(|found| found.filter_map(Result::ok).collect::<Vec<_>>())",
            "b",
            List(PATH),
            error="glob::PatternError",
            note=_GLOB,
        ),
    ),
    "path.Join": tuple(Rule("", "_" * count, STRING) for count in range(2, 8)),
    "path.Base": (Rule("{0}.rsplit('/').next().unwrap_or_default()", "r", STRING, ref=True, note=_LAST),),
    "path.Dir": (Rule("{0}.rsplit_once('/').map_or(\".\", |(dir, _)| dir)", "r", STRING, ref=True, note=_ABOVE),),
    "path.IsAbs": (Rule("{0}.starts_with('/')", "r", BOOL),),
}

_OS: Final[Rules] = {
    "os.Chdir": (Rule("std::env::set_current_dir({0})", "b", UNIT, error=IO),),
    "os.Chmod": (
        Rule("std::fs::set_permissions({0}, std::os::unix::fs::PermissionsExt::from_mode({1}))", "bv", UNIT, error=IO),
    ),
    "os.Executable": (Rule("std::env::current_exe()", "", PATH, error=IO),),
    "os.LookupEnv": (Rule("std::env::var({0}).ok()", "b", Optional(STRING)),),
}

_OF_READER: Final = f"std::io::BufReader::new({{0}}).{needs('std::io::BufRead')}lines()"
_ITEMS: Final = Known("iterator", (STRING,))
_GOOD: Final = ".map_while(Result::ok)"
_SCANNED: Final[Rules] = {
    "bufio.Lines": (Rule(_OF_READER, "v", Known("iterator", (UNKNOWN,))),),
    "bufio.GoodLines": (Rule(_OF_READER + _GOOD, "v", _ITEMS),),
    "bufio.StdinLines": (Rule("std::io::stdin().lines()", "", Known("iterator", (UNKNOWN,))),),
    "bufio.StdinGoodLines": (Rule("std::io::stdin().lines()" + _GOOD, "", _ITEMS),),
    "bufio.TextLines": (Rule("{0}.lines()", "r", _ITEMS),),
    "bufio.Line": (Rule("{0}", "v", STRING, error=IO),),
}
"""What a scanner becomes; the names are this project's own."""

_IO: Final[Rules] = {
    "bufio.NewReader": (Rule("std::io::BufReader::new({0})", "v", Known("buffered_reader")),),
    "bufio.NewReaderSize": (Rule("std::io::BufReader::with_capacity({1}, {0})", "vu", Known("buffered_reader")),),
    "bufio.NewWriter": (Rule("std::io::BufWriter::new({0})", "v", Known("buffered_writer")),),
    "bufio.NewWriterSize": (Rule("std::io::BufWriter::with_capacity({1}, {0})", "vu", Known("buffered_writer")),),
    "io.CopyBuffer": (Rule("std::io::copy({1}, {0})", "ww_", Known("uint64"), error=IO),),
    "io.LimitReader": (Rule(f"{{0}}.{_READ}take({{1}})", "rv", Known("reader")),),
    "io.NopCloser": (Rule("{0}", "r", Known("reader")),),
    "io.WriteString": (Rule(f"{{0}}.{WRITE}write_all({{1}}.as_bytes())", "mr", UNIT, error=IO),),
    "io.ReadFull": (Rule(f"{{0}}.{_READ}read_exact({{1}})", "mw", UNIT, error=IO),),
}

FILES: Final[Rules] = _PATHS | _OS | _SCANNED | _IO
"""By import path and name; the notation is `call_table`'s."""

OLDER: Final[dict[str, str]] = {
    "io/ioutil.ReadAll": "io.ReadAll",
    "io/ioutil.ReadFile": "os.ReadFile",
    "io/ioutil.WriteFile": "os.WriteFile",
    "io/ioutil.NopCloser": "io.NopCloser",
}
"""What functions are called now, by their older names."""
