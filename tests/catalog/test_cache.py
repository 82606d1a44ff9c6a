import errno
import os
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import platformdirs
import pytest

from tests.catalog.sample import BODY, write_page
from translator.catalog import cache
from translator.catalog.cache import load_catalogue
from translator.catalog.files import PageFile, page_files
from translator.catalog.pattern import Catalogue


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small built-in catalogue in place of the real one."""
    directory = tmp_path / "patterns"
    write_page(directory)
    monkeypatch.setattr(cache, "patterns_directory", lambda: directory)
    return directory


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Catalogue]:
    """What was built anew, in order."""
    built: list[Catalogue] = []
    build = cache.build_catalogue

    def record(files: list[PageFile]) -> Catalogue:
        built.append(build(files))
        return built[-1]

    monkeypatch.setattr(cache, "build_catalogue", record)
    return built


def entry(store: Path) -> Path:
    (found,) = store.rglob("*.msgpack")
    return found


def test_the_second_time_comes_from_the_cache(store: Path, builds: list[Catalogue]) -> None:
    first = load_catalogue(cache=store)
    second = load_catalogue(cache=store)
    assert len(builds) == 1
    assert first == second
    assert [page.code for page in second.patterns] == ["PY901"]


def test_an_edit_counts_though_the_clock_stood_still(pages: Path, store: Path, builds: list[Catalogue]) -> None:
    page = write_page(pages, title="Aaaa")
    os.utime(page, ns=(1, 1))
    assert load_catalogue(cache=store).patterns[0].title == "Aaaa"
    page = write_page(pages, title="Bbbb")
    os.utime(page, ns=(1, 1))
    assert load_catalogue(cache=store).patterns[0].title == "Bbbb"
    assert len(builds) == 2


def test_new_renamed_and_deleted_pages_count(pages: Path, store: Path) -> None:
    load_catalogue(cache=store)
    other = write_page(pages, code="PY902", name="other")
    assert [page.code for page in load_catalogue(cache=store).patterns] == ["PY901", "PY902"]
    other.rename(other.with_name("PY903-other.md"))
    assert "rename the file to PY902-other.md" in load_catalogue(cache=store).problems[0].reason
    other.with_name("PY903-other.md").unlink()
    assert [page.code for page in load_catalogue(cache=store).patterns] == ["PY901"]


def test_each_set_of_directories_has_its_entry(tmp_path: Path, store: Path, builds: list[Catalogue]) -> None:
    own = tmp_path / "own"
    write_page(own, code="XPY101", name="mine")
    for _ in range(2):
        assert [page.code for page in load_catalogue(cache=store).patterns] == ["PY901"]
        assert [page.code for page in load_catalogue([own], cache=store).patterns] == ["PY901", "XPY101"]
    assert len(builds) == 2


def test_another_program_is_another_entry(
    store: Path, builds: list[Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_catalogue(cache=store)
    monkeypatch.setattr(cache, "_code", lambda: "a later one")
    load_catalogue(cache=store)
    assert len(builds) == 2


def test_problems_are_looked_at_again(pages: Path, store: Path, builds: list[Catalogue]) -> None:
    write_page(pages, BODY.replace("(call ", "(cal "), code="PY902", name="other")
    for _ in range(2):
        assert "does not compile" in load_catalogue(cache=store).problems[0].reason
    assert len(builds) == 2


def test_every_damage_is_a_miss(store: Path, builds: list[Catalogue]) -> None:
    wanted = load_catalogue(cache=store)
    whole = entry(store).read_bytes()
    damaged = [whole[:length] for length in (0, 1, 15, 16, 31, 32, 40, len(whole) - 1)]
    damaged += [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in range(0, len(whole), 97)]
    damaged.append(whole + b"x")
    for content in damaged:
        entry(store).write_bytes(content)
        assert load_catalogue(cache=store) == wanted
    assert len(builds) == 1 + len(damaged)


def test_an_entry_of_another_shape_is_a_miss(store: Path, builds: list[Catalogue]) -> None:
    load_catalogue(cache=store)
    known = msgspec.msgpack.decode(entry(store).read_bytes()[4:])
    for other in ([1, 2], [*known[:-1], [1, 2]]):
        rest = msgspec.msgpack.encode(other)
        entry(store).write_bytes(zlib.crc32(rest).to_bytes(4, "big") + rest)
        builds.clear()
        load_catalogue(cache=store)
        assert len(builds) == 1


def test_pages_are_not_read_while_nothing_looks_changed(
    pages: Path, store: Path, builds: list[Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Sequence[Path]] = []

    def record(directories: Sequence[Path]) -> list[PageFile]:
        read.append(directories)
        return page_files(directories)

    monkeypatch.setattr(cache, "page_files", record)
    load_catalogue(cache=store)
    load_catalogue(cache=store)
    # Pages this young may still change within one tick of the clock.
    assert len(read) == 2
    monkeypatch.setattr(time, "time_ns", lambda: 10**19)
    load_catalogue(cache=store)
    load_catalogue(cache=store)
    load_catalogue(cache=store)
    assert len(read) == 3
    (page,) = pages.rglob("*.md")
    page.write_bytes(page.read_bytes())
    load_catalogue(cache=store)
    assert len(read) == 4
    assert len(builds) == 1


def test_what_is_old_is_removed_with_the_next_write(pages: Path, store: Path) -> None:
    load_catalogue(cache=store)
    kept = entry(store)
    old = store / "0.0.1" / "catalogue-12345678.msgpack"
    old.parent.mkdir()
    half, fresh, foreign = kept.with_suffix(".123-abcd"), kept.with_suffix(".124-abcd"), store / "0.0.1" / "mine.txt"
    for path, days in ((old, 61), (half, 1), (fresh, 0), (foreign, 900)):
        path.write_bytes(b"x")
        os.utime(path, (time.time() - days * 86_400,) * 2)
    write_page(pages, title="Another")
    load_catalogue(cache=store)
    assert [path.exists() for path in (kept, old, half, fresh, foreign)] == [True, False, False, True, True]


@pytest.mark.parametrize("obstacle", ["file", "full disk", "directory"])
def test_a_cache_that_cannot_be_written_costs_nothing_else(
    store: Path, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if obstacle == "file":
        store.write_text("in the way", encoding="utf-8")
    elif obstacle == "full disk":

        def write_half(path: Path, content: bytes) -> int:
            with path.open("wb") as file:
                file.write(content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(Path, "write_bytes", write_half)
    else:
        load_catalogue(cache=store)
        path = entry(store)
        path.unlink()
        path.mkdir()
    assert [page.code for page in load_catalogue(cache=store).patterns] == ["PY901"]
    leftovers = [path for path in store.rglob("*") if path.is_file()] if store.is_dir() else []
    assert leftovers == []


def test_no_home_directory_writes_nothing(
    tmp_path: Path, builds: list[Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "user_cache", lambda: Path("~/.cache/rustbound"))
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    load_catalogue()
    load_catalogue()
    assert len(builds) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_readers_and_writers_at_once_see_whole_entries(store: Path) -> None:
    titles: set[str] = set()

    def work() -> None:
        for _ in range(20):
            titles.update(page.title for page in load_catalogue(cache=store).patterns)
            entry_path = next(store.rglob("*.msgpack"), None)
            if entry_path:
                entry_path.unlink(missing_ok=True)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == {"Code made at run time"}
    assert [path for path in store.rglob("*") if path.is_file() and path.suffix != ".msgpack"] == []


def test_the_cache_directory_is_the_one_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for home in (str(tmp_path / "caches"), "", "  "):
        monkeypatch.setenv("XDG_CACHE_HOME", home)
        assert cache.user_cache() == Path(platformdirs.user_cache_dir("rustbound"))
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache.user_cache() == Path(platformdirs.user_cache_dir("rustbound"))


def test_a_hit_imports_nothing_that_reads_pages(pages: Path, store: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from translator.catalog import cache\n"
        f"cache.patterns_directory = lambda: Path({str(pages)!r})\n"
        f"cache.load_catalogue(cache=Path({str(store)!r}))\n"
        "print(*sys.modules)\n"
    )
    heavy = {
        "jinja2",
        "markdown_it",
        "yaml",
        "tree_sitter",
        "rich",
        "translator.python.frontend",
    }
    runs = [
        set(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split())
        for _ in range(2)
    ]
    assert heavy & runs[0] == heavy - {"rich"}
    assert heavy & runs[1] == set()
