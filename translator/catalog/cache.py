"""The compiled catalogue on disk, so that a hook parses no page.

One file for each set of directories: a checksum of the rest, the key, the catalogue as MessagePack. The key is a
hash over the content of every page, so an edit counts whatever the clocks say. A catalogue with problems is not kept:
what mends them may be no page.
"""

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import platformdirs

from translator import __version__
from translator.bundled import patterns_directory
from translator.catalog.files import PageFile, page_files
from translator.catalog.pattern import Catalogue

_DIGEST = 16


def load_catalogue(extra: Sequence[Path] = (), cache: Path | None = None) -> Catalogue:
    """The built-in pages and those of `extra` directories, from the cache when nothing changed.

    `cache`: where compiled catalogues are kept (default: the user's cache directory). Raises RunFailedError for a
    directory that is missing; pages that do not load are the catalogue's `problems`.
    """
    directories = [patterns_directory(), *extra]
    files = page_files(directories)
    key = _key(files)
    entry = _entry(directories, cache or Path(platformdirs.user_cache_dir("rustbound")))
    known = _read(entry, key)
    if known is not None:
        return known
    catalogue = build_catalogue(files)
    if not catalogue.problems:
        _write(entry, key, catalogue)
    return catalogue


def build_catalogue(files: Sequence[PageFile]) -> Catalogue:
    """Read and compile pages, whatever the cache holds."""
    # All that reads pages is imported on a miss only.
    from translator.catalog.compile import compile_catalogue
    from translator.catalog.load import load_pages
    from translator.source.language import front_end

    patterns, problems = load_pages(files)
    return compile_catalogue(patterns, problems, {page.language: front_end(page.language) for page in patterns})


def _key(files: Sequence[PageFile]) -> bytes:
    digest = hashlib.blake2b(digest_size=_DIGEST)
    digest.update(_code().encode())
    for file in files:
        size = -1 if file.content is None else len(file.content)
        digest.update(f"{file.path}\0{file.place}\0{size}\0".encode(errors="surrogateescape"))
        digest.update(file.content or b"")
    return digest.digest()


def _code() -> str:
    """What else decides the outcome: the code that reads pages, and the grammars, which change when packages do."""
    stamps = [__version__]
    with contextlib.suppress(OSError):  # imported from an archive: then the version alone must do
        package = Path(__file__).parent
        packages = Path(msgspec.__file__).parent.parent
        stamps += [str(path.stat().st_mtime_ns) for path in (*sorted(package.glob("*.py")), packages)]
    return "\0".join(stamps)


def _entry(directories: Sequence[Path], cache: Path) -> Path:
    names = "\0".join(str(directory.resolve()) for directory in directories)
    digest = hashlib.blake2b(names.encode(errors="surrogateescape"), digest_size=8).hexdigest()
    return cache / __version__ / f"catalogue-{digest}.msgpack"


def _read(entry: Path, key: bytes) -> Catalogue | None:
    """The catalogue in the entry; None when it is missing, damaged, or of other pages."""
    try:
        content = entry.read_bytes()
    except OSError:
        return None
    checksum, rest = content[:_DIGEST], content[_DIGEST:]
    if rest[:_DIGEST] != key or hashlib.blake2b(rest, digest_size=_DIGEST).digest() != checksum:
        return None
    try:
        return msgspec.msgpack.decode(rest[_DIGEST:], type=Catalogue)
    except msgspec.DecodeError:
        return None


def _write(entry: Path, key: bytes, catalogue: Catalogue) -> None:
    """Write beside, then rename: a reader sees the old entry or the new one, never half of one."""
    if not entry.is_absolute():  # there is no home directory: `~` would be made right here
        return
    rest = key + msgspec.msgpack.encode(catalogue)
    beside = entry.with_suffix(f".{os.getpid()}-{os.urandom(4).hex()}")
    # A cache that cannot be written costs time, nothing else.
    with contextlib.suppress(OSError):
        entry.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(hashlib.blake2b(rest, digest_size=_DIGEST).digest() + rest)
            beside.replace(entry)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
