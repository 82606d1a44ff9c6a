"""Which pages run and which findings are reported: selectors by code, prefix, name, family, or `ALL`."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from translator.catalog.pattern import VERDICTS, Catalogue, Pattern
from translator.errors import RunFailedError

EVERYTHING = "ALL"


class Selection(Struct, frozen=True):
    """Codes.

    `active`: pages that take part: a narrower page silences a general one even when it is not asked for.
    `reported`: those whose findings are reported.
    """

    active: frozenset[str]
    reported: frozenset[str]


def select_all(catalogue: Catalogue) -> Selection:
    """Every page, previews too."""
    codes = frozenset(page.code for page in catalogue.patterns)
    return Selection(codes, codes)


def select(
    catalogue: Catalogue, chosen: Sequence[str] = (), ignored: Sequence[str] = (), verdicts: Sequence[str] = ()
) -> Selection:
    """The selection for `--select`, `--ignore` and `--verdict`; `ignored` wins over `chosen`.

    A page in preview takes part when its own code or name is chosen. Raises RunFailedError for a selector that
    matches no page.
    """
    pages = catalogue.patterns
    wanted = _codes(pages, chosen, "--select") if chosen else frozenset(page.code for page in pages)
    wanted -= _codes(pages, ignored, "--ignore")
    check_verdicts(verdicts)
    exact = {selector.casefold() for selector in chosen}
    active = {
        page.code for page in pages if page.status != "preview" or {page.code.casefold(), page.name.casefold()} & exact
    }
    reported = {
        page.code for page in pages if page.code in wanted & active and (not verdicts or page.verdict in verdicts)
    }
    return Selection(frozenset(active), frozenset(reported))


def check_verdicts(verdicts: Iterable[str]) -> None:
    """Raises RunFailedError for a word that is no verdict."""
    for verdict in verdicts:
        if verdict not in VERDICTS:
            raise unknown("--verdict", "verdict", verdict, VERDICTS)


def unknown(option: str, what: str, given: str, known: Iterable[str], otherwise: str = "") -> RunFailedError:
    """The error for a word that means nothing, with the nearest known ones, else `otherwise` or all of them."""
    by_key = {word.casefold(): word for word in known}
    near = [by_key[key] for key in difflib.get_close_matches(given.casefold(), by_key, n=3, cutoff=0.6)]
    mend = f"did you mean {_either(near)}?" if near else otherwise or f"known are {', '.join(by_key.values())}"
    return RunFailedError(f"{option}: unknown {what} {given!r}: {mend}")


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _codes(pages: Sequence[Pattern], selectors: Iterable[str], option: str) -> frozenset[str]:
    codes: set[str] = set()
    for selector in selectors:
        matches = _matcher(selector)
        found = {page.code for page in pages if matches(page)}
        if not found and selector.upper() != EVERYTHING:
            raise _unknown_selector(option, selector, pages)
        codes |= found
    return frozenset(codes)


def _matcher(selector: str) -> Callable[[Pattern], bool]:
    if selector.upper() == EVERYTHING:
        return lambda _page: True
    prefix, word = selector.upper(), selector.casefold()
    return lambda page: (
        bool(prefix and page.code.startswith(prefix)) or word in {page.name.casefold(), page.family.casefold()}
    )


def _unknown_selector(option: str, selector: str, pages: Sequence[Pattern]) -> RunFailedError:
    known = [word for page in pages for word in (page.code, page.name, page.family)]
    return unknown(option, "code, prefix, name or family", selector, known, "`rustbound patterns list` shows all")
