"""What the settings select of a catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from translator.catalog.pattern import Catalogue
from translator.engine.select import EVERYTHING, FileIgnore, Layer, Selection, codes_of, select_layers, unknown_selector
from translator.settings.settings import PerFileIgnores, Settings
from translator.source.ignore import ignore_globs

OWN_PREFIX = "RB"


def selection_for(settings: Settings, catalogue: Catalogue) -> Selection:
    """The selection for all files, with what is ignored in some of them.

    Raises RunFailedError for a selector that matches nothing; it names the file and the key, or the option.
    """
    own = own_codes() if any(map(partial(_may_be_ours, catalogue), _words(settings))) else {}
    for layer in settings.selectors:
        if layer.source:
            for key, words in (
                ("select", layer.select or ()),
                ("extend-select", layer.extend_select),
                ("ignore", layer.ignore),
            ):
                _check(catalogue, own, layer.source, (key,), words)
    layers = [Layer(layer.select, layer.extend_select, layer.ignore) for layer in settings.selectors]
    selection = select_layers(catalogue, layers, settings.verdicts, own)
    rules = tuple(_file_ignore(rule, catalogue, own) for rule in settings.per_file_ignores)
    return replace(selection, file_ignores=rules) if rules else selection


def own_codes() -> dict[str, str]:
    """The program's own codes, and the name of each."""
    from translator.engine.unread import NOT_READ, PARTLY_READ
    from translator.suppressions.codes import DIRECTIVE_CODES

    return {
        **{entry.code: entry.name for entry in DIRECTIVE_CODES.values()},
        **{entry.code: entry.name for entry in (PARTLY_READ, NOT_READ)},
    }


def _words(settings: Settings) -> Iterator[str]:
    for layer in settings.selectors:
        yield from (*(layer.select or ()), *layer.extend_select, *layer.ignore)
    for rule in settings.per_file_ignores:
        yield from rule.selectors


def _may_be_ours(catalogue: Catalogue, word: str) -> bool:
    """Whether a selector may mean a code of the program's own: who names patterns only does not pay for these."""
    upper = word.upper()
    return upper.startswith(OWN_PREFIX) or (upper != EVERYTHING and not codes_of(catalogue, word, {}))


def _file_ignore(rule: PerFileIgnores, catalogue: Catalogue, own: Mapping[str, str]) -> FileIgnore:
    _check(catalogue, own, rule.source, ("per-file-ignores", rule.glob), rule.selectors)
    files = ignore_globs([rule.glob], os.fsencode(rule.base).rstrip(b"/") + b"/", rule.glob)
    assert files is not None  # noqa: S101 - a glob that matches nothing is no setting
    return FileIgnore(files, frozenset().union(*(codes_of(catalogue, word, own) for word in rule.selectors)))


def _check(
    catalogue: Catalogue, own: Mapping[str, str], path: Path, keys: tuple[str, ...], words: Iterable[str]
) -> None:
    for word in words:
        if not codes_of(catalogue, word, own) and word.upper() != EVERYTHING:
            from translator.settings.problem import key_problem

            raise key_problem(path, keys, unknown_selector(word, catalogue, own) + _failed_page(catalogue))


def _failed_page(catalogue: Catalogue) -> str:
    """A page that did not load, whose code may be the one that is missing."""
    from translator.catalog.problem import format_problem

    return "".join(f" (this page did not load: {format_problem(entry)})" for entry in catalogue.problems[:1])
