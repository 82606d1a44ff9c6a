"""The words a directive may name: codes, and names of pages."""

from __future__ import annotations

from msgspec import Struct

from translator.catalog.pattern import Catalogue
from translator.suppressions.codes import DIRECTIVE_CODES


class Words(Struct, frozen=True):
    """What the files of one language may name.

    `codes`: folded word -> code. `unjudged`: codes of pages that do not run, whose directives may look stale.
    `foreign`: folded words of other languages -> the language.
    """

    codes: dict[str, str]
    foreign: dict[str, str] = {}
    unjudged: frozenset[str] = frozenset()


def words_of(catalogue: Catalogue, language: str, active: frozenset[str] | None = None) -> Words:
    """The words for one language; `active`: the codes of pages that run, None for all."""
    mine = [page for page in catalogue.patterns if page.language == language]
    others = [page for page in catalogue.patterns if page.language != language]
    return Words(
        {word.casefold(): page.code for page in mine for word in (page.code, page.name)},
        {word.casefold(): page.language for page in others for word in (page.code, page.name)},
        frozenset() if active is None else frozenset(page.code for page in mine) - active,
    )


def why_unknown(word: str, words: Words) -> str:
    """What is wrong with a word that is none of `words`, and the mend."""
    folded = word.casefold()
    if folded.upper() in DIRECTIVE_CODES:
        return f"{word} cannot be silenced by a comment: mend the directive it reports"
    if folded in words.foreign:
        return f"{word} is a pattern of {words.foreign[folded].capitalize()}: no code of this language"
    import difflib  # only a mistake is worth its import

    known = {key: code if key == code.casefold() else key for key, code in words.codes.items()}
    near = difflib.get_close_matches(folded, known, n=2, cutoff=0.6)
    mend = f"did you mean {' or '.join(known[key] for key in near)}?" if near else "`rustbound patterns list` shows all"
    return f"no pattern is called {word}: {mend}"
