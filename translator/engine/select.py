"""Which pages run and which findings are reported: selectors by code, prefix, name, family, or `ALL`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from translator.catalog.pattern import VERDICTS, Catalogue, Pattern
from translator.errors import RunFailedError
from translator.source.ignore import IgnoreFile, leaves_out

EVERYTHING = "ALL"


class Layer(Struct, frozen=True):
    """One say in what is reported; a later one beats an earlier one. Selectors.

    `chosen`: starts anew, None goes on from the layer before. `extended` adds to that, `ignored` takes away.
    """

    chosen: Sequence[str] | None = None
    extended: Sequence[str] = ()
    ignored: Sequence[str] = ()


class FileIgnore(Struct, frozen=True):
    """Codes that are not reported in some files."""

    files: IgnoreFile
    codes: frozenset[str]


class Selection(Struct, frozen=True):
    """Codes.

    `active`: pages that take part: a narrower page silences a general one even when it is not asked for.
    `reported`: those whose findings are reported. `silenced`: the program's own codes that are ignored; no other is.
    `file_ignores`: what holds for some files only.
    """

    active: frozenset[str]
    reported: frozenset[str]
    silenced: frozenset[str] = frozenset()
    file_ignores: tuple[FileIgnore, ...] = ()

    def ignored_in(self, location: str) -> frozenset[str]:
        """The codes that are not reported in one file, given its absolute path."""
        if not self.file_ignores:
            return frozenset()
        path = os.fsencode(location)
        return frozenset().union(*(rule.codes for rule in self.file_ignores if leaves_out(rule.files, path)))


def select_all(catalogue: Catalogue) -> Selection:
    """Every page, previews too."""
    codes = frozenset(page.code for page in catalogue.patterns)
    return Selection(codes, codes)


def select(
    catalogue: Catalogue, chosen: Sequence[str] = (), ignored: Sequence[str] = (), verdicts: Sequence[str] = ()
) -> Selection:
    """The selection for `--select`, `--ignore` and `--verdict` alone; as `select_layers`."""
    return select_layers(catalogue, [Layer(chosen or None, (), ignored)], verdicts)


def select_layers(
    catalogue: Catalogue, layers: Sequence[Layer], verdicts: Sequence[str] = (), own: Mapping[str, str] | None = None
) -> Selection:
    """The selection that several layers make, the weakest first; within one, what is ignored wins.

    A page in preview takes part when its own code or name is chosen. `own`: the program's own codes and their names,
    which are reported whatever is chosen, until one is ignored. Raises RunFailedError for a selector that matches
    nothing.
    """
    pages = catalogue.patterns
    own = own or {}
    wanted = frozenset(page.code for page in pages)
    silenced: frozenset[str] = frozenset()
    exact: set[str] = set()
    for layer in layers:
        if layer.chosen is not None:
            wanted, silenced = _codes(pages, layer.chosen, own, "--select"), frozenset()
            exact.clear()
        added = _codes(pages, layer.extended, own, "--extend-select")
        gone = _codes(pages, layer.ignored, own, "--ignore")
        exact |= {selector.casefold() for selector in (*(layer.chosen or ()), *layer.extended)}
        wanted = (wanted | added) - gone
        silenced = (silenced - added) | _own_codes(layer.ignored, own)
    check_verdicts(verdicts)
    active = {
        page.code for page in pages if page.status != "preview" or {page.code.casefold(), page.name.casefold()} & exact
    }
    reported = {
        page.code for page in pages if page.code in wanted & active and (not verdicts or page.verdict in verdicts)
    }
    return Selection(frozenset(active), frozenset(reported), silenced)


def codes_of(catalogue: Catalogue, selector: str, own: Mapping[str, str]) -> frozenset[str]:
    """The codes that a selector stands for, none when it means nothing; `own` as in `select_layers`."""
    return _codes_of(catalogue.patterns, selector) | _own_codes((selector,), own)


def check_verdicts(verdicts: Iterable[str]) -> None:
    """Raises RunFailedError for a word that is no verdict."""
    for verdict in verdicts:
        if verdict not in VERDICTS:
            raise unknown("--verdict", "verdict", verdict, VERDICTS)


def unknown(option: str, what: str, given: str, known: Iterable[str], otherwise: str = "") -> RunFailedError:
    """The error for a word that means nothing, with the nearest known ones, else `otherwise` or all of them."""
    return RunFailedError(f"{option}: {unknown_word(what, given, known, otherwise)}")


def unknown_word(what: str, given: str, known: Iterable[str], otherwise: str = "") -> str:
    """What `unknown` says, without the place."""
    return f"unknown {what} {given!r}: {nearest(given, known, otherwise)}"


def nearest(given: str, known: Iterable[str], otherwise: str = "") -> str:
    """The known words nearest to one that means nothing, as a question; else `otherwise` or all of them."""
    import difflib  # only a mistake is worth its import

    by_key = {word.casefold(): word for word in known}
    near = [by_key[key] for key in difflib.get_close_matches(given.casefold(), by_key, n=3, cutoff=0.6)]
    return f"did you mean {_either(near)}?" if near else otherwise or f"known are {', '.join(by_key.values())}"


def unknown_selector(selector: str, catalogue: Catalogue, own: Iterable[str] = ()) -> str:
    """What is wrong with a selector that means nothing, and the nearest that do."""
    return _unknown_selector(selector, catalogue.patterns, own)


def _either(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _codes(pages: Sequence[Pattern], selectors: Iterable[str], own: Mapping[str, str], option: str) -> frozenset[str]:
    codes: set[str] = set()
    for selector in selectors:
        found = _codes_of(pages, selector) | _own_codes((selector,), own)
        if not found and selector.upper() != EVERYTHING:
            raise RunFailedError(f"{option}: {_unknown_selector(selector, pages, own)}")
        codes |= found
    return frozenset(codes)


def _codes_of(pages: Sequence[Pattern], selector: str) -> frozenset[str]:
    prefix, word = selector.upper(), selector.casefold()
    if prefix == EVERYTHING:
        return frozenset(page.code for page in pages)
    return frozenset(
        page.code
        for page in pages
        if (prefix and page.code.startswith(prefix)) or word in {page.name.casefold(), page.family.casefold()}
    )


def _own_codes(selectors: Iterable[str], own: Mapping[str, str]) -> frozenset[str]:
    """Never those of `ALL`: who ignores all patterns does not mean what is wrong with suppressions."""
    words: AbstractSet[str] = {selector.casefold() for selector in selectors if selector}
    return frozenset(
        code
        for code, name in own.items()
        if name.casefold() in words or any(code.casefold().startswith(word) for word in words)
    )


def _unknown_selector(selector: str, pages: Sequence[Pattern], own: Iterable[str]) -> str:
    known = [*own, *(word for page in pages for word in (page.code, page.name, page.family))]
    return unknown_word("code, prefix, name or family", selector, known, "`rustbound patterns list` shows all")
