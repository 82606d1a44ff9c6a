"""The JSON Schemas of what `--format json` and `--format jsonl` print, made from their types."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec

from translator.catalog.pattern import EFFORTS, VERDICTS
from translator.engine.facts import Finding
from translator.report.document import SCHEMA, Document, Summary

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class SummaryLine(msgspec.Struct):
    """The last line of `--format jsonl`."""

    summary: Summary


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file in `docs/`."""
    return {
        f"schema-{SCHEMA}.json": schema_text((Document,), "rustbound scan --format json", _refine_finding),
        f"schema-{SCHEMA}-line.json": schema_text(
            (Finding, SummaryLine), "One line of rustbound scan --format jsonl", _refine_finding
        ),
    }


def schema_text(types: tuple[type, ...], title: str, refine: Callable[[dict[str, Any]], None]) -> str:
    """The schema of a value of one of these types. `refine`: says what types leave open and the contract does not."""
    found, components = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    for component in components.values():
        # A report may say more in a later version, never less.
        component["required"] = list(component["properties"])
        # Python 3.13 takes the indentation out of docstrings, the ones before do not.
        component["description"] = " ".join(component["description"].split())
        for field in component["properties"].values():
            field.pop("default", None)
    refine(components)
    schema = found[0] if len(found) == 1 else {"anyOf": list(found)}
    whole = {"$schema": _DRAFT, "title": title, **schema, "$defs": dict(sorted(components.items()))}
    return json.dumps(whole, indent=2) + "\n"


def _refine_finding(components: dict[str, Any]) -> None:
    finding = components["Finding"]["properties"]
    finding["verdict"]["enum"] = list(VERDICTS)
    finding["effort"]["enum"] = list(EFFORTS)
    finding["code"]["pattern"] = "^[A-Z]{2,8}[0-9]{3}$"
    for place in components["Position"]["properties"].values():
        place["minimum"] = 1
