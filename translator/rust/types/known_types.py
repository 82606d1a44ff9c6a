"""Known types in Rust: how each is owned, how it is taken as a parameter, whether it is `Copy`, its default.

Paths are written in full; `imports.shorten` turns them into `use` lines.
"""

from __future__ import annotations

from typing import NamedTuple

EVERYTHING = frozenset("Debug Clone Copy PartialEq Eq PartialOrd Ord Hash Default Serde".split())
"""The traits that a derive can give, in the order `derives` writes them; `Serde` stands for serde's two."""

_NOT = {
    "copy": frozenset({"Copy"}),
    "default": frozenset({"Default"}),
    "float": frozenset({"Eq", "Ord", "Hash"}),
    "ordered": frozenset({"Ord", "PartialOrd", "Hash"}),
    "serde": frozenset({"Serde"}),
}


class KnownRust(NamedTuple):
    """`owned` and `borrowed` may hold `{0}` for an argument; an empty `borrowed` is `&owned`.

    `traits`: those of `EVERYTHING` that the type has.
    """

    owned: str
    borrowed: str = ""
    copy: bool = False
    default: str = ""
    traits: frozenset[str] = EVERYTHING - _NOT["copy"]


def _copy(name: str, default: str = "0", lacks: str = "") -> KnownRust:
    return KnownRust(name, name, copy=True, default=default, traits=_without(lacks))


def _value(owned: str, borrowed: str = "", default: str = "", lacks: str = "") -> KnownRust:
    return KnownRust(owned, borrowed, default=default, traits=_without(f"copy {lacks}"))


def _handle(owned: str, borrowed: str = "", default: str = "", has: str = "Debug") -> KnownRust:
    return KnownRust(owned, borrowed, default=default, traits=frozenset(has.split()))


def _without(lacks: str) -> frozenset[str]:
    return EVERYTHING.difference(*(_NOT[word] for word in lacks.split()))


