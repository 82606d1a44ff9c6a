"""Unpacks archives without trusting the paths in them."""

import tarfile
import zipfile
from pathlib import Path


def unpack_module(archive: Path, prefix: str, directory: Path) -> Path:
    """Unpack a Go module's zip, whose every path begins with `MODULE@VERSION/`; returns the module's directory.

    Raises ValueError for a path that leads elsewhere.
    """
    target = (directory / "module").resolve()
    with zipfile.ZipFile(archive) as module:
        for member in module.infolist():
            if not member.filename.startswith(f"{prefix}/"):
                raise ValueError(f"{archive.name} holds {member.filename!r}, which is not under {prefix}/")
            path = (target / member.filename.removeprefix(f"{prefix}/")).resolve()
            if not path.is_relative_to(target):
                raise ValueError(f"{archive.name} holds {member.filename!r}, which leads out of it")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(module.read(member))
    return target


def unpack_sdist(archive: Path, directory: Path) -> Path:
    """Unpack an sdist; returns the one directory at its top.

    Raises ValueError if there is not exactly one, or for a member that tarfile's data filter refuses.
    """
    with tarfile.open(archive) as sdist:
        try:
            sdist.extractall(directory, filter="data")
        except tarfile.TarError as error:
            raise ValueError(f"{archive.name}: {error}") from error
    tops = list(directory.iterdir())
    if len(tops) != 1:
        raise ValueError(f"{archive.name} holds {len(tops)} entries at its top, not one")
    return tops[0]
