"""The JSON Schema of what `rustbound worklist --format json` prints, made from its types."""

from __future__ import annotations

from typing import Any

from translator.catalog.pattern import VERDICTS
from translator.report.schema import schema_text
from translator.worklist.model import SCHEMA, Worklist

FILE = f"worklist-schema-{SCHEMA}.json"
"""The name of its file in `docs/`."""


def worklist_schema() -> str:
    """The text of the file."""
    return schema_text((Worklist,), "rustbound worklist --format json", _refine)


def _refine(components: dict[str, Any]) -> None:
    row = components["Row"]["properties"]
    for counted in ("rank", "wave"):
        row[counted]["minimum"] = 1
    row["members"]["minItems"] = 1
    row["verdicts"]["propertyNames"] = {"enum": list(VERDICTS)}
    for hours in components["Effort"]["properties"].values():
        hours["minimum"] = 0
