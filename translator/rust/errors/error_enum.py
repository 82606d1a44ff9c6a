"""The error enum of one function, filled while its body is printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from translator.rust.text.naming import string

ANYHOW = "anyhow::Error"


class Source(NamedTuple):
    """The error type of a callee. `variant`: what a variant for it is called. `decide`: why it is a guess.

    `classes`: source error classes it stands for as a whole. `own`: it is the error of the function at work.
    `callee`: the enum has a variant for each error class of the callee.
    """

    type: str
    variant: str
    decide: str = ""
    classes: tuple[str, ...] = ()
    own: bool = False
    callee: str = ""


class Field(NamedTuple):
    """One field of a variant; an empty name in a tuple variant."""

    name: str
    type: str
    attribute: str = ""
    note: str = ""


@dataclass(slots=True)
class Variant:
    """One variant. `message` is the text of its `#[error(…)]` as a Rust literal, None for a transparent one."""

    name: str
    message: str | None
    fields: tuple[Field, ...] = ()
    note: str = ""


@dataclass(slots=True)
class ErrorEnum:
    """An enum in the making. `visibility` stands in front; `dynamic`: errors are boxed, there is no enum.

    `anyhow`: errors are `anyhow::Error`, and there is no enum either.
    """

    name: str = "Error"
    visibility: str = "pub "
    dynamic: bool = False
    anyhow: bool = False
    variants: dict[object, Variant] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    own_raises: int = 0
    asked: int = 0
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def type(self) -> str:
        """The error type in a signature."""
        return ANYHOW if self.anyhow else self.name

    def result(self, of: str) -> str:
        """The `Result` with this error."""
        return f"anyhow::Result<{of}>" if self.anyhow else f"Result<{of}, {self.name}>"

    def value(self, text: str, source: Source) -> str:
        """An error as one of this type: as it is where that is its own type."""
        return text if self.takes(source) else f"{text}.into()"

    def takes(self, source: Source) -> bool:
        """Whether an error is of this very type."""
        return source.own or (self.anyhow and source.type == ANYHOW)

    def fails(self) -> bool:
        """Whether any error goes here."""
        return bool(self.variants or self.sources or self.own_raises)

    def count(self) -> int:
        """Grows whenever an error is sent here."""
        return self.asked + self.own_raises

    def take(self, *wishes: str) -> str:
        """The first name that is free, else the last one with a number; taken from then on."""
        for wish in wishes:
            if wish and wish not in self.names:
                self.names.add(wish)
                return wish
        stem, number = wishes[-1] or "Failed", 2
        while f"{stem}{number}" in self.names:
            number += 1
        self.names.add(f"{stem}{number}")
        return f"{stem}{number}"

    def convert(self, source: Source) -> None:
        """Makes `?` work for an error type: one `#[from]` variant for each."""
        self.asked += 1
        known = self.sources.get(source.type)
        if known is not None and source.type == ANYHOW:
            classes = (*known.classes, *source.classes)
            self.sources[ANYHOW] = known._replace(classes=tuple(dict.fromkeys(classes)))
        if source.own or known is not None:
            return
        self.sources[source.type] = source
        if self.dynamic or self.anyhow:
            return
        if source.type == ANYHOW:
            source = source._replace(variant="Other", decide="")
        note = f"DECIDE: {source.decide}" if source.decide else ""
        fields = (Field("", source.type, "#[from]", note),)
        self.variants["from", source.type] = Variant(self.take(source.variant, f"{source.variant}Failed"), None, fields)

    def text(self) -> str:
        """The item; empty where nothing fails."""
        if self.dynamic or self.anyhow or not self.variants:
            return ""
        lines = "".join(_variant(v) for v in self.variants.values())
        return f"#[derive(Debug, thiserror::Error)]\n{self.visibility}enum {self.name} {{\n{lines}}}\n"


def _variant(variant: Variant) -> str:
    attribute = "#[error(transparent)]" if variant.message is None else f"#[error({variant.message})]"
    note = f" // {variant.note}" if variant.note else ""
    head = f"{attribute}{note}\n{variant.name}"
    if not variant.fields:
        return f"{head},\n"
    if not variant.fields[0].name:
        only = variant.fields[0]
        behind = f" // {only.note}" if only.note else ""
        return f"{head}({only.attribute + ' ' if only.attribute else ''}{only.type}),{behind}\n"
    fields = "".join(_field(f) for f in variant.fields)
    return f"{head} {{\n{fields}}},\n"


def _field(f: Field) -> str:
    attribute = f"{f.attribute}\n" if f.attribute else ""
    note = f" // {f.note}" if f.note else ""
    return f"{attribute}{f.name}: {f.type},{note}\n"


def message_literal(text: str) -> str:
    """Plain text as the literal of an `#[error(…)]`: braces doubled."""
    return string(text.replace("{", "{{").replace("}", "}}"))
