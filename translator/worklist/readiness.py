"""Which crates stand for what the project imports from outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from translator.source.project import External
from translator.worklist.crate_table import CrateTable, Entry, Registered, is_published
from translator.worklist.model import Crate

_SEPARATORS = {"go": "/", "python": "."}
_RUSTS_LICENCE = "MIT OR Apache-2.0"


def crates_for(uses: Iterable[External], table: CrateTable) -> Iterator[Crate]:
    """A row for each package, by language and name; what nothing is known of is `unknown`."""
    shared = _shared_names(table.entries["python"])
    entries: dict[tuple[str, str, bool], Entry | None] = {}
    units: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for use in uses:
        prefix, entry = lookup(use.name, use.language, table)
        # The settings' entries do not say it; whether the language brings a module along may depend on its version.
        standard = use.standard or (entry is not None and entry.standard)
        key = use.language, _package(use, prefix, shared), standard
        entries[key] = entry
        units[key].add(use.unit)
    for key in sorted(entries):
        yield _row(*key, entries[key], table.registry, sorted(units[key]))


def lookup(name: str, language: str, table: CrateTable) -> tuple[str, Entry | None]:
    """The longest prefix of an import path that something is known of, with its entry; the settings' own win."""
    separator = _SEPARATORS[language]
    prefix = name
    while prefix:
        entry = table.overrides.get(prefix) or table.entries[language].get(prefix)
        if entry is not None:
            return prefix, entry
        prefix = prefix.rpartition(separator)[0]
    return "", None


def _package(use: External, prefix: str, shared: frozenset[str]) -> str:
    """What the row is called: the module, or the part of it that has an entry of its own."""
    if use.language == "python":
        return prefix or _namespaced(use.name, shared)
    return max(use.package, prefix, key=len)


def _namespaced(name: str, shared: frozenset[str]) -> str:
    """The first name; below names that packages share (`google.cloud`), the first one that is its own."""
    end = name.find(".")
    while end >= 0 and name[:end] in shared:
        end = name.find(".", end + 1)
    return name if end < 0 else name[:end]


def _shared_names(packages: Iterable[str]) -> frozenset[str]:
    """What entries stand below: `google` and `google.cloud` for `google.cloud.storage`."""
    return frozenset(name[:end] for name in packages for end, letter in enumerate(name) if letter == ".")


def _row(
    language: str,
    package: str,
    standard: bool,  # noqa: FBT001 - a part of the key
    entry: Entry | None,
    registry: Mapping[str, Registered],
    units: Sequence[str],
) -> Crate:
    if entry is None:
        return Crate(package, language, standard, "", "unknown", "", "", tuple(units))
    crates = entry.crates
    first = registry.get(crates[0]) if crates else None
    return Crate(
        package,
        language,
        standard,
        crates[0] if crates else "",
        entry.ready,
        entry.missing,
        entry.licence or _licence(crates, registry),
        tuple(units),
        also=crates[1:],
        note=entry.note,
        distribution=entry.distribution,
        version=first.version if first else "",
        published=first.published.isoformat() if first and first.published else "",
    )


def _licence(crates: Iterable[str], registry: Mapping[str, Registered]) -> str:
    """The licences that all hold, as one SPDX expression; empty unless each of them is known."""
    found = dict.fromkeys(
        _RUSTS_LICENCE if not is_published(crate) else registry[crate].licence if crate in registry else ""
        for crate in crates
    )
    if not all(found):
        return ""
    return " AND ".join(f"({one})" if len(found) > 1 and " OR " in one else one for one in found)
