"""From a table to settings that are known to make sense."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from translator.errors import RunFailedError
from translator.settings.document import Crate, Document
from translator.settings.globs import check_glob
from translator.settings.names import OWN
from translator.settings.problem import key_problem


def validate(path: Path, table: Mapping[str, Any]) -> Document:
    """The keys of the file at `path`. Raises RunFailedError that names the first key that is wrong, and the mend."""
    try:
        document = msgspec.convert(table, Document, str_keys=True)
    except msgspec.ValidationError as error:
        raise _explained(path, table, error) from error
    for glob in document.exclude or ():
        check_glob(glob, lambda message: key_problem(path, ("exclude",), message))
    for glob in document.per_file_ignores or ():
        _check_file_glob(glob, path)
    for package, crate in (document.crates or {}).items():
        _check_crate(package, crate, path)
    return document


def _check_crate(package: str, crate: Crate, path: Path) -> None:
    keys = ("crates", package)
    if not crate.ready:
        raise key_problem(path, keys, 'how complete is the replacement? add ready = "full", "partial" or "none"')
    if crate.ready == "none" and crate.crate:
        raise key_problem(path, keys, 'ready = "none" means that there is no crate: leave out one of them')
    if crate.ready != "none" and not crate.crate:
        raise key_problem(path, keys, f'ready = "{crate.ready}" needs a crate: add crate = "…"')


def _check_file_glob(glob: str, path: Path) -> None:
    keys = ("per-file-ignores", glob)
    if glob.startswith("!"):
        raise key_problem(path, keys, "a glob with `!` in front takes nothing back here: name the files that are meant")
    check_glob(glob, lambda message: key_problem(path, keys, message))


def _explained(path: Path, table: Mapping[str, Any], error: msgspec.ValidationError) -> RunFailedError:
    # A mistake is worth the schema; a run without one is not.
    from translator.settings.diagnose import diagnose
    from translator.settings.schema import settings_schema

    if path.name == OWN and "tool" in table:
        return key_problem(
            path, ("tool", "rustbound"), f"in a {OWN} the keys stand at the top: leave out [tool.rustbound]"
        )
    for broken in diagnose(table, settings_schema()):
        return key_problem(path, broken.keys, broken.message)
    return key_problem(path, (), str(error))
