"""Full paths in a skeleton become `use` lines and short names, where that is clear."""

from __future__ import annotations

import re

SHORTENED = (
    "std::cmp::Reverse",
    "std::collections::HashMap",
    "std::collections::HashSet",
    "std::collections::BTreeMap",
    "std::collections::BTreeSet",
    "std::collections::VecDeque",
    *(f"std::ffi::c_{name}" for name in "char schar uchar short ushort int uint long ulong float double void".split()),
    "std::path::PathBuf",
    "std::path::Path",
    "std::io::BufReader",
    "std::io::BufWriter",
    "std::pin::Pin",
    "std::sync::Arc",
    "std::sync::LazyLock",
    "std::sync::Mutex",
    "std::sync::MutexGuard",
    "std::sync::Once",
    "std::sync::OnceLock",
    "std::sync::RwLock",
    *(f"std::sync::atomic::Atomic{name}" for name in ("Bool", "I32", "I64", "U32", "U64", "Usize")),
    "std::sync::atomic::Ordering",
    "std::time::Duration",
    "std::time::Instant",
    "futures::future::BoxFuture",
    "futures::future::try_join_all",
    "futures::stream::BoxStream",
    "rust_decimal::Decimal",
    "tokio::sync::Semaphore",
    "tokio::sync::mpsc",
    "tokio::sync::oneshot",
    "tokio::task::JoinHandle",
    "tokio::task::JoinSet",
    "tokio_util::sync::CancellationToken",
    "uuid::Uuid",
)
"""Paths that Rust code imports by their last name."""

MAYBE_TYPED = "\x04"
"""Stands around the type of a number and the name that the number is given: it is printed where the name needs it."""

_MAYBE_TYPED = re.compile(f"{MAYBE_TYPED}(\\w+) ([^{MAYBE_TYPED}]+){MAYBE_TYPED}")
_NEEDED = "\x03"
_TRAIT = re.compile(f"{_NEEDED}([^{_NEEDED}]+){_NEEDED}")

_PATH = re.compile(r"\b(?:std|futures|rust_decimal|tokio|tokio_util|uuid)(?:::\w+)+")
_PROSE = re.compile(r'//.*|"(?:\\.|[^"\\\n])*"')


def _last(path: str) -> str:
    return path.rpartition("::")[2]


_NAME = {path: _last(path) for path in SHORTENED}


def shorten(text: str) -> str:
    """The text with its known paths cut to their last name, and the `use` lines they need above it.

    A path stays whole where its last name means something else in the text as well. Text without such
    paths comes back as it is.
    """
    if MAYBE_TYPED in text:
        whole = text
        return shorten(_MAYBE_TYPED.sub(lambda m: m[1] if _is_asked(m[2], whole) else "", text))
    needed = set(_TRAIT.findall(text)) if _NEEDED in text else set()
    text = _TRAIT.sub("", text) if needed else text
    if "::" not in text and not needed:
        return text
    used = sorted({path for found in _PATH.findall(text) if (path := _known(found))})
    if not used and not needed:
        return text
    code = _PROSE.sub("", text)
    chosen = [path for path in used if _is_free(_NAME[path], path, code)]
    if not chosen and not needed:
        return text
    named = {path for path in needed if _is_free(_last(path), path, code)}
    for path in sorted({*chosen, *named}, key=len, reverse=True):
        text = re.sub(rf"(?<![\w:]){path}\b", _last(path), text)
    unnamed = {f"{path} as _" for path in needed - named}
    return _uses(sorted({*chosen, *named, *unnamed})) + "\n" + text


def needs(trait: str) -> str:
    """What stands before a method that a trait gives: the trait is imported, the mark does not stay."""
    return f"{_NEEDED}{trait}{_NEEDED}"


def unneeded(text: str) -> str:
    """The text without the marks of `needs`, where it is only told."""
    return _TRAIT.sub("", text) if _NEEDED in text else text


def held_back(text: str) -> tuple[str, list[str]]:
    """The text without its marks of traits, which are no Rust, and what the one word stands for that replaces each."""
    traits = list(dict.fromkeys(_TRAIT.findall(text))) if _NEEDED in text else []
    for place, trait in enumerate(traits):
        text = text.replace(needs(trait), f"needs{place}_")
    return text, traits


def put_back(text: str, traits: list[str]) -> str:
    """The text with the marks that `held_back` took out."""
    for place, trait in enumerate(traits):
        text = text.replace(f".needs{place}_", f".{needs(trait)}").replace(f"::needs{place}_", f"::{needs(trait)}")
    return text


def _uses(paths: list[str]) -> str:
    """The imports, those of one module in one line."""
    modules: dict[str, list[str]] = {}
    for path in paths:
        module, _, name = path.rpartition("::")
        modules.setdefault(module, []).append(name)
    lines = ""
    for module, names in modules.items():
        listed = names[0] if len(names) == 1 else f"{{{', '.join(names)}}}"
        lines += f"use {module}::{listed};\n"
    return lines


def _is_asked(name: str, text: str) -> bool:
    """Whether a method of numbers is called on a name."""
    return re.search(rf"(?<![\w.]){re.escape(name)}\.(?:checked|wrapping)_", text) is not None


def _known(path: str) -> str:
    """The entry of the table that a path is or begins with."""
    parts = path.split("::")
    for end in range(len(parts), 1, -1):
        if (head := "::".join(parts[:end])) in _NAME:
            return head
    return ""


def _is_free(name: str, path: str, code: str) -> bool:
    return not re.search(rf"(?<![\w:.]){name}\b(?!\s*:[^:])", code.replace(path, ""))
