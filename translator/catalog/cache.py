"""The compiled catalogue on disk, so that a hook parses no page.

One file for each set of directories: a checksum of the rest, and `Entry` as MessagePack. An entry is good when it was
made from pages with this content, whatever their clocks say. While nothing on disk looks changed, no page is even read.
A catalogue with problems is not kept: what mends them may be no page.
"""

import contextlib
import os
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from translator import __version__
from translator.bundled import patterns_directory
from translator.catalog.files import PageFile, Stamp, page_files, page_stamps
from translator.catalog.pattern import Catalogue

_CHECKSUM = 4
# File systems keep time in steps: what is younger than that when its stamp is taken may change under the same stamp.
_SETTLED = 2_000_000_000
# Seconds. An entry that is still used is made anew once in a while; no write takes an hour.
_KEPT, _WRITING = 60 * 86_400, 3_600


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """`stamps`: of the pages, none while they are too young to tell. `code`: see `_code`. `key`: of the content."""

    stamps: list[Stamp]
    code: str
    key: bytes
    catalogue: msgspec.Raw


def load_catalogue(extra: Sequence[Path] = (), cache: Path | None = None) -> Catalogue:
    """The built-in pages and those of `extra` directories, from the cache when nothing changed.

    `cache`: where compiled catalogues are kept (default: the user's cache directory). Raises RunFailedError for a
    directory that is missing; pages that do not load are the catalogue's `problems`.
    """
    directories = [patterns_directory(), *extra]
    stamps, code = page_stamps(directories), _code()
    place = _place(directories, cache or user_cache())
    entry = _read(place)
    if entry and entry.code == code and entry.stamps and entry.stamps == stamps:
        known = _catalogue(entry)
        if known is not None:
            return known
    files = page_files(directories)
    key = _key(files)
    if entry and entry.code == code and entry.key == key:
        known = _catalogue(entry)
        if known is not None:
            _write(place, Entry(_settled(stamps), code, key, entry.catalogue))
            return known
    catalogue = build_catalogue(files)
    if not catalogue.problems:
        _write(place, Entry(_settled(stamps), code, key, msgspec.Raw(msgspec.msgpack.encode(catalogue))))
    return catalogue


def user_cache() -> Path:
    """The user's cache directory for this program."""
    if sys.platform == "linux":
        # What platformdirs answers; importing it takes longer than all else that is done here.
        home = os.environ.get("XDG_CACHE_HOME", "")
        return Path(home if home.strip() else os.path.expanduser("~/.cache"), "rustbound")  # noqa: PTH111 - may fail
    else:  # noqa: RET505 - for mypy, which reads one of the two
        import platformdirs

        return Path(platformdirs.user_cache_dir("rustbound"))


def build_catalogue(files: Sequence[PageFile]) -> Catalogue:
    """Read and compile pages, whatever the cache holds."""
    # All that reads pages is imported on a miss only.
    from translator.catalog.compile import compile_catalogue
    from translator.catalog.load import load_pages
    from translator.source.language import front_end

    patterns, problems = load_pages(files)
    return compile_catalogue(patterns, problems, {page.language: front_end(page.language) for page in patterns})


def _key(files: Sequence[PageFile]) -> bytes:
    import hashlib

    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        size = -1 if file.content is None else len(file.content)
        digest.update(f"{file.path}\0{file.place}\0{size}\0".encode(errors="surrogateescape"))
        digest.update(file.content or b"")
    return digest.digest()


def _settled(stamps: list[Stamp]) -> list[Stamp]:
    latest = max((when for stamp in stamps for when in stamp[2:]), default=0)
    return stamps if latest + _SETTLED < time.time_ns() and all(stamp[1] >= 0 for stamp in stamps) else []


def _code() -> str:
    """What else decides the outcome: the code that reads pages, and the grammars, which change when packages do."""
    stamps = [__version__]
    with contextlib.suppress(OSError):  # imported from an archive: then the version alone must do
        package = Path(__file__).parent
        packages = Path(msgspec.__file__).parent.parent
        stamps += [str(path.stat().st_mtime_ns) for path in (*sorted(package.glob("*.py")), packages)]
    return "\0".join(stamps)


def _place(directories: Sequence[Path], cache: Path) -> Path:
    names = "\0".join(str(directory.resolve()) for directory in directories)
    return cache / __version__ / f"catalogue-{zlib.crc32(names.encode(errors='surrogateescape')):08x}.msgpack"


def _read(place: Path) -> Entry | None:
    """The entry; None when it is missing, damaged, or has another shape."""
    try:
        content = place.read_bytes()
    except OSError:
        return None
    checksum, rest = content[:_CHECKSUM], content[_CHECKSUM:]
    if checksum != _checksum(rest):
        return None
    try:
        return msgspec.msgpack.decode(rest, type=Entry)
    except msgspec.DecodeError:
        return None


def _catalogue(entry: Entry) -> Catalogue | None:
    try:
        return msgspec.msgpack.decode(entry.catalogue, type=Catalogue)
    except msgspec.DecodeError:
        return None


def _write(place: Path, entry: Entry) -> None:
    """Write beside, then rename: a reader sees the old entry or the new one, never half of one."""
    if not place.is_absolute():  # there is no home directory: `~` would be made right here
        return
    rest = msgspec.msgpack.encode(entry)
    beside = place.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}")
    # A cache that cannot be written costs time, nothing else.
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(_checksum(rest) + rest)
            beside.replace(place)
            _prune(place.parent.parent)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


def _prune(cache: Path) -> None:
    """Removes what nobody has written for long: entries of other versions and places, and what a killed run left."""
    now = time.time()
    for path in cache.glob("*/catalogue-*"):
        longest = _KEPT if path.suffix == ".msgpack" else _WRITING
        with contextlib.suppress(OSError):
            if path.stat().st_mtime + longest < now:
                path.unlink()


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(content).to_bytes(_CHECKSUM, "big")
