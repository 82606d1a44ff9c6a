"""Error values of a unit as variants."""

from __future__ import annotations

from translator.ir.declarations import Sentinel
from translator.rust.docs import doc_comment
from translator.rust.error_enum import message_literal
from translator.rust.error_naming import class_name, plain_words

_DERIVES = "#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]"


def sentinel(item: Sentinel) -> str:
    """An enum with the variant that the error value becomes; one without a constant text gets its name's words."""
    text = plain_words(item.name) if item.message is None else item.message
    note = item.name if item.message is not None else f"DECIDE: the text of {item.name}, which the source computes"
    return (
        f"{_DERIVES}\npub enum Error {{\n{doc_comment(item.doc)}"
        f"#[error({message_literal(text)})] // {note}\n{class_name(item.name)},\n}}\n"
    )
