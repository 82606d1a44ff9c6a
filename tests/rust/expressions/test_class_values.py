"""Classes that methods ask for: their own one, that of another value."""

from __future__ import annotations

from pathlib import Path

from tests.rust.python_code import ported
from tests.rust.scanned import skeletons

START = "class Shape:\n    limit = 3\n\n    def __init__(self, x: int) -> None:\n        self.x = x\n\n"


def test_a_method_makes_another_of_its_class() -> None:
    source = START + (
        "    def doubled(self) -> 'Shape':\n"
        "        if self.x > self.__class__.limit:\n"
        "            raise ValueError('too large')\n"
        "        return type(self)(self.x * 2)\n"
    )
    assert ported(source) == (
        "pub fn doubled(&self) -> Result<Shape, DoubledError> {\n"
        "    if self.x > Shape::LIMIT {\n"
        "        return Err(DoubledError::TooLarge);\n"
        "    }\n"
        "    Ok(Shape::new(self.x * 2))\n"
        "}\n"
    )


def test_the_class_of_another_value_is_not_the_methods_own() -> None:
    source = START + (
        "    def like(self, other) -> bool:\n"
        "        if other.__class__ is not self.__class__:\n"
        "            raise ValueError('unlike')\n"
        "        return isinstance(other, self.__class__) and issubclass(other.__class__, Shape)\n"
    )
    assert ported(source) == (
        "pub fn like(&self, other: Undecided) -> Result<bool, LikeError> {\n"
        "    // DECIDE: `other` is tested for its type: an enum `OtherValue` with a variant for each, or a method of a "
        "trait.\n"
        "    if !matches!(other, OtherValue::Shape(_)) {\n"
        "        return Err(LikeError::Unlike);\n"
        "    }\n"
        "    Ok(matches!(other, OtherValue::Shape(_)) && matches!(other, OtherValue::Shape(_)))\n"
        "}\n"
    )


def test_a_class_that_is_shown_is_the_name_of_its_type() -> None:
    source = START + (
        "    def shown(self, other) -> str:\n"
        "        if other is None:\n"
        "            raise ValueError('nothing')\n"
        "        return f'{self.__class__} {other.__class__.__name__}'\n"
    )
    assert ported(source).splitlines()[-6:] == [
        "    Ok(format!(",
        '        "{} {}",',
        "        std::any::type_name_of_val(self),",
        "        std::any::type_name_of_val(&other)",
        "    ))",
        "}",
    ]


def test_a_class_is_not_asked_for_its_bases(tmp_path: Path) -> None:
    source = (
        "def check(cls, kind):\n"
        "    if not issubclass(cls, kind):\n"
        "        raise ValueError('no subclass')\n"
        "    return cls\n"
    )
    assert '    if !todo!("issubclass(cls, kind)") {\n' in skeletons(tmp_path, "PY110", source)[0]


def test_what_a_class_says_of_itself_is_left_to_write(tmp_path: Path) -> None:
    source = START + (
        "    def shown(self, other) -> str:\n"
        "        if other is None:\n"
        "            raise ValueError('nothing')\n"
        "        return other.__class__.__module__\n"
    )
    assert '        Ok(todo!("type(other).__module__"))\n' in skeletons(tmp_path, "PY110", source)[0]
