"""Where the catalogue is: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

from translator.errors import RunFailedError

_PACKAGE = Path(__file__).resolve().parent


def patterns_directory() -> Path:
    """The directory of the catalogue that came with this program."""
    for directory in (_PACKAGE / "_patterns", _PACKAGE.parent / "patterns"):
        if directory.is_dir():
            return directory
    raise RunFailedError(f"the catalogue is missing from {_PACKAGE}: install rustbound again")
