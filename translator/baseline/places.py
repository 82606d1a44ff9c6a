"""Where the files are that a baseline speaks of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from translator.baseline.call import Call, kept_codes
from translator.source.files import Candidate
from translator.source.language import language_of_name, language_of_script
from translator.source.paths import relative_path

_ESCAPED = re.compile(rb"\\x([89a-f][0-9a-f])")


class Places:
    """Paths of entries are relative to `base`, the directory of the baseline at `path`; `codes`: what it may hold."""

    def __init__(self, path: Path, call: Call) -> None:
        self.base = Path(os.path.realpath(path.parent))
        self.codes = kept_codes(call.gate)
        self._walked = tuple(os.path.realpath(directory).rstrip("/") + "/" for directory in call.walked)
        self._missing: dict[str, bool] = {}
        self._root = call.gate.root
        self._directories: dict[str, str] = {}

    def entry_path(self, path: str) -> str:
        """What the baseline calls a file that a report calls `path`; links in the directory's path do not count."""
        directory, _, name = path.rpartition("/")
        if directory not in self._directories:
            real = os.path.realpath(self._root / directory)
            inside = relative_path(str(self.base), real)
            self._directories[directory] = "" if inside == "." else f"{inside}/"
        return self._directories[directory] + name

    def is_deleted(self, path: str) -> bool:
        """Whether a file is gone from a directory that was walked."""
        if not self._walked or not self.is_missing(path):
            return False
        return os.path.normpath(f"{self.base}/{path}").startswith(self._walked)

    def is_missing(self, path: str) -> bool:
        """Whether there is no such file."""
        if path not in self._missing:
            self._missing[path] = not _may_exist(self._location(path))
        return self._missing[path]

    def files(self, paths: Iterable[str]) -> list[Candidate]:
        """The source files among these, in path order; paths relative to `base`."""
        locations = [(path, self._location(path)) for path in sorted(paths)]
        languages = [language_of_name(path) or language_of_script(location) for path, location in locations]
        return [
            Candidate(path, location, language)
            for (path, location), language in zip(locations, languages, strict=True)
            if language and os.path.isfile(location)  # noqa: PTH113 - text, as discovery has it
        ]

    def _location(self, path: str) -> str:
        location = f"{self.base}/{path}"
        if "\\x" in path and not os.path.lexists(location):
            # As reports show bytes of a name that are no text.
            return os.fsdecode(_ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), os.fsencode(location)))
        return location


def _may_exist(location: str) -> bool:
    """Whether something is there, or nobody lets us know."""
    try:
        os.lstat(location)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
