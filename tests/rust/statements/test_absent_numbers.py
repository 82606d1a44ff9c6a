"""Values that may be absent beside operators, and beside the `None` of a conditional expression."""

from __future__ import annotations

from tests.rust.python_code import ported

CLASS = """
from typing import Optional


class Job:
    left: Optional[int]
    name: Optional[str]

"""
UNASKED = "    // DECIDE: `{0}` is used without being asked whether it is there.\n"


def test_what_is_counted_on_without_being_asked_is_expected() -> None:
    source = """
    def run(self, size: Optional[int]) -> None:
        if size <= 0:
            raise ValueError("x")
        print(self.left + 2)
"""
    text = ported(CLASS + source)
    assert UNASKED.format("size") + '    if size.expect("size is there") <= 0 {\n' in text
    assert 'println!("{}", self.left.expect("self.left is there") + 2);' in text


def test_what_is_there_grows_in_its_place() -> None:
    source = """
    def run(self) -> None:
        self.left += 1
        self.name += "x"
        raise ValueError("x")
"""
    text = ported(CLASS + source)
    assert '*self.left.as_mut().expect("self.left is there") += 1;' in text
    assert '.as_mut()\n        .expect("self.name is there")\n        .push_str("x");\n' in text


def test_a_number_that_was_asked_for_is_not_asked_again() -> None:
    source = """
    def run(self, size: Optional[int]) -> None:
        if size is not None and size <= 0:
            raise ValueError("x")
"""
    assert "expect" not in ported(CLASS + source)


def test_beside_none_stands_some() -> None:
    source = """
    def run(self, d, n: int, key: Optional[str], size: Optional[int]) -> Optional[int]:
        first = d["x"] if "x" in d else None
        second = d.get("x") if n > 1 else None
        third = size if n > 3 else None
        fourth = None if n > 3 else n
        fifth = key.strip() if key is not None else None
        if n > 5:
            raise ValueError("x")
        return n if n > 10 else None
"""
    text = ported(CLASS + source)
    assert 'let first = if d.contains("x") { Some(d["x"]) } else { None };\n' in text
    assert 'let second = if n > 1 { d.get("x") } else { None };\n' in text
    assert "let third = if n > 3 { size } else { None };\n" in text
    assert "let fourth = if n > 3 { None } else { Some(n) };\n" in text
    assert "let fifth = key.map(|key| key.trim().to_owned());\n" in text
    assert "Ok(if n > 10 { Some(n) } else { None })\n" in text


def test_a_list_that_is_added_to_what_nobody_states_extends_it() -> None:
    source = """
    def run(self, n: int) -> None:
        args = self.args()
        args += [n, n]
        more = self.more()
        more += n
        raise ValueError("x")
"""
    text = ported(CLASS + source)
    assert "    args.extend([n, n]);\n" in text
    assert "    more += n;\n" in text


def test_places_that_may_be_absent_are_given_values_together() -> None:
    source = """
    def run(self, n: int) -> None:
        first, second = None, None
        if n > 3:
            first, second = n, n + 1
        if first is None or second is None:
            raise ValueError("x")
"""
    assert "        (first, second) = (Some(n), Some(n + 1));\n" in ported(CLASS + source)