KNOWN: dict[str, KnownRust] = {
    "unit": _copy("()", "()"),
    "bool": _copy("bool", "false"),
    "string": _value("String", "&str", "String::new()"),
    "builder": _value("String", "&mut String", "String::new()"),
    "buffer": _value("Vec<u8>", "&mut Vec<u8>", "Vec::new()"),
    "bytes": _value("Vec<u8>", "&[u8]", "Vec::new()"),
    "byte": _copy("u8"),
    "rune": _copy("char", "'\\0'"),
    "int": _copy("i64"),
    "int8": _copy("i8"),
    "int16": _copy("i16"),
    "int32": _copy("i32"),
    "int64": _copy("i64"),
    "uint": _copy("u64"),
    "uint8": _copy("u8"),
    "uint16": _copy("u16"),
    "uint32": _copy("u32"),
    "uint64": _copy("u64"),
    "uintptr": _copy("usize"),
    "float32": _copy("f32", "0.0", "float"),
    "float64": _copy("f64", "0.0", "float"),
    "complex64": _copy("num_complex::Complex32", "num_complex::Complex32::ZERO", "float"),
    "complex128": _copy("num_complex::Complex64", "num_complex::Complex64::ZERO", "float"),
    "bigint": _value("num_bigint::BigInt", default="num_bigint::BigInt::ZERO"),
    "any": _handle("Box<dyn std::any::Any + Send + Sync>", "&(dyn std::any::Any + Send + Sync)"),
    "json": _value("serde_json::Value", default="serde_json::Value::Null", lacks="ordered"),
    "error": _handle("Box<dyn std::error::Error + Send + Sync>", "&(dyn std::error::Error + 'static)"),
    "duration": _copy("std::time::Duration", "std::time::Duration::ZERO"),
    "instant": _copy("std::time::Instant", "", "default serde"),
    "datetime": _copy("jiff::Timestamp", "jiff::Timestamp::UNIX_EPOCH"),
    "date": _copy("jiff::civil::Date", "jiff::civil::Date::ZERO"),
    "time": _copy("jiff::civil::Time", "jiff::civil::Time::MIN"),
    "path": _value("std::path::PathBuf", "&std::path::Path", "std::path::PathBuf::new()"),
    "decimal": _copy("rust_decimal::Decimal", "rust_decimal::Decimal::ZERO"),
    "regex": _handle("regex::Regex", has="Debug Clone"),
    "child": _handle("std::process::Child", "&mut std::process::Child"),
    "text_child": _handle("std::process::Child", "&mut std::process::Child"),
    "output": _handle("std::process::Output", has="Debug Clone"),
    "text_output": _handle("std::process::Output", has="Debug Clone"),
    "exit_status": _copy("std::process::ExitStatus", "", "default serde ordered"),
    "captures": _handle("regex::Captures<'_>"),
    "hasher": _handle("sha2::Sha256", has="Debug Clone Default"),
    "event": _handle("tokio_util::sync::CancellationToken", has="Debug Clone Default"),
    "runtime": _handle("tokio::runtime::Handle", has="Debug Clone"),
    "uuid": _copy("uuid::Uuid", "uuid::Uuid::nil()"),
    "url": _value("url::Url", lacks="default"),
    "ip": _copy("std::net::IpAddr", "", "default"),
    "context": _handle("tokio_util::sync::CancellationToken", has="Debug Clone Default"),
    "cancel": _handle("tokio_util::sync::CancellationToken", has="Debug Clone Default"),
    "mutex": _handle("std::sync::Mutex<()>", "", "std::sync::Mutex::default()", "Debug Default"),
    "rwmutex": _handle("std::sync::RwLock<()>", "", "std::sync::RwLock::default()", "Debug Default"),
    "once": _handle("std::sync::Once"),
    "waitgroup": _handle(
        "tokio::task::JoinSet<()>", "&mut tokio::task::JoinSet<()>", "tokio::task::JoinSet::new()", "Debug Default"
    ),
    "errgroup": _handle(
        "tokio::task::JoinSet<Result<(), Box<dyn std::error::Error + Send + Sync>>>",
        "&mut tokio::task::JoinSet<Result<(), Box<dyn std::error::Error + Send + Sync>>>",
        "tokio::task::JoinSet::new()",
        "Debug Default",
    ),
    "atomic": _handle("std::sync::atomic::AtomicI64", "", "std::sync::atomic::AtomicI64::default()", "Debug Default"),
    "semaphore": _handle("tokio::sync::Semaphore"),
    "timer": _handle("std::pin::Pin<Box<tokio::time::Sleep>>"),
    "ticker": _handle("tokio::time::Interval", "&mut tokio::time::Interval"),
    "future": _handle("futures::future::BoxFuture<'static, {0}>", "impl Future<Output = {0}>", has=""),
    "task": _handle("tokio::task::JoinHandle<{0}>", "tokio::task::JoinHandle<{0}>"),
    "iterator": _handle("Box<dyn Iterator<Item = {0}>>", "impl Iterator<Item = {0}>", has=""),
    "iterable": _value("Vec<{0}>", "impl IntoIterator<Item = {0}>", "Vec::new()"),
    "async_iterator": _handle("futures::stream::BoxStream<'static, {0}>", "impl futures::Stream<Item = {0}>", has=""),
    "sequence": _value("Vec<{0}>", "&[{0}]", "Vec::new()"),
    "reader": _handle("Box<dyn std::io::Read + Send>", "impl std::io::Read", has=""),
    "writer": _handle("Box<dyn std::io::Write + Send>", "&mut impl std::io::Write", has=""),
    "file": _handle("std::fs::File", "&mut std::fs::File"),
    "buffered_file": _handle("std::io::BufReader<std::fs::File>", "&mut std::io::BufReader<std::fs::File>"),
    "buffered_reader": _handle(
        "std::io::BufReader<Box<dyn std::io::Read + Send>>", "&mut impl std::io::BufRead", has=""
    ),
    "buffered_writer": _handle(
        "std::io::BufWriter<Box<dyn std::io::Write + Send>>", "&mut impl std::io::Write", has=""
    ),
    "metadata": _handle("std::fs::Metadata", has="Debug Clone"),
    "dir_entry": _handle("std::fs::DirEntry"),
}
"""By `ir.types.KNOWN_TYPES`. Sources: the crates' own documentation of the types named."""

WITH_ANYHOW: dict[str, KnownRust] = {
    "error": _handle("anyhow::Error"),
    "errgroup": _handle(
        "tokio::task::JoinSet<anyhow::Result<()>>",
        "&mut tokio::task::JoinSet<anyhow::Result<()>>",
        "tokio::task::JoinSet::new()",
        "Debug Default",
    ),
}
"""Those that differ where errors are `anyhow::Error`."""

_HANDLES = "Vec<std::thread::JoinHandle<()>>"
_INSTANTS = "crossbeam_channel::Receiver<std::time::Instant>"
WITH_THREADS: dict[str, KnownRust] = {
    "context": _handle("crossbeam_channel::Receiver<()>", has="Debug Clone"),
    "cancel": _handle("crossbeam_channel::Sender<()>", has="Debug Clone"),
    "waitgroup": _handle(_HANDLES, f"&mut {_HANDLES}", "Vec::new()", "Debug Default"),
    "errgroup": _handle(_HANDLES, f"&mut {_HANDLES}", "Vec::new()", "Debug Default"),
    "timer": _handle(_INSTANTS, has="Debug Clone"),
    "ticker": _handle(_INSTANTS, has="Debug Clone"),
}
"""Those that differ on threads. Whoever waits for the end of something holds a receiver that its sender ends."""
