"""What the error types that Go's packages declare are in Rust."""

from __future__ import annotations

from typing import NamedTuple


class KnownType(NamedTuple):
    """A Rust error type, what a variant that holds it is called, and what a reader must know."""

    type: str
    variant: str
    advice: str


_PATH = KnownType(
    "std::io::Error", "Io", "`std::io::Error` names no path and no operation: put them into the variant that wraps it."
)
_NET = KnownType("std::io::Error", "Io", "`std::io::Error` names no address: put it into the variant that wraps it.")
_JSON = KnownType("serde_json::Error", "Json", "`classify` tells syntax from data; `line` and `column` say where.")
_STATUS = KnownType(
    "std::io::Error", "Io", "a child that fails is no error in Rust: look at `output.status`, or make a variant of it."
)
_SQL = KnownType(
    "sqlx::Error", "Sql", "`sqlx::Error::as_database_error` gives the server's error, with `code` and `constraint`."
)
_NUMBER = KnownType("std::num::ParseIntError", "ParseInt", "`kind` tells why; the text is not kept.")
_TIMEOUT = KnownType(
    "std::io::Error",
    "Io",
    "`Timeout()` is `ErrorKind::TimedOut`; `tokio::time::timeout` gives `Elapsed`.",
)

KNOWN_TYPES: dict[tuple[str, str], KnownType] = {
    # https://pkg.go.dev/io/fs#PathError, https://doc.rust-lang.org/std/io/struct.Error.html
    ("os", "PathError"): _PATH,
    ("io/fs", "PathError"): _PATH,
    ("os", "LinkError"): _PATH,
    ("os", "SyscallError"): _PATH,
    ("syscall", "Errno"): KnownType("std::io::Error", "Io", "the number is `std::io::Error::raw_os_error`."),
    # https://pkg.go.dev/net#OpError
    ("net", "OpError"): _NET,
    ("net", "DNSError"): _NET,
    ("net", "AddrError"): KnownType("std::net::AddrParseError", "AddrParse", "`AddrParseError` says no more."),
    ("net", "Error"): _TIMEOUT,
    # https://docs.rs/serde_json/latest/serde_json/struct.Error.html
    ("encoding/json", "SyntaxError"): _JSON,
    ("encoding/json", "UnmarshalTypeError"): _JSON,
    ("os/exec", "ExitError"): _STATUS,
    # https://doc.rust-lang.org/std/num/struct.ParseIntError.html
    ("strconv", "NumError"): _NUMBER,
    # https://docs.rs/sqlx/latest/sqlx/enum.Error.html
    ("github.com/jackc/pgx/v5/pgconn", "PgError"): _SQL,
    ("github.com/jackc/pgconn", "PgError"): _SQL,
    ("github.com/lib/pq", "Error"): _SQL,
    ("github.com/go-sql-driver/mysql", "MySQLError"): _SQL,
}
"""By import path and name."""
