"""A program that kills processes which write the cache, and looks at what they leave.

Arguments: a directory with a small catalogue, the cache, how many times, a seed. A program by itself, because it forks.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from translator.catalog import cache
from translator.catalog.cache import load_catalogue


def flip(page: Path, store: Path) -> None:
    """Changes the page and loads the catalogue until it is killed: each time the cache is written."""
    while True:
        text = page.read_text(encoding="utf-8")
        other = (
            text.replace("title: One", "title: Two")
            if "title: One" in text
            else text.replace("title: Two", "title: One")
        )
        beside = page.with_suffix(".new")
        beside.write_text(other, encoding="utf-8")
        beside.replace(page)
        load_catalogue(cache=store)


def main(pages: Path, store: Path, times: int, seed: int) -> None:
    """Ends with an assertion when a killed process leaves an entry that is not whole, or one that is not used."""
    cache.patterns_directory = lambda: pages  # type: ignore[attr-defined]
    (page,) = pages.rglob("*.md")
    moments = random.Random(seed)  # noqa: S311 - moments, no secrets
    load_catalogue(cache=store)
    for _ in range(times):
        child = os.fork()
        if child == 0:
            flip(page, store)
        time.sleep(moments.uniform(0.0005, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for entry in store.rglob("*.msgpack"):
            assert cache._read(entry) is not None, "an entry is damaged"
        title = "One" if "title: One" in page.read_text(encoding="utf-8") else "Two"
        assert [pattern.title for pattern in load_catalogue(cache=store).patterns] == [title]
    halves = [path for path in store.rglob("catalogue-*") if path.suffix != ".msgpack"]
    for half in halves:
        os.utime(half, (0, 0))
    page.write_text(page.read_text(encoding="utf-8").replace("One", "Three").replace("Two", "Three"), encoding="utf-8")
    load_catalogue(cache=store)
    assert not any(map(Path.exists, halves)), "what killed processes leave is taken away"
    sys.stdout.write(f"{len(halves)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
