"""The pinned corpora: what they are and where a fetched copy lies."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import platformdirs

PINS = Path(__file__).with_name("corpora.toml")


@dataclass(frozen=True)
class Corpus:
    """One pinned package; `checksum` is `h1:…` for a Go module, `sha256:…` for a Python sdist."""

    name: str
    language: Literal["go", "python"]
    package: str
    version: str
    checksum: str


def corpora() -> list[Corpus]:
    """All pinned corpora, in the file's order."""
    pins = tomllib.loads(PINS.read_text(encoding="utf-8"))
    return [Corpus(**pin) for pin in pins["corpus"]]


def corpora_directory() -> Path:
    """Where fetched corpora lie: `RUSTBOUND_CORPORA`, or a folder of the user's cache."""
    chosen = os.environ.get("RUSTBOUND_CORPORA")
    return Path(chosen) if chosen else platformdirs.user_cache_path("rustbound") / "corpora"


def corpus_directory(corpus: Corpus) -> Path:
    """Where this version of a corpus lies once fetched; the directory is there only when it is complete."""
    return corpora_directory() / f"{corpus.name}-{corpus.version}"
