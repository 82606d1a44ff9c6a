"""Read one file and decide whether it can be surveyed."""

from translator.source.files import Candidate, Skipped, Source
from translator.source.language import LANGUAGES
from translator.source.opening import UnreadableError, read_regular_file
from translator.source.positions import count_lines

LARGEST_FILE = 5_000_000
"""Bytes. Source that people wrote stays far below; what is larger is data."""


def read(candidate: Candidate) -> Source | Skipped:
    """The file's source, or why there is none. Never raises, waits or reads more than `LARGEST_FILE`."""
    try:
        data = read_regular_file(candidate.location, LARGEST_FILE)
    except UnreadableError as error:
        return Skipped(candidate.path, "failed", str(error), candidate.language)
    return decode(candidate, data)


def decode(candidate: Candidate, data: bytes) -> Source | Skipped:
    """The source of a file whose content is at hand, or why there is none. Never raises."""
    language = LANGUAGES[candidate.language]
    decoded = language.decode(data)
    nul = decoded.source.find(b"\0")
    if nul >= 0:
        line = decoded.source.count(b"\n", 0, nul) + 1
        return Skipped(candidate.path, "failed", f"binary: NUL byte on line {line}", candidate.language)
    name = candidate.path.rpartition("/")[2]
    if not candidate.named and language.is_generated(name, decoded.source):
        return Skipped(candidate.path, "generated", "generated code", candidate.language)
    return Source(candidate.path, candidate.language, decoded.source, count_lines(decoded.source), decoded.problem)
