"""One finding's Rust: rendered, laid out, parsed; a plain one where that fails."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath

from msgspec import Struct

from translator.catalog.pattern import Pattern
from translator.engine.facts import Match
from translator.ir.index import Index
from translator.rust.concurrency.threads import tidied
from translator.rust.layout import RustSyntaxError, format_rust
from translator.rust.preferences import DEFAULT, RustPreferences
from translator.rust.scope import scope_for
from translator.rust.skeletons.templates import fill, line_of
from translator.rust.text.docs import comment
from translator.rust.text.imports import shorten
from translator.rust.text.naming import string
from translator.rust.text.unwritten import all_taken_in
from translator.rust.types.printed import UNDECIDED

UNDECIDED_NOTE = f"// DECIDE: the types written `{UNDECIDED}`; the source does not state them.\n"


class Skeleton(Struct, frozen=True):
    """`text` parses as Rust. `crates`: those it names. `problem`: why it is a plain one, None for a proper one."""

    text: str
    crates: tuple[str, ...]
    problem: str | None = None


def render(
    match: Match, pattern: Pattern, index: Index, path: str, unit: str, preferences: RustPreferences = DEFAULT
) -> Skeleton:
    """The skeleton of one match. Never raises: what goes wrong becomes a plain skeleton and its `problem`."""
    where = comment(f"{path}:{match.start.line}") + "\n"
    try:
        body = proper(match, pattern, index, path, unit, preferences)
    except Exception as error:  # noqa: BLE001 - a page or a printer that fails costs one skeleton, told in the ledger
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        line = line_of(error)
        place = f" (line {pattern.template_line + line - 1} of {PurePath(pattern.path).name})" if line else ""
        return Skeleton(where + plain(match.source), (), f"{pattern.code}: {reason}{place}")
    return Skeleton(where + body, crates_named(body))


def proper(
    match: Match, pattern: Pattern, index: Index, path: str, unit: str, preferences: RustPreferences = DEFAULT
) -> str:
    """The page's template filled and laid out. Raises what templates and filters raise, and `RustSyntaxError`."""
    values = {
        **match.captures,
        "function": match.function,
        "path": path,
        "line": match.start.line,
        "preferences": preferences,
        "scope": scope_for(match.function, index, unit, preferences),
    }
    text = fill(pattern.template, values)
    if UNDECIDED in text:
        text = UNDECIDED_NOTE + text
    if preferences.concurrency == "threads":
        text = tidied(text)
    return laid_out(text)


@lru_cache(maxsize=4096)
def laid_out(text: str) -> str:
    """The text with `use` lines, as rustfmt would print it. Raises `RustSyntaxError`. Ends with one newline."""
    return format_rust(shorten(all_taken_in(text))).strip("\n") + "\n"


def plain(source: str) -> str:
    """The source as a comment above a `todo!`."""
    lines = source.strip().splitlines() or [""]
    title = lines[0].strip()[:60]
    escaped = string(title).replace("{", "{{").replace("}", "}}")
    return laid_out(f"{comment(source.strip())}\ntodo!({escaped});\n")


CRATES = {
    "anyhow": "anyhow",
    "arc_swap": "arc-swap",
    "async_channel": "async-channel",
    "async_stream": "async-stream",
    "async_trait": "async-trait",
    "base64": "base64",
    "bitflags": "bitflags",
    "crc32fast": "crc32fast",
    "crossbeam_channel": "crossbeam-channel",
    "dashmap": "dashmap",
    "futures": "futures",
    "getrandom": "getrandom",
    "gethostname": "gethostname",
    "glob": "glob",
    "hex": "hex",
    "html_escape": "html-escape",
    "http::Method": "http",
    "http::StatusCode": "http",
    "itertools": "itertools",
    "jiff": "jiff",
    "libc": "libc",
    "md5": "md-5",
    "memchr": "memchr",
    "num_bigint": "num-bigint",
    "num_complex": "num-complex",
    "parking_lot": "parking_lot",
    "path_clean": "path-clean",
    "pathdiff": "pathdiff",
    "percent_encoding": "percent-encoding",
    "rand": "rand",
    "regex": "regex",
    "rpassword": "rpassword",
    "rust_decimal": "rust_decimal",
    "same_file": "same-file",
    "scopeguard": "scopeguard",
    "serde": "serde",
    "serde_json": "serde_json",
    "sha1": "sha1",
    "sha2": "sha2",
    "shellexpand": "shellexpand",
    "shlex": "shlex",
    "socket2": "socket2",
    "subtle": "subtle",
    "tempfile": "tempfile",
    "textwrap": "textwrap",
    "thiserror": "thiserror",
    "tokio": "tokio",
    "tokio_util": "tokio-util",
    "tracing": "tracing",
    "url": "url",
    "urlencoding": "urlencoding",
    "uuid": "uuid",
    "which": "which",
}
"""Crate names by the path a skeleton uses."""
_NAMED = re.compile(rf"(?<![\w:])({'|'.join(CRATES)})(?=::)")


@lru_cache(maxsize=4096)
def crates_named(text: str) -> tuple[str, ...]:
    """The crates whose paths stand in the text outside comments, in alphabetical order."""
    code = "\n".join(line.split("//")[0] for line in text.splitlines())
    return tuple(sorted({CRATES[path] for path in _NAMED.findall(code)}))


__all__ = ["RustSyntaxError", "Skeleton", "render"]
