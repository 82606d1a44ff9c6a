"""Where in Rust the errors come from that Python raises by itself."""

from __future__ import annotations

SAYS = {
    "AttributeError": "a value without this attribute is of another type, or the field is an `Option`",
    "TypeError": "a value of another type is another variant of an enum, or nothing that compiles",
    "NameError": "the compiler refuses names that do not exist",
    "UnboundLocalError": "the compiler refuses variables without a value",
    "KeyError": "`get` gives `None`",
    "IndexError": "`get` gives `None`",
    "LookupError": "`get` gives `None`",
    "StopIteration": "`next` gives `None`",
    "StopAsyncIteration": "`next` gives `None`",
    "ZeroDivisionError": "`checked_div` gives `None`, `/` panics",
    "OverflowError": "`checked_add` and its kind give `None`, `try_from` an error",
    "AssertionError": "`assert!` panics, which is no `Err`",
    "ImportError": "what may be missing is a Cargo feature, chosen when the program is built",
    "ModuleNotFoundError": "what may be missing is a Cargo feature, chosen when the program is built",
    "MemoryError": "running out of memory aborts the program",
    "RecursionError": "running out of stack aborts the program",
    "KeyboardInterrupt": "Ctrl-C arrives through `tokio::signal::ctrl_c`",
    "SystemExit": "`exit` ends the program; return the code up to `main` instead",
    "GeneratorExit": "an iterator that is dropped runs no handler; what must happen belongs in `Drop`",
    "CancelledError": "a future that is dropped runs no handler; what must happen belongs in `Drop`",
}


def where_from(name: str) -> str:
    """What to decide about a class that a handler catches and nothing is known to raise."""
    return f"where `{name}` comes from: {SAYS.get(name, 'nothing in the block is known to raise it')}."
