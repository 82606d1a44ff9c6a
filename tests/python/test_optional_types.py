"""By its looks or by all that is known of its names: the answer is the same."""

import pytest

from tests.python.parsing import names_of, of_kind
from translator.ir.types import Optional
from translator.python.optional_types import is_optional
from translator.python.types import lower_type

TYPING = (
    "import typing, typing as t\nfrom typing import Any, Any as A, Optional, Optional as O, Union, Annotated, Literal\n"
)

OPTIONAL = [
    "int | None",
    "None | a.B",
    "str | list[int] | None",
    '"B" | None',
    "Optional[int]",
    "O[int]",
    "t.Optional[dict[str, int]]",
    'typing.Optional["B"]',
    "Optional[Optional[int]]",
    "Union[int, None]",
    "Union[int, Optional[str]]",
    "Annotated[int | None, 1]",
    'Literal["a", None]',
    "'Optional[int]'",
]
NOT_OPTIONAL = [
    "None",
    "int",
    "Any | None",
    "A | None",
    "object | None",
    "Optional[Any]",
    "Optional[None]",
    "Union[int, str]",
    "list[int | None]",
    "dict[str, Optional[int]]",
    "t.Callable[[], None]",
    "int & None",
    "Literal[None]",
    "Annotated[int, None]",
]


@pytest.mark.parametrize("annotation", OPTIONAL + NOT_OPTIONAL)
def test_looks_never_contradict_the_type(annotation: str) -> None:
    names = names_of(f"{TYPING}x: {annotation} = 1\n")
    node = of_kind(names, "type")
    assert is_optional(node, names) is (annotation in OPTIONAL)
    assert isinstance(lower_type(node, names.scope_at(node)), Optional) is (annotation in OPTIONAL)


@pytest.mark.parametrize(("imports", "optional"), [("", True), ("from mine import Optional\n", False)])
def test_a_name_that_only_looks_like_it(imports: str, *, optional: bool) -> None:
    names = names_of(f"from typing import *\n{imports}x: Optional[int] = 1\n")
    assert is_optional(of_kind(names, "type"), names) is optional
