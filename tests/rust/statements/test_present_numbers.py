"""Numbers that may be absent: what is there is copied out, not lent."""

from __future__ import annotations

from tests.rust.python_code import ported


def test_a_number_that_lives_on_is_copied_out() -> None:
    source = """
from typing import Optional


def close(code: Optional[int] = None) -> Optional[int]:
    if code is None:
        code = 1000
    elif code < 1000:
        raise ValueError("small")
    return code
"""
    assert ported(source) == (
        "pub fn close(mut code: Option<i64>) -> Result<Option<i64>, CloseError> {\n"
        "    if let Some(code) = code {\n"
        "        if code < 1000 {\n"
        "            return Err(CloseError::Small);\n"
        "        }\n"
        "    } else {\n"
        "        code = Some(1000);\n"
        "    }\n"
        "    Ok(code)\n"
        "}\n"
    )


def test_a_field_with_a_number_is_copied_out_and_one_with_text_is_lent() -> None:
    source = """
from typing import Optional


class Job:
    left: Optional[int]
    name: Optional[str]

    def run(self) -> None:
        if self.left is not None and self.left > 0:
            raise ValueError("left")
        if self.name is not None:
            print(self.name)
"""
    text = ported(source)
    assert "    if let Some(left) = self.left\n        && left > 0\n    {\n" in text
    assert "    if let Some(name) = &self.name {\n" in text
