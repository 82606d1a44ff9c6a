"""The schema for editors says what the program says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.settings.diagnose import diagnose
from translator.settings.document import Document
from translator.settings.schema import FILE, schema_text, settings_schema

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = settings_schema()
KEYS = (*SCHEMA["properties"], "x", "rust.errors")
VALUES = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(-2, 2_000_000),
        st.floats(allow_nan=False),
        st.sampled_from(["", "a\0b", "GO1", "blocked", "direct", "go", "anyhow", "tokio", "checked"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2),
        st.dictionaries(st.sampled_from(["errors", "concurrency", "integers", "1", "13", "4", "x", "", "\0"]), inner),
    ),
    max_leaves=4,
)


def test_the_published_schema_is_the_one_of_the_types() -> None:
    assert (DOCS / FILE).read_text(encoding="utf-8") == schema_text(), "run `make docs` and read what changed"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text()))


def test_every_key_is_described() -> None:
    assert [key for key, schema in SCHEMA["properties"].items() if not schema.get("description")] == []


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=3))
def test_program_schema_and_words_agree(table: dict[str, Any]) -> None:
    try:
        msgspec.convert(table, Document, str_keys=True)
        valid = True
    except msgspec.ValidationError:
        valid = False
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(table) == valid
    assert (not list(diagnose(table, SCHEMA))) == valid


@pytest.mark.parametrize("table", [{"effort": {"1": float("nan")}}, {"effort": {"1": float("inf")}}])
def test_numbers_that_are_none(table: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(table, Document, str_keys=True)
    assert list(diagnose(table, SCHEMA))
