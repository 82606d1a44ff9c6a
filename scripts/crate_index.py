"""Ask a crate registry: its sparse index for versions and dates, the published file of a crate for its licence."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from translator.worklist.crate_table import Registered

_PUBLIC = "https://index.crates.io/"
_AGENT = "rustbound-check-crates (https://crates.io/policies#crawlers)"
_LARGEST = 100_000_000
_RELEASE = re.compile(r"(\d+)\.(\d+)\.(\d+)(-[^+]+)?")


class Index(NamedTuple):
    """A sparse index. `download`: the address of published files, with the markers of cargo's `dl`."""

    address: str
    download: str


def open_index(directory: Path) -> Index:
    """The index that cargo would ask in `directory` (or CRATE_INDEX names), else that of crates.io."""
    address = os.environ.get("CRATE_INDEX") or _replacement(directory) or _PUBLIC
    address = address.removeprefix("sparse+").rstrip("/") + "/"
    return Index(address, json.loads(_get(f"{address}config.json"))["dl"])


def ask(index: Index, crate: str, known: Registered | None) -> Registered:
    """What the registry says of a crate. The licence of a version that is `known` is not asked for again."""
    try:
        lines = _get(index.address + _place(crate)).decode().splitlines()
    except urllib.error.HTTPError as error:
        if error.code in {404, 410, 451}:
            return Registered("missing")
        raise
    newest = _newest(json.loads(line) for line in lines)
    if newest is None:
        return Registered("yanked")
    version = newest["vers"]
    # The index tells since when a version is there; one that does not is asked for no date.
    published = date.fromisoformat(newest["pubtime"][:10]) if newest.get("pubtime") else None
    if known is not None and known.version == version:
        return Registered("found", version, published, known.licence)
    return Registered("found", version, published, _licence(index, newest))


def _newest(versions: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """The highest release that is not yanked; a pre-release only where there is nothing else."""
    kept = [version for version in versions if not version["yanked"]]
    return max(kept, key=lambda version: _rank(version["vers"]), default=None)


def _rank(version: str) -> tuple[bool, tuple[int, ...], list[tuple[int, str]]]:
    found = _RELEASE.match(version)
    if found is None:
        return False, (), []
    *numbers, before = found.groups()
    parts = [(int(part), "") if part.isdigit() else (-1, part) for part in (before or "")[1:].split(".")]
    return before is None, tuple(map(int, numbers)), parts


def _licence(index: Index, version: dict[str, Any]) -> str:
    """From the manifest in the published file, whose hash is compared; empty where it names only a file."""
    name = version["name"]
    data = _get(_published_file(index.download, name, version["vers"], version["cksum"]))
    if hashlib.sha256(data).hexdigest() != version["cksum"]:
        raise RuntimeError(f"{name} {version['vers']}: what was sent is not what the index names")
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        manifest = archive.extractfile(f"{name}-{version['vers']}/Cargo.toml")
        package = tomllib.loads(manifest.read().decode())["package"] if manifest else {}
    # A slash is how cargo wrote OR before it knew SPDX.
    return re.sub(r"\s*/\s*", " OR ", package.get("license", ""))


def _published_file(template: str, name: str, version: str, checksum: str) -> str:
    if "{" not in template:
        return f"{template}/{name}/{version}/download"
    prefix = _place(name).rpartition("/")[0]
    marks = {"crate": name, "version": version, "prefix": prefix, "lowerprefix": prefix, "sha256-checksum": checksum}
    for mark, value in marks.items():
        template = template.replace(f"{{{mark}}}", value)
    return template


def _place(crate: str) -> str:
    name = crate.lower()
    match len(name):
        case 1 | 2:
            return f"{len(name)}/{name}"
        case 3:
            return f"3/{name[0]}/{name}"
        case _:
            return f"{name[:2]}/{name[2:4]}/{name}"


def _get(address: str) -> bytes:
    if not address.startswith("https://"):
        raise RuntimeError(f"{address}: only https is asked")
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT})  # noqa: S310 - https, see above
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 - as above
        data: bytes = answer.read(_LARGEST)
    return data


def _replacement(directory: Path) -> str | None:
    """The sparse index that cargo's configuration puts in the place of crates.io, if it does."""
    home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
    folders = [*(folder / ".cargo" for folder in (directory, *directory.parents)), home]
    sources: dict[str, dict[str, str]] = {}
    registries: dict[str, dict[str, str]] = {}
    for path in (folder / name for folder in folders for name in ("config.toml", "config")):
        if path.is_file():
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            sources = table.get("source", {}) | sources
            registries = table.get("registries", {}) | registries
    name = sources.get("crates-io", {}).get("replace-with")
    if name is None:
        return None
    address = sources.get(name, {}).get("registry") or registries.get(name, {}).get("index", "")
    if not address.startswith("sparse+"):
        raise RuntimeError(f"cargo replaces crates.io with {name}, which is no sparse index: set CRATE_INDEX")
    return address
