"""A code that findings may have, as reports tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from translator.catalog.pattern import Pattern


class Rule(Struct, frozen=True):
    """`message`: what to do, in one line. `notes`: what changes. `page`: the catalogue's; else see `explanation`."""

    code: str
    name: str
    title: str
    verdict: str
    message: str
    language: str = ""
    family: str = ""
    notes: tuple[str, ...] = ()
    page: Pattern | None = None
    explanation: str = ""


def rules_of(pages: Iterable[Pattern]) -> dict[str, Rule]:
    """The rules of these pages, by code."""
    return {
        page.code: Rule(
            code=page.code,
            name=page.name,
            title=page.title,
            verdict=page.verdict,
            message=page.message,
            language=page.language,
            family=page.family,
            notes=page.notes,
            page=page,
        )
        for page in pages
    }


class OwnCode(Protocol):
    """A code of this program's own, which no page explains."""

    @property
    def code(self) -> str:
        """`RB101`."""

    @property
    def name(self) -> str:
        """In words with hyphens."""

    @property
    def title(self) -> str:
        """What it is."""

    @property
    def message(self) -> str:
        """What to do."""


def own_rules(codes: Iterable[OwnCode]) -> dict[str, Rule]:
    """The rules of the program's own codes, by code: whatever they are about, it must be mended."""
    return {
        own.code: Rule(
            code=own.code,
            name=own.name,
            title=own.title,
            verdict="blocked",
            message=own.message,
            family="rustbound",
            explanation=getattr(own, "explanation", ""),
        )
        for own in codes
    }
