"""Error values of a unit as variants of one enum."""

from __future__ import annotations

from translator.ir.declarations import Sentinel
from translator.rust.errors.error_enum import message_literal
from translator.rust.errors.error_naming import class_name, plain_words
from translator.rust.scope import Scope
from translator.rust.text.docs import doc_comment, note

_DERIVES = "#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]"


def sentinel(item: Sentinel, scope: Scope) -> str:
    """The enum that the error value becomes a variant of.

    The unit's first error value gives the whole enum, the others their variant and where the rest stands.
    """
    known = [one for one in scope.index.values.get(scope.unit, {}).values() if isinstance(one, Sentinel)]
    if item not in known or len(known) == 1:
        return _enum([item])
    if item == known[0]:
        return _enum(known)
    return note(f"One variant of the `Error` that stands whole at `{known[0].name}`.") + _enum([item])


def _enum(items: list[Sentinel]) -> str:
    taken: set[str] = set()
    variants = "".join(_variant(item, taken) for item in items)
    return f"{_DERIVES}\npub enum Error {{\n{variants}}}\n"


def _variant(item: Sentinel, taken: set[str]) -> str:
    """One variant; an error value without a constant text gets its name's words."""
    name = stem = class_name(item.name)
    number = 2
    while name in taken:
        name, number = f"{stem}{number}", number + 1
    taken.add(name)
    text = plain_words(item.name) if item.message is None else item.message
    remark = item.name if item.message is not None else f"DECIDE: the text of {item.name}, which the source computes"
    return f"{doc_comment(item.doc)}#[error({message_literal(text)})] // {remark}\n{name},\n"
