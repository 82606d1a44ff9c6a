"""Labels of loops."""

from __future__ import annotations

import pytest

from translator.rust.statements.loop_labels import label_name


@pytest.mark.parametrize(
    ("name", "expected"), [("outer", "outer"), ("readLoop", "read_loop"), ("loop", "loop_"), ("_", "outer")]
)
def test_a_label_is_no_keyword(name: str, expected: str) -> None:
    assert label_name(name) == expected
