"""A pattern: everything one catalogue page says."""

from __future__ import annotations

from msgspec import Struct

from translator.engine.facts import LedgerEntry

VERDICTS = ("direct", "adapt", "redesign", "blocked")
EFFORTS = (1, 2, 3, 5, 8, 13)
STATUSES = ("stable", "preview")


class Reference(Struct, frozen=True):
    """A link of a page: the text it stands under, and where it leads."""

    text: str
    url: str


class Example(Struct, frozen=True):
    """The worked example. `rust` is what the tool prints for the first finding in `source`.

    The lines, counted from 1 in the page, are those of the first line inside each block.
    """

    source: str
    rust: str
    source_line: int
    rust_line: int


class LookAlike(Struct, frozen=True):
    """Source in which the page must find nothing; `line` as in `Example`."""

    source: str
    line: int


class Preferred(Struct, frozen=True):
    """What changes where a team prefers other Rust: `preference` and its `value`, as in `RustPreferences`.

    `message` and `notes` take the place of the page's, unless they are empty. `rust` is what the tool prints for the
    page's example then, empty where that stays as it is; `rust_line` as in `Example`.
    """

    preference: str
    value: str
    message: str
    notes: tuple[str, ...]
    rust: str
    rust_line: int


class Pattern(Struct, frozen=True):
    """One page.

    `path`: the page's file, as it was found. `paragraph`, `alternatives`: Markdown. `query` begins on line
    `query_line` of the page, `template` on `template_line`. `uses`: the captures that the template names; no
    other one needs to be lowered. `proof` is `none` or empty, then the proof stands under the page's code.
    """

    code: str
    name: str
    title: str
    verdict: str
    effort: int
    crates: tuple[str, ...]
    since: str
    message: str
    absorbs: tuple[str, ...]
    narrows: tuple[str, ...]
    status: str
    proof: str
    proof_reason: str
    language: str
    family: str
    path: str
    paragraph: str
    query: str
    query_line: int
    template: str
    template_line: int
    uses: tuple[str, ...]
    notes: tuple[str, ...]
    alternatives: str
    example: Example
    look_alikes: tuple[LookAlike, ...]
    references: tuple[Reference, ...]
    preferred: tuple[Preferred, ...] = ()


class Lead(Struct, frozen=True, array_like=True):
    """A condition of a query: the predicate's name with its `?`, and its strings."""

    predicate: str
    arguments: tuple[str, ...]


class Catalogue(Struct, frozen=True):
    """All pages that loaded, in the order of their codes, and what is wrong with the others.

    `words` and `leads`: by code, see `catalog.words` and `catalog.leads`.
    """

    patterns: tuple[Pattern, ...]
    problems: tuple[LedgerEntry, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    leads: dict[str, tuple[Lead, ...]] = {}

    def pages(self, code_or_name: str) -> list[Pattern]:
        """The pages of that code, or of that name in every language."""
        wanted = code_or_name.strip()
        return [page for page in self.patterns if wanted.upper() == page.code or wanted.lower() == page.name]
