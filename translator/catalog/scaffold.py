"""A new page and its proof, with the next free code of the family."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from translator import __version__
from translator.catalog.front_matter import NAME
from translator.catalog.pattern import Pattern
from translator.catalog.proofs import register
from translator.errors import RunFailedError
from translator.source.language import LANGUAGES

_LAST = 99

# What a program of each language begins with.
_PROGRAMS = {"go": "package main\n\nfunc main() {\n}\n"}

# It loads, finds nothing in code that parses, and says what belongs where.
_PAGE = """\
---
code: {code}
name: {name}
title: {title}
verdict: adapt
effort: 2
crates: []
since: {since}
message: what it becomes, in one line
---
One paragraph: what the construct is and what becomes of it in Rust.

## Match

```query
; `@finding` is the construct. Captures that the skeleton names are lowered; those with `_` serve the query only.
(ERROR) @finding
```

## Skeleton

```jinja
{{{{ finding.text | comment }}}}
```

## What changes

- A difference in meaning that a reviewer must know.

## Alternatives

When another idiom is the better one, and how to choose.

## Example

```{language}
```

```rust
```

## Look-alikes

What looks like the construct and is none:

```{language}
```

## References

- [The Rust reference](https://doc.rust-lang.org/reference/)
"""


class Scaffold(NamedTuple):
    """What was written; `proof` is None for pages outside the built-in catalogue."""

    page: Path
    proof: Path | None


def scaffold(
    pages: Iterable[Pattern], language: str, family: str, name: str, directory: Path, proofs: Path | None
) -> Scaffold:
    """Write a page below `directory`, and a proof below `proofs`. Raises RunFailedError, then nothing was written.

    `pages`: all that there are, so that the code and the name are free.
    """
    known = [page for page in pages if page.language == language]
    _check(known, language, family, name)
    code = next_code(known, language, family, own=directory if proofs is None else None)
    page = directory / language / family / f"{code}-{name}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    title = name.replace("-", " ").capitalize()
    text = _PAGE.format(code=code, name=name, title=title, language=language, since=__version__)
    page.write_text(text, encoding="utf-8")
    return Scaffold(page, _scaffold_proof(proofs, code, language) if proofs else None)


def _check(known: Iterable[Pattern], language: str, family: str, name: str) -> None:
    if language not in LANGUAGES:
        raise RunFailedError(f"`{language}` is no source language: one of {', '.join(LANGUAGES)}")
    for word, value in (("family", family), ("name", name)):
        if not re.fullmatch(NAME, value):
            raise RunFailedError(f"`{value}` is no {word}: lower case words joined by `-`, like error-sentinel")
    for page in known:
        if page.name == name:
            raise RunFailedError(f"{page.code} is called {name} already: {page.path}")


def next_code(known: Iterable[Pattern], language: str, family: str, own: Path | None = None) -> str:
    """The code after the last one of the family; gaps are never filled, for a code is for ever.

    A new family takes the first free digit. `own`: a user's directory, whose codes begin with `X`, so that
    no later version of the catalogue takes them.
    """
    pages = [page for page in known if (own is not None) == page.code.startswith("X")]
    prefix = pages[0].code[:-3] if pages else ("X" if own else "") + language[:2].upper()
    numbers = {(page.family, int(page.code[-3:])) for page in pages}
    taken = {number // 100 for _, number in numbers}
    in_family = max((number for known_family, number in numbers if known_family == family), default=None)
    first = next((digit * 100 for digit in range(1, 10) if digit not in taken), None)
    last = first if in_family is None else in_family
    if last is None or last % 100 == _LAST:
        raise RunFailedError(f"{language}/{family} has no free code left: begin another family")
    return f"{prefix}{last + 1}"


def _scaffold_proof(proofs: Path, code: str, language: str) -> Path:
    proof = proofs / code
    proof.mkdir(parents=True, exist_ok=True)
    suffix = LANGUAGES[language].suffixes[0]
    (proof / f"source{suffix}").write_text(_PROGRAMS.get(language, ""), encoding="utf-8")
    (proof / "port.rs").write_text("fn main() {}\n", encoding="utf-8")
    register(proofs)
    return proof
