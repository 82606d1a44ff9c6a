"""What a `try` must take for failing, so that its handlers have something to catch."""

from __future__ import annotations

from translator.ir import statements as ir
from translator.rust.attempts.arms import classes_of, is_broad, is_kind_of
from translator.rust.errors.error_enum import ErrorEnum, Variant
from translator.rust.errors.error_naming import class_name, plain_words
from translator.rust.errors.error_sources import IO_KINDS
from translator.rust.errors.exception_sources import where_from
from translator.rust.scope import Scope

DOUBTS = ("", "look-ups", "unknown", "all")
"""What is taken to fail beside what is known to: missing keys and positions, unknown calls, every call."""

LOOKUPS = frozenset({"KeyError", "IndexError", "LookupError"})


def set_doubt(scope: Scope, doubt: str, statement: ir.Try) -> None:
    """Makes a scope take that much for failing."""
    scope.guarded, scope.doubted = doubt in {"unknown", "all"}, doubt == "all"
    caught = {name for handler in statement.handlers for name in classes_of(handler)}
    scope.lookups = LOOKUPS & caught if doubt else frozenset()


def explains(statement: ir.Try, errors: ErrorEnum, scope: Scope) -> bool:
    """Whether each handler catches something that the body is known, or taken, to raise."""
    return all(
        is_broad(h) or any(_may_raise(name, errors, scope) for name in classes_of(h)) for h in statement.handlers
    )


def state(statement: ir.Try, errors: ErrorEnum, scope: Scope) -> None:
    """Gives the block an error for each class that the handlers name, where nothing in it is known to fail."""
    for name in dict.fromkeys(name for handler in statement.handlers for name in classes_of(handler)):
        scope.frame.notes.append(where_from(name))
        errors.variants["stated", name] = Variant(errors.take(class_name(name)), f'"{plain_words(name)}"', (), name)


def _may_raise(name: str, errors: ErrorEnum, scope: Scope) -> bool:
    for source in errors.sources.values():
        if source.decide or name in source.classes or (source.type == "std::io::Error" and name in IO_KINDS):
            return True
        if any(is_kind_of(raised, name, scope) for raised in source.classes):
            return True
    notes = [variant.note for variant in errors.variants.values() if variant.note]
    return any(is_kind_of(note, name, scope) or (name == "LookupError" and note in LOOKUPS) for note in notes)
