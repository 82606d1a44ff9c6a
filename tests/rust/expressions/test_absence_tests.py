from __future__ import annotations

import pytest

from tests.rust.declared import scope_of
from translator.ir.expressions import IsNil, Name
from translator.ir.types import INT, STRING, Known, List, Map, Optional, Type
from translator.rust.expressions.registry import expression
from translator.rust.scope import Local


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (Optional(Known("bytes")), "found.is_none()"),
        (Optional(List(INT)), "found.is_none()"),
        (Optional(STRING), "found.is_none()"),
        (List(INT), "found.is_empty()"),
        (Map(STRING, INT), "found.is_empty()"),
    ],
)
def test_absence_of_an_optional_list_is_not_emptiness(type_: Type, expected: str) -> None:
    scope = scope_of()
    scope.bind("found", Local(type_))
    assert expression(IsNil(Name("found", "", "local")), scope) == expected
    assert expression(IsNil(Name("found", "", "local"), negated=True), scope) in {
        f"!{expected}",
        expected.replace("is_none", "is_some"),
    }
