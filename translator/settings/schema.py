"""The JSON Schema of a settings file, for editors and for messages."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from translator.catalog.pattern import EFFORTS
from translator.settings.document import Document

FILE = "settings-schema.json"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def settings_schema() -> dict[str, Any]:
    """The schema, made from the types in `document.py`; tables stand where they are used."""
    _, components = msgspec.json.schema_components((Document,), ref_template="{name}")
    for component in components.values():
        # Python 3.13 takes the indentation out of docstrings, the ones before do not.
        component["description"] = " ".join(component["description"].split())
        del component["required"], component["title"]
    properties = components["Document"]["properties"]
    properties["rust"] = components["Rust"]
    properties["crates"]["additionalProperties"] = {**components["Crate"], "required": ["ready"]}
    # What the keys of a dict may be gets lost on the way.
    minutes = properties["effort"]["additionalProperties"]
    properties["effort"] |= {"properties": {str(one): minutes for one in EFFORTS}, "additionalProperties": False}
    return {"$schema": _DRAFT, "title": "Settings of rustbound", **components["Document"]}


def schema_text() -> str:
    """The schema as it stands in `docs/`."""
    return json.dumps(settings_schema(), indent=2) + "\n"
