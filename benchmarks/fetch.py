"""Fetches the pinned corpora, checks their checksums and unpacks them; what is there already is kept.

Nothing that is fetched is ever run: sdists are not built, modules not compiled.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.corpora import Corpus, corpora, corpora_directory, corpus_directory
from benchmarks.fetch_go import fetch_module
from benchmarks.fetch_python import fetch_sdist
from benchmarks.unpack import unpack_module, unpack_sdist


class FetchError(Exception):
    """A corpus could not be fetched, or is not what was pinned; the message says which and why."""


def fetch(corpus: Corpus) -> Path:
    """The directory of a corpus, fetched if it is not there.

    Raises FetchError.
    """
    target = corpus_directory(corpus)
    if target.is_dir():
        print(f"{corpus.name} {corpus.version}: kept in {target}")
        return target
    print(f"{corpus.name} {corpus.version}: fetching {corpus.package}", flush=True)
    corpora_directory().mkdir(parents=True, exist_ok=True)
    # On the same file system as the target, so that the last step is one rename.
    with tempfile.TemporaryDirectory(dir=corpora_directory(), prefix=".fetching-") as scratch:
        try:
            unpacked = fetch_and_unpack(corpus, Path(scratch))
        except (OSError, ValueError) as error:
            raise FetchError(f"{corpus.name} {corpus.version}: {error}") from error
        unpacked.rename(target)
    print(f"{corpus.name} {corpus.version}: checksum is right, unpacked to {target}")
    return target


def fetch_and_unpack(corpus: Corpus, scratch: Path) -> Path:
    """Fetch into a scratch directory; the result is the directory of the corpus itself."""
    if corpus.language == "go":
        return unpack_module(fetch_module(corpus), f"{corpus.package}@{corpus.version}", scratch)
    return unpack_sdist(fetch_sdist(corpus, scratch), scratch / "unpacked")


def fetch_all() -> None:
    """Fetch every corpus; exits with a message at the first that fails."""
    for corpus in corpora():
        try:
            fetch(corpus)
        except FetchError as error:
            sys.exit(f"fetch: {error}")


if __name__ == "__main__":
    fetch_all()
