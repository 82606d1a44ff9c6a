"""Hashes of a construct that survive a formatter."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from translator.source.language import lexis
from translator.source.lexis import shape, tokens

_BYTES = 6


@lru_cache(maxsize=1024)
def token_hashes(source: str, language: str) -> tuple[str, str]:
    """Twelve hexadecimal digits for the tokens of the source, and for the same with its names numbered."""
    known = lexis(language)
    words = tokens(source, known)
    return _hash(words), _hash(shape(words, known))


def _hash(words: list[str]) -> str:
    return blake2b("\n".join(words).encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()
