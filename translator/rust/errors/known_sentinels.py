"""What the errors that Go's packages name are in Rust."""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    """`pattern` matches the Rust error, `kind` is its `std::io::ErrorKind`; neither where Rust has no such error.

    `advice`: what a reader must decide or know, None for nothing.
    """

    pattern: str = ""
    kind: str = ""
    advice: str | None = None


_ROW = "a row that is not there is `Ok(None)` from `fetch_optional`, and no error."
_CLOSED = "nothing can be used after it was closed: who drops it owns it, so this test has no counterpart."
_CANCELLED = "a cancelled future is dropped and gives no error; ask its `CancellationToken`, or make a variant of it."
_TIMED_OUT = "a time limit is `tokio::time::timeout`, which gives `Elapsed` around the call."
_DONE = "a server that was told to shut down ends its future with `Ok(())`."

KNOWN: dict[tuple[str, str], Known] = {
    # https://doc.rust-lang.org/std/io/trait.Read.html#tymethod.read, #method.read_exact
    ("io", "EOF"): Known(
        kind="UnexpectedEof",
        advice="`read` ends with `Ok(0)`, iterators with `None`; only `read_exact` and its kind give this.",
    ),
    ("io", "ErrUnexpectedEOF"): Known(kind="UnexpectedEof"),
    ("io", "ErrShortWrite"): Known(kind="WriteZero"),
    ("io", "ErrClosedPipe"): Known(kind="BrokenPipe"),
    # https://pkg.go.dev/io/fs#pkg-variables, https://doc.rust-lang.org/std/io/enum.ErrorKind.html
    ("io/fs", "ErrNotExist"): Known(kind="NotFound"),
    ("io/fs", "ErrExist"): Known(kind="AlreadyExists"),
    ("io/fs", "ErrPermission"): Known(kind="PermissionDenied"),
    ("io/fs", "ErrInvalid"): Known(kind="InvalidInput"),
    ("io/fs", "ErrClosed"): Known(advice=_CLOSED),
    ("os", "ErrNotExist"): Known(kind="NotFound"),
    ("os", "ErrExist"): Known(kind="AlreadyExists"),
    ("os", "ErrPermission"): Known(kind="PermissionDenied"),
    ("os", "ErrInvalid"): Known(kind="InvalidInput"),
    ("os", "ErrClosed"): Known(advice=_CLOSED),
    ("os", "ErrDeadlineExceeded"): Known(kind="TimedOut", advice=_TIMED_OUT),
    # https://doc.rust-lang.org/std/process/struct.Child.html#method.kill
    ("os", "ErrProcessDone"): Known(advice="`Child::kill` gives `Ok(())` when the child has ended by itself."),
    ("os/exec", "ErrNotFound"): Known(kind="NotFound"),
    ("net", "ErrClosed"): Known(advice=_CLOSED),
    ("net/http", "ErrServerClosed"): Known(advice=_DONE),
    # https://doc.rust-lang.org/std/io/enum.ErrorKind.html
    ("syscall", "ECONNREFUSED"): Known(kind="ConnectionRefused"),
    ("syscall", "ECONNRESET"): Known(kind="ConnectionReset"),
    ("syscall", "ECONNABORTED"): Known(kind="ConnectionAborted"),
    ("syscall", "EPIPE"): Known(kind="BrokenPipe"),
    ("syscall", "EADDRINUSE"): Known(kind="AddrInUse"),
    ("syscall", "EADDRNOTAVAIL"): Known(kind="AddrNotAvailable"),
    ("syscall", "EHOSTUNREACH"): Known(kind="HostUnreachable"),
    ("syscall", "ENETUNREACH"): Known(kind="NetworkUnreachable"),
    ("syscall", "ETIMEDOUT"): Known(kind="TimedOut"),
    ("syscall", "EINTR"): Known(kind="Interrupted"),
    ("syscall", "EAGAIN"): Known(kind="WouldBlock"),
    ("syscall", "ENOENT"): Known(kind="NotFound"),
    ("syscall", "EEXIST"): Known(kind="AlreadyExists"),
    ("syscall", "EACCES"): Known(kind="PermissionDenied"),
    ("syscall", "EPERM"): Known(kind="PermissionDenied"),
    ("syscall", "EINVAL"): Known(kind="InvalidInput"),
    ("syscall", "ENOSPC"): Known(kind="StorageFull"),
    ("syscall", "EROFS"): Known(kind="ReadOnlyFilesystem"),
    ("syscall", "ENOTDIR"): Known(kind="NotADirectory"),
    ("syscall", "EISDIR"): Known(kind="IsADirectory"),
    ("syscall", "ENOTEMPTY"): Known(kind="DirectoryNotEmpty"),
    # https://docs.rs/tokio/latest/tokio/time/fn.timeout.html
    ("context", "Canceled"): Known(advice=_CANCELLED),
    ("context", "DeadlineExceeded"): Known(advice=_TIMED_OUT),
    # https://docs.rs/sqlx/latest/sqlx/enum.Error.html
    ("database/sql", "ErrNoRows"): Known(pattern="sqlx::Error::RowNotFound", advice=_ROW),
    ("database/sql", "ErrTxDone"): Known(advice="`commit` and `rollback` take the transaction away."),
    ("github.com/jackc/pgx/v5", "ErrNoRows"): Known(pattern="sqlx::Error::RowNotFound", advice=_ROW),
    ("github.com/jackc/pgx/v4", "ErrNoRows"): Known(pattern="sqlx::Error::RowNotFound", advice=_ROW),
    ("gorm.io/gorm", "ErrRecordNotFound"): Known(pattern="sqlx::Error::RowNotFound", advice=_ROW),
}
"""By import path and name."""
