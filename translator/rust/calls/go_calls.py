"""Functions of Go's libraries with one certain Rust counterpart, as data; the notation is `call_table`'s."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, INT, STRING, UNIT, Known, List, Optional
from translator.rust.calls.call_table import BYTES, DURATION, IO, JSON, PATH, SIZE, Rule, Rules
from translator.rust.calls.go_collections import COLLECTIONS
from translator.rust.calls.go_files import FILES
from translator.rust.calls.go_numbers import NUMBERS
from translator.rust.calls.go_system import SYSTEM
from translator.rust.calls.go_texts import TEXTS
from translator.rust.calls.go_times import DIGESTS, TIMES
from translator.rust.text.precedence import CAST, COMPARE

_STRINGS: dict[str, tuple[Rule, ...]] = {
    "ContainsAny": (Rule("{0}.contains(|c| {1}.contains(c))", "rr", BOOL),),
    "Compare": (Rule("{0}.cmp({1}) as i64", "rb", INT, CAST),),
    "SplitN": (Rule("{0}.splitn({2}, {1}).map(str::to_owned).collect::<Vec<_>>()", "rbu", List(STRING)),),
    "SplitSeq": (Rule("{0}.split({1})", "rb", Known("iterator", (STRING,))),),
    "FieldsSeq": (Rule("{0}.split_whitespace()", "r", Known("iterator", (STRING,))),),
    "Lines": (Rule("{0}.split_inclusive('\\n')", "r", Known("iterator", (STRING,))),),
    "Trim": (Rule("{0}.trim_matches(|c| {1}.contains(c))", "rr", STRING, ref=True),),
    "TrimLeft": (Rule("{0}.trim_start_matches(|c| {1}.contains(c))", "rr", STRING, ref=True),),
    "TrimRight": (Rule("{0}.trim_end_matches(|c| {1}.contains(c))", "rr", STRING, ref=True),),
    "TrimFunc": (Rule("{0}.trim_matches({1})", "rv", STRING, ref=True),),
    "Replace": (Rule("{0}.replacen({1}, {2}, {3})", "rbbu", STRING),),
    "Clone": (Rule("{0}.to_owned()", "r", STRING),),
    "NewReader": (Rule("{0}.as_bytes()", "r", Known("reader"), ref=True),),
}

_FILES: dict[str, tuple[Rule, ...]] = {
    "os.Stat": (Rule("std::fs::metadata({0})", "b", Known("metadata"), error=IO),),
    "os.Lstat": (Rule("std::fs::symlink_metadata({0})", "b", Known("metadata"), error=IO),),
    "os.Mkdir": (
        Rule("std::fs::create_dir({0})", "b_", UNIT, error=IO, note="the mode: `DirBuilderExt::mode`, on Unix only."),
    ),
    "os.MkdirAll": (
        Rule(
            "std::fs::create_dir_all({0})", "b_", UNIT, error=IO, note="the mode: `DirBuilderExt::mode`, on Unix only."
        ),
    ),
    "os.WriteFile": (
        Rule("std::fs::write({0}, {1})", "bb_", UNIT, error=IO, note="the mode: `OpenOptionsExt::mode`, on Unix only."),
    ),
    "os.ReadDir": (
        Rule(
            "std::fs::read_dir({0}).and_then(|entries| entries.collect::<Result<Vec<_>, _>>())",
            "b",
            List(Known("dir_entry")),
            error=IO,
            note="entries come in no order; Go sorts them by name.",
        ),
    ),
    "os.Getwd": (Rule("std::env::current_dir()", "", PATH, error=IO),),
    "os.Getenv": (Rule("std::env::var({0}).unwrap_or_default()", "b", STRING),),
    "os.Getpid": (Rule("std::process::id()", "", Known("uint32")),),
    "os.TempDir": (Rule("std::env::temp_dir()", "", PATH),),
    "os.Readlink": (Rule("std::fs::read_link({0})", "b", PATH, error=IO),),
    "os.Symlink": (Rule("std::os::unix::fs::symlink({0}, {1})", "bb", UNIT, error=IO),),
    "os.Link": (Rule("std::fs::hard_link({0}, {1})", "bb", UNIT, error=IO),),
    "os.Truncate": (
        Rule(
            "std::fs::OpenOptions::new().write(true).open({0}).and_then(|file| file.set_len({1}))", "bv", UNIT, error=IO
        ),
    ),
    "io.Copy": (Rule("std::io::copy({1}, {0})", "ww", Known("uint64"), error=IO),),
    "path/filepath.IsAbs": (Rule("std::path::Path::new({0}).is_absolute()", "b", BOOL),),
    "path/filepath.Abs": (Rule("std::path::absolute({0})", "b", PATH, error=IO),),
}

_NUMBERS: dict[str, tuple[Rule, ...]] = {
    "strconv.FormatBool": (Rule("{0}.to_string()", "r", STRING),),
    "math/rand.Intn": (Rule("rand::random_range(0..{0})", "v", INT),),
    "math/rand/v2.IntN": (Rule("rand::random_range(0..{0})", "v", INT),),
    "unicode.IsSpace": (Rule("{0}.is_whitespace()", "r", BOOL),),
    "unicode.IsUpper": (Rule("{0}.is_uppercase()", "r", BOOL),),
    "unicode.IsLower": (Rule("{0}.is_lowercase()", "r", BOOL),),
    "unicode/utf8.RuneCountInString": (Rule("{0}.chars().count()", "r", SIZE),),
    "unicode/utf8.ValidString": (
        Rule("true", "_", BOOL, note="a `String` is valid UTF-8; the test belongs where it is made."),
    ),
}

NEVER_ENDED = "tokio_util::sync::CancellationToken::new()"
_DATA: dict[str, tuple[Rule, ...]] = {
    "context.Background": (Rule(NEVER_ENDED, "", Known("context")),),
    "context.TODO": (Rule(NEVER_ENDED, "", Known("context")),),
    "errors.Unwrap": (Rule("{0}.source()", "r", note="the cause is lent: `Option<&dyn Error>`."),),
    "encoding/json.Marshal": (Rule("serde_json::to_vec({0})", "b", BYTES, error=JSON),),
    "encoding/json.MarshalIndent": (Rule("serde_json::to_vec_pretty({0})", "b__", BYTES, error=JSON),),
    "encoding/json.Valid": (Rule("serde_json::from_slice::<serde::de::IgnoredAny>({0}).is_ok()", "b", BOOL),),
    # What `%T` prints.
    "fmt.TypeOf": (Rule("std::any::type_name_of_val({0})", "b", STRING, ref=True),),
    "encoding/hex.EncodeToString": (Rule("hex::encode({0})", "b", STRING),),
    "encoding/hex.DecodeString": (Rule("hex::decode({0})", "b", BYTES, error="hex::FromHexError"),),
    "net/url.Parse": (Rule("url::Url::parse({0})", "b", Known("url"), error="url::ParseError"),),
    "net.ParseIP": (Rule("{0}.parse::<std::net::IpAddr>().ok()", "r", Optional(Known("ip"))),),
    "net.JoinHostPort": (
        Rule(
            'format!("{{}}:{{}}", {0}, {1})',
            "vv",
            STRING,
            note="an IPv6 address needs brackets: `SocketAddr` writes them.",
        ),
    ),
    "math/big.NewInt": (Rule("num_bigint::BigInt::from({0})", "v", Known("bigint")),),
    "regexp.MustCompile": (Rule('regex::Regex::new({0}).expect("a valid pattern")', "b", Known("regex")),),
    "regexp.Compile": (Rule("regex::Regex::new({0})", "b", Known("regex"), error="regex::Error"),),
    "bytes.Equal": (Rule("{0} == {1}", "vv", BOOL, COMPARE),),
    "bytes.HasPrefix": (Rule("{0}.starts_with({1})", "rb", BOOL),),
    "bytes.HasSuffix": (Rule("{0}.ends_with({1})", "rb", BOOL),),
    "bytes.TrimSpace": (Rule("{0}.trim_ascii()", "r", BYTES, ref=True),),
    "bytes.NewReader": (Rule("std::io::Cursor::new({0})", "v", Known("reader")),),
    "maps.Clone": (Rule("{0}.clone()", "r"),),
    "slices.Clone": (Rule("{0}.clone()", "r"),),
    "slices.Equal": (Rule("{0} == {1}", "vv", BOOL, COMPARE),),
    "slices.ContainsFunc": (Rule("{0}.iter().any({1})", "rv", BOOL),),
    "slices.Max": (Rule('{0}.iter().max().copied().expect("not empty")', "r"),),
    "slices.Min": (Rule('{0}.iter().min().copied().expect("not empty")', "r"),),
}

_TIME: dict[str, tuple[Rule, ...]] = {
    "time.Until": (
        Rule(
            "std::time::Duration::try_from({0}.duration_since(jiff::Timestamp::now())).unwrap_or_default()",
            "r",
            DURATION,
            note="`Duration` has no sign: zero when that time has passed.",
        ),
    ),
    "runtime.NumCPU": (Rule("std::thread::available_parallelism().map_or(1, usize::from)", "", SIZE),),
    "runtime.GC": (Rule("()", "", UNIT, note="nothing to collect."),),
}

_YAML = "serde_yaml::Error"
FILLING: Final[dict[str, tuple[str, str]]] = {
    "encoding/json.Unmarshal": ("serde_json::from_slice", JSON),
    "sigs.k8s.io/yaml.Unmarshal": ("serde_yaml::from_slice", _YAML),
    "gopkg.in/yaml.v3.Unmarshal": ("serde_yaml::from_slice", _YAML),
    "gopkg.in/yaml.v2.Unmarshal": ("serde_yaml::from_slice", _YAML),
}
"""Functions that fill what their last argument points to, and in Rust give it back: their path there, their error."""

_FILLED: dict[str, tuple[Rule, ...]] = {
    **{name: (Rule(f"{path}({{0}})", "b", error=error),) for name, (path, error) in FILLING.items()},
    "encoding/json.Decode": (Rule("serde_json::from_reader({0})", "v", error=JSON),),
    "io.ReadToEnd": (Rule("{0}.read_to_end({1})", "mw", UNIT, error=IO),),
}
"""The same calls without what they fill."""

GO_LIBRARY: Rules = {
    **{f"strings.{name}": rules for name, rules in _STRINGS.items()},
    **_FILES,
    **_NUMBERS,
    **_DATA,
    **_TIME,
    **_FILLED,
    **TEXTS,
    **FILES,
    **NUMBERS,
    **COLLECTIONS,
    **TIMES,
    **DIGESTS,
    **SYSTEM,
}
"""By import path and name."""
