"""Methods and fields of Go's library types with one certain counterpart, as data; the notation is `call_table`'s."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, INT, STRING, UNIT, Known, List, Map, Optional
from translator.rust.calls.call_table import IO, WRITE, Rule, Rules
from translator.rust.text.imports import needs
from translator.rust.text.precedence import CAST, COMPARE, PREFIX, PRODUCT, SHIFT, SUM


def _rules(**rows: Rule) -> Rules:
    return {name: (row,) for name, row in rows.items()}


_BIG = Known("bigint")
_IP = Known("ip")
_META = Known("metadata")
_READ = needs("std::io::Read")
_AT = needs("std::os::unix::fs::FileExt")

SYNCED: Final = Rule(
    "{0}.sync_all()", "r", UNIT, error=IO, note="a file that is dropped is closed and tells no error; this tells some."
)
"""`Close` where its error is asked for."""

GO_METHODS: Final[dict[str, Rules]] = {
    "url": _rules(
        String=Rule("{0}.to_string()", "r", STRING),
        Hostname=Rule("{0}.host_str().unwrap_or_default()", "r", STRING, ref=True),
        EscapedPath=Rule("{0}.path()", "r", STRING, ref=True),
        Port=Rule(
            "{0}.port().map(|port| port.to_string()).unwrap_or_default()",
            "r",
            STRING,
            note="`port` says nothing of the port that its scheme stands for.",
        ),
        Query=Rule(
            "{0}.query_pairs().into_owned().collect::<std::collections::HashMap<_, _>>()",
            "r",
            Map(STRING, STRING),
            note="of a key that comes twice the map has the last value; `query_pairs_mut` changes the URL.",
        ),
    ),
    # The only maps with methods are those that a query gives.
    "map": {
        "Get": (Rule("{0}.get({1}).cloned().unwrap_or_default()", "rk", STRING),),
        "Has": (Rule("{0}.contains_key({1})", "rk", BOOL),),
        "Set": (Rule("{0}.insert({1}, {2})", "moo", UNIT),),
        "Del": (Rule("{0}.remove({1})", "mk", UNIT),),
        "Encode": (
            Rule("url::form_urlencoded::Serializer::new(String::new()).extend_pairs({0}).finish()", "b", STRING),
        ),
    },
    "regex": _rules(
        MatchString=Rule("{0}.is_match({1})", "rb", BOOL),
        FindAllString=Rule("", "___", List(STRING)),
        String=Rule("{0}.as_str()", "r", STRING, ref=True),
        FindString=Rule('{0}.find({1}).map_or("", |found| found.as_str())', "rb", STRING, ref=True),
        FindStringSubmatch=Rule(
            '{0}.captures({1}).map_or_else(Vec::new, |found| found.iter().map(|group| group.map_or("", '
            "|one| one.as_str()).to_owned()).collect::<Vec<_>>())",
            "rb",
            List(STRING),
        ),
        ReplaceAllString=Rule("{0}.replace_all({1}, {2}).into_owned()", "rbb", STRING),
        ReplaceAllLiteralString=Rule("{0}.replace_all({1}, regex::NoExpand({2})).into_owned()", "rbb", STRING),
    ),
    "bigint": _rules(
        String=Rule("{0}.to_string()", "r", STRING),
        Cmp=Rule("{0}.cmp({1}) as i64", "rb", INT, CAST),
        BitLen=Rule("{0}.bits()", "r", Known("uint64")),
        Bytes=Rule("{0}.magnitude().to_bytes_be()", "r", Known("bytes")),
        Text=Rule("{0}.to_str_radix({1})", "rv", STRING),
        # What a fresh one is set to; one with a name is assigned to.
        Add=Rule("{1} + {2}", "_bb", _BIG, SUM),
        Sub=Rule("{1} - {2}", "_bb", _BIG, SUM),
        Mul=Rule("{1} * {2}", "_bb", _BIG, PRODUCT),
        Quo=Rule("{1} / {2}", "_bb", _BIG, PRODUCT),
        Rem=Rule("{1} % {2}", "_bb", _BIG, PRODUCT),
        Neg=Rule("-{1}", "_b", _BIG, PREFIX),
        Lsh=Rule("{1} << {2}", "_bn", _BIG, SHIFT),
        Rsh=Rule("{1} >> {2}", "_bn", _BIG, SHIFT),
        Set=Rule("{1}.clone()", "_r", _BIG),
        SetInt64=Rule("num_bigint::BigInt::from({1})", "_v", _BIG),
        SetUint64=Rule("num_bigint::BigInt::from({1})", "_v", _BIG),
        SetBytes=Rule("num_bigint::BigInt::from_bytes_be(num_bigint::Sign::Plus, {1})", "_b", _BIG),
    ),
    "ip": _rules(
        String=Rule("{0}.to_string()", "r", STRING),
        Equal=Rule("{0}.to_canonical() == {1}.to_canonical()", "rr", BOOL, COMPARE),
        To4=Rule("Some({0}.to_canonical()).filter(std::net::IpAddr::is_ipv4)", "v", Optional(_IP)),
        Unmap=Rule("{0}.to_canonical()", "r", _IP),
        Is4=Rule("{0}.is_ipv4()", "r", BOOL),
        Is6=Rule("{0}.is_ipv6()", "r", BOOL),
        IsLoopback=Rule("{0}.is_loopback()", "r", BOOL),
        IsUnspecified=Rule("{0}.is_unspecified()", "r", BOOL),
        IsMulticast=Rule("{0}.is_multicast()", "r", BOOL),
    ),
    # Those that depend on their arguments are printed by `time_calls`; their types stand here.
    "datetime": _rules(
        AddDate=Rule("", "____", Known("datetime")),
        Format=Rule("", "__", STRING),
        Truncate=Rule("", "__", Known("datetime")),
        Round=Rule("", "__", Known("datetime")),
    ),
    "duration": _rules(Truncate=Rule("", "__", Known("duration")), Round=Rule("", "__", Known("duration"))),
    "metadata": _rules(
        IsDir=Rule("{0}.is_dir()", "r", BOOL),
        Size=Rule("{0}.len() as i64", "r", Known("int64"), CAST),
    ),
    "dir_entry": _rules(
        Name=Rule("{0}.file_name().to_string_lossy().into_owned()", "r", STRING),
        IsDir=Rule("{0}.file_type().is_ok_and(|kind| kind.is_dir())", "r", BOOL),
        Info=Rule("{0}.metadata()", "r", _META, error=IO),
    ),
    "file": _rules(
        Read=Rule(f"{{0}}.{_READ}read({{1}})", "mw", Known("uintptr"), error=IO),
        ReadAt=Rule(f"{{0}}.{_AT}read_at({{1}}, {{2}} as u64)", "rwa", Known("uintptr"), error=IO),
        WriteAt=Rule(f"{{0}}.{_AT}write_all_at({{1}}, {{2}} as u64)", "rba", UNIT, error=IO),
        Sync=Rule("{0}.sync_all()", "r", UNIT, error=IO),
        Stat=Rule("{0}.metadata()", "r", _META, error=IO),
        Truncate=Rule("{0}.set_len({1} as u64)", "ra", UNIT, error=IO),
        Write=Rule(f"{{0}}.{WRITE}write_all({{1}})", "mb", UNIT, error=IO),
        WriteString=Rule(f"{{0}}.{WRITE}write_all({{1}}.as_bytes())", "mr", UNIT, error=IO),
        Close=Rule("drop({0})", "v", UNIT),
    ),
    "reader": _rules(Read=Rule(f"{{0}}.{_READ}read({{1}})", "mw", Known("uintptr"), error=IO)),
    "buffered_reader": _rules(Read=Rule(f"{{0}}.{_READ}read({{1}})", "mw", Known("uintptr"), error=IO)),
    "buffered_writer": _rules(
        Flush=Rule(f"{{0}}.{WRITE}flush()", "m", UNIT, error=IO),
        Write=Rule(f"{{0}}.{WRITE}write_all({{1}})", "mb", UNIT, error=IO),
        WriteByte=Rule(f"{{0}}.{WRITE}write_all(&[{{1}}])", "mE", UNIT, error=IO),
        WriteString=Rule(f"{{0}}.{WRITE}write_all({{1}})", "mT", UNIT, error=IO),
    ),
    "writer": _rules(
        Write=Rule("{0}.write({1})", "mb", Known("uintptr"), error=IO),
        # A `Write` whose count is not asked for.
        WriteAll=Rule("{0}.write_all({1})", "mb", UNIT, error=IO),
    ),
    "once": _rules(Do=Rule("{0}.call_once({1})", "rv", UNIT)),
    "timer": _rules(
        Stop=Rule("!{0}.is_elapsed()", "r", BOOL, PREFIX),
        Reset=Rule("{0}.as_mut().reset(tokio::time::Instant::now() + {1})", "mn", UNIT),
    ),
}
"""By what kind of type the receiver has; Go's methods have capitals, so that no other language's are meant."""

FIELDS: Final[dict[str, Rules]] = {
    "url": _rules(
        Scheme=Rule("{0}.scheme()", "r", STRING, ref=True),
        Host=Rule("&{0}[url::Position::BeforeHost..url::Position::AfterPort]", "r", STRING, PREFIX, ref=True),
        Path=Rule("{0}.path()", "r", STRING, ref=True, note="`path` keeps what is percent-encoded as it is."),
        RawPath=Rule("{0}.path()", "r", STRING, ref=True),
        RawQuery=Rule("{0}.query().unwrap_or_default()", "r", STRING, ref=True),
        Fragment=Rule("{0}.fragment().unwrap_or_default()", "r", STRING, ref=True),
    ),
    # https://doc.rust-lang.org/std/path/struct.Path.html
    "path": _rules(
        name=Rule("{0}.file_name().unwrap_or_default().to_string_lossy().into_owned()", "r", STRING),
        stem=Rule("{0}.file_stem().unwrap_or_default().to_string_lossy().into_owned()", "r", STRING),
        suffix=Rule(
            '{0}.extension().map_or(String::new(), |end| format!(".{{}}", end.to_string_lossy()))', "r", STRING
        ),
        parents=Rule(
            "{0}.ancestors().skip(1).map(std::path::Path::to_owned).collect::<Vec<_>>()", "r", List(Known("path"))
        ),
        parts=Rule(
            "{0}.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>()",
            "r",
            List(STRING),
        ),
        parent=Rule('{0}.parent().unwrap_or(std::path::Path::new("/"))', "r", Known("path"), ref=True),
    ),
}
"""Fields that are methods in Rust; those of Python's library have small letters."""

SETTERS: Final[dict[str, dict[str, str]]] = {
    "url": {
        "Scheme": '{0}.set_scheme({1}).expect("a scheme of the same kind");',
        "Host": '{0}.set_host(Some({1})).expect("a host without a port");',
        "Path": "{0}.set_path({1});",
        "RawQuery": "{0}.set_query({1});",
        "Fragment": "{0}.set_fragment({1});",
    }
}
"""Fields that are written with a method."""

OPTIONAL: Final = frozenset({"RawQuery", "Fragment"})
"""Those of which an empty text is none."""

CLOSED: Final = frozenset(
    "buffer buffered_reader buffered_writer file context url regex bigint ip metadata dir_entry datetime "
    "duration".split()
)
"""Kinds whose methods are all here or nowhere: one that is not in the tables has no counterpart."""
