"""What a team prefers where Rust offers two good ways."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class RustPreferences(Struct, frozen=True):
    """`errors`: enums by thiserror, or `anyhow::Error`. `concurrency`: tokio's tasks, or threads.

    `integers`: arithmetic as Rust has it, or checked where the source does not overflow in the same way.
    """

    errors: Literal["thiserror", "anyhow"] = "thiserror"
    concurrency: Literal["tokio", "threads"] = "tokio"
    integers: Literal["plain", "checked"] = "plain"


DEFAULT = RustPreferences()
