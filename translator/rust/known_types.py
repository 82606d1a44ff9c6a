"""Known types in Rust: how each is owned, how it is taken as a parameter, whether it is `Copy`, its default.

Paths are written in full; `imports.shorten` turns them into `use` lines.
"""

from __future__ import annotations

from typing import NamedTuple


class KnownRust(NamedTuple):
    """`owned` and `borrowed` may hold `{0}`, `{1}` for arguments; an empty `borrowed` is `&owned`."""

    owned: str
    borrowed: str = ""
    copy: bool = False
    default: str = ""
    derives_default: bool = True
    plain_data: bool = True
    """Whether values can be cloned, printed and compared by derives."""


def _copy(name: str, default: str = "0") -> KnownRust:
    return KnownRust(name, name, copy=True, default=default)


def _handle(name: str, borrowed: str = "", default: str = "") -> KnownRust:
    return KnownRust(name, borrowed, default=default, derives_default=bool(default), plain_data=False)


KNOWN: dict[str, KnownRust] = {
    "unit": _copy("()", "()"),
    "bool": _copy("bool", "false"),
    "string": KnownRust("String", "&str", default="String::new()"),
    "bytes": KnownRust("Vec<u8>", "&[u8]", default="Vec::new()"),
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
    "float32": _copy("f32", "0.0"),
    "float64": _copy("f64", "0.0"),
    "complex64": KnownRust("num_complex::Complex32", "num_complex::Complex32", copy=True),
    "complex128": KnownRust("num_complex::Complex64", "num_complex::Complex64", copy=True),
    "bigint": KnownRust("num_bigint::BigInt"),
    "any": _handle("Box<dyn std::any::Any + Send + Sync>", "&(dyn std::any::Any + Send + Sync)"),
    "error": _handle("Box<dyn std::error::Error + Send + Sync>", "&(dyn std::error::Error + 'static)"),
    "duration": KnownRust("std::time::Duration", "std::time::Duration", copy=True, default="std::time::Duration::ZERO"),
    "instant": KnownRust("std::time::Instant", "std::time::Instant", copy=True, derives_default=False),
    "datetime": KnownRust("jiff::Timestamp", "jiff::Timestamp", copy=True),
    "date": KnownRust("jiff::civil::Date", "jiff::civil::Date", copy=True),
    "time": KnownRust("jiff::civil::Time", "jiff::civil::Time", copy=True),
    "path": KnownRust("std::path::PathBuf", "&std::path::Path", default="std::path::PathBuf::new()"),
    "decimal": KnownRust("rust_decimal::Decimal", "rust_decimal::Decimal", copy=True),
    "regex": _handle("regex::Regex"),
    "uuid": KnownRust("uuid::Uuid", "uuid::Uuid", copy=True),
    "url": KnownRust("url::Url", derives_default=False),
    "ip": KnownRust("std::net::IpAddr", "std::net::IpAddr", copy=True, derives_default=False),
    "context": _handle("tokio_util::sync::CancellationToken"),
    "cancel": _handle("tokio_util::sync::CancellationToken"),
    "mutex": _handle("std::sync::Mutex<()>", default="std::sync::Mutex::default()"),
    "rwmutex": _handle("std::sync::RwLock<()>", default="std::sync::RwLock::default()"),
    "once": _handle("std::sync::Once"),
    "waitgroup": _handle("tokio::task::JoinSet<()>", "&mut tokio::task::JoinSet<()>"),
    "errgroup": _handle(
        "tokio::task::JoinSet<Result<(), Box<dyn std::error::Error + Send + Sync>>>",
        "&mut tokio::task::JoinSet<Result<(), Box<dyn std::error::Error + Send + Sync>>>",
    ),
    "atomic": _handle("std::sync::atomic::AtomicI64", default="std::sync::atomic::AtomicI64::default()"),
    "semaphore": _handle("tokio::sync::Semaphore"),
    "timer": _handle("std::pin::Pin<Box<tokio::time::Sleep>>"),
    "ticker": _handle("tokio::time::Interval", "&mut tokio::time::Interval"),
    "future": _handle("futures::future::BoxFuture<'static, {0}>", "impl Future<Output = {0}>"),
    "task": _handle("tokio::task::JoinHandle<{0}>", "tokio::task::JoinHandle<{0}>"),
    "iterator": _handle("Box<dyn Iterator<Item = {0}>>", "impl Iterator<Item = {0}>"),
    "iterable": KnownRust("Vec<{0}>", "impl IntoIterator<Item = {0}>", default="Vec::new()"),
    "async_iterator": _handle("futures::stream::BoxStream<'static, {0}>", "impl futures::Stream<Item = {0}>"),
    "sequence": KnownRust("Vec<{0}>", "&[{0}]", default="Vec::new()"),
    "reader": _handle("Box<dyn std::io::Read + Send>", "impl std::io::Read"),
    "writer": _handle("Box<dyn std::io::Write + Send>", "&mut impl std::io::Write"),
    "file": _handle("std::fs::File", "&mut std::fs::File"),
}
"""By `ir.types.KNOWN_TYPES`. Sources: the crates' own documentation of the types named."""
