"""Interfaces of libraries that Rust has a trait for, or something else to say about."""

from __future__ import annotations

SUPERTRAITS: dict[tuple[str, str], str] = {
    ("fmt", "Stringer"): "std::fmt::Display",
    ("io", "Reader"): "std::io::Read",
    ("io", "Writer"): "std::io::Write",
    ("io", "Seeker"): "std::io::Seek",
    ("io", "ReadWriter"): "std::io::Read + std::io::Write",
    ("", "error"): "std::error::Error",
    ("", "reader"): "std::io::Read",
    ("", "writer"): "std::io::Write",
    ("builtins", "Exception"): "std::error::Error",
}
"""Embedded interfaces that are supertraits; known types stand under their own name without a package."""

REMARKS: dict[tuple[str, str], str] = {
    ("io", "Closer"): "`Drop` closes; a method that fails where callers must know that closing failed.",
    ("sync", "Locker"): "the lock holds the data and gives a guard; there is no trait for locks.",
    ("sort", "Interface"): "`sort_by` and `Ord` take its place; no trait.",
    ("container/heap", "Interface"): "`std::collections::BinaryHeap` and `Ord` take its place.",
    ("encoding/json", "Marshaler"): "`serde::Serialize`, which is no supertrait of a trait used as `dyn`.",
    ("encoding/json", "Unmarshaler"): "`serde::Deserialize`, which is no supertrait of a trait used as `dyn`.",
    ("encoding", "TextMarshaler"): "`std::fmt::Display`.",
    ("encoding", "TextUnmarshaler"): "`std::str::FromStr`, on the type itself.",
    ("encoding", "BinaryMarshaler"): "`serde::Serialize` with a binary format.",
    ("encoding", "BinaryUnmarshaler"): "`serde::Deserialize` with a binary format.",
    ("net/http", "Handler"): "`tower::Service`, or an axum handler function.",
    ("net/http", "RoundTripper"): "a `tower::Layer` around the client.",
    ("net", "Conn"): "`tokio::io::AsyncRead + tokio::io::AsyncWrite`.",
    ("net", "Listener"): "`tokio::net::TcpListener`, or a stream of connections.",
    ("context", "Context"): "a `CancellationToken` and parameters.",
    ("hash", "Hash"): "`std::hash::Hasher`, or the `digest` traits.",
    ("flag", "Value"): "`std::str::FromStr`; clap does the rest.",
    ("collections.abc", "Sized"): "a method `len`.",
    (
        "collections.abc",
        "Hashable",
    ): "`std::hash::Hash + Eq` where it is used; they are no supertraits of a `dyn` trait.",
    ("collections.abc", "Iterator"): "`Iterator`.",
    ("collections.abc", "Iterable"): "`IntoIterator` on `&Self`.",
    ("collections.abc", "Callable"): "`Fn`.",
}
"""What takes the place of other embedded interfaces, as the end of a comment."""

SPECIAL_METHODS = {
    "__call__": "`Fn` where it is the only method",
    "__len__": "`len`, with `is_empty` beside it",
    "__iter__": "`IntoIterator`",
    "__next__": "`Iterator`",
    "__getitem__": "`std::ops::Index`",
    "__setitem__": "`std::ops::IndexMut`",
    "__contains__": "`contains`",
    "__eq__": "`PartialEq`",
    "__lt__": "`PartialOrd`",
    "__le__": "`PartialOrd`",
    "__gt__": "`PartialOrd`",
    "__ge__": "`PartialOrd`",
    "__hash__": "`std::hash::Hash`",
    "__str__": "`std::fmt::Display`",
    "__repr__": "`std::fmt::Debug`",
    "__bool__": "a method `is_…`",
    "__add__": "`std::ops::Add`",
    "__sub__": "`std::ops::Sub`",
    "__mul__": "`std::ops::Mul`",
    "__enter__": "a guard that `Drop` ends",
    "__exit__": "`Drop`",
    "__aenter__": "a guard, ended by an explicit call: there is no async drop",
    "__aexit__": "an explicit call: there is no async drop",
    "__await__": "`IntoFuture`",
    "__init__": "no method: implementations are made by their own functions",
    "__fspath__": "`AsRef<Path>`",
    "__int__": "`Into<i64>`",
    "__float__": "`Into<f64>`",
}
"""What Rust has for methods that Python calls by itself, as the end of a comment."""
