"""Lays out Rust source as rustfmt does by default (edition 2024), without rustfmt."""

from translator.rust.layout import (  # noqa: F401  (each module enters its nodes in the dispatch tables)
    assignment,
    attributes,
    blocks,
    bounds,
    calls,
    chains,
    closures,
    conditions,
    fields,
    function_types,
    functions,
    generics,
    impls,
    items,
    macros,
    matches,
    pairs,
    patterns,
    simple,
    structs,
    types,
)
from translator.rust.layout.check import RustSyntaxError, parse_errors
from translator.rust.layout.text import format_rust

__all__ = ["RustSyntaxError", "format_rust", "parse_errors"]
