"""Ask the crate registry about every crate in patterns/crates, and write down what it says; `make check-crates`.

The program itself never asks: it reads `patterns/crates/registry.json`, which this writes. Fails when a crate is
missing or yanked. CRATE_INDEX names another sparse index than the one that cargo asks.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from scripts.crate_index import ask, open_index
from translator.worklist.crate_table import CrateTable, Registered, is_published, load_crates

CHECKOUT = Path(__file__).resolve().parent.parent
REGISTRY = CHECKOUT / "patterns" / "crates" / "registry.json"
# What lies longer than this is looked at by people: done, or given up?
_QUIET = timedelta(days=3 * 365)


def named_crates(table: CrateTable) -> list[str]:
    """Every crate of the registry that a table names, in order."""
    return sorted(
        {
            crate
            for entries in table.entries.values()
            for entry in entries.values()
            for crate in entry.crates
            if is_published(crate)
        }
    )


def registry_text(asked: date, crates: Mapping[str, Registered]) -> str:
    """The file: a crate a line, so that a difference shows which ones changed."""
    lines = ",\n".join(f"{_json(crate)}: {_json(said)}" for crate, said in sorted(crates.items()))
    return f'{{"asked": "{asked}", "crates": {{\n{lines}\n}}}}\n'


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def main() -> int:
    """Ask, write, and say what is wrong."""
    table = load_crates(directory=REGISTRY.parent)
    today = datetime.now(UTC).date()
    index = open_index(CHECKOUT)
    crates = named_crates(table)
    # Few at a time: the registry is shared.
    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda crate: ask(index, crate, table.registry.get(crate)), crates)
        found = dict(zip(crates, answers, strict=True))
    REGISTRY.write_text(registry_text(today, found), encoding="utf-8")
    wrong = [f"{crate}: {said.state}" for crate, said in found.items() if said.state != "found"]
    quiet = [
        f"{crate}: last published on {said.published}"
        for crate, said in found.items()
        if said.published and today - said.published > _QUIET
    ]
    print(f"{len(crates)} crates; {len(quiet)} quiet for three years, which may be done or given up:")
    print("\n".join(quiet))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
