"""Values that may be absent inside expressions: looked at where they are there, compared, fallen back from."""

from __future__ import annotations

import pytest

from tests.rust.python_code import ported

CLASS = """
from typing import Any, Optional


class Conn:
    name: Optional[str]
    size: Optional[int]
    peer: Optional["Conn"]

    def close(self) -> None: ...

    def use(self, x: Optional[str], n: Optional[int], xs: list[str], kw: dict[bytes, Any]) -> int:
        result = {}
        if n == 7:
            raise ValueError("x")
        return 1
"""


@pytest.mark.parametrize(
    ("python", "rust"),
    [
        ('x or "a"', 'x.filter(|&x| !x.is_empty()).unwrap_or("a").to_owned()'),
        ('x if x is not None else "a"', 'x.unwrap_or("a").to_owned()'),
        ('"a" if x is None else x', 'x.unwrap_or("a").to_owned()'),
        ("x is not None and x.startswith('a')", 'x.is_some_and(|x| x.starts_with("a"))'),
        ("x is None or x.startswith('a')", 'x.is_none_or(|x| x.starts_with("a"))'),
        ("n if n else 5", "n.filter(|&n| n != 0).unwrap_or(5)"),
        ("self.size or 0", "self.size.filter(|&size| size != 0).unwrap_or_default()"),
        ("self.peer and self.peer.size", "self.peer.as_ref().and_then(|peer| peer.size)"),
        ('x == "a"', 'x == Some("a")'),
        ('self.name != "a"', 'self.name.as_deref() != Some("a")'),
        ("self.size == len(xs)", "self.size == Some(xs.len() as i64)"),
        ('x in (None, "a", "b")', 'matches!(x, None | Some("a" | "b"))'),
        ('self.name not in ("a", "b")', '!matches!(self.name.as_deref(), Some("a" | "b"))'),
        ("self.name is None", "self.name.is_none()"),
    ],
)
def test_what_may_be_absent_as_a_value(python: str, rust: str) -> None:
    text = ported(CLASS.replace("result = {}", f"result = {python}"))
    assert f"let result = {rust};" in " ".join(text.replace("\n", " ").split()).replace(" .", ".").replace("( ", "(")


def test_what_is_used_without_being_asked_fails_as_in_the_source() -> None:
    text = ported(CLASS.replace("result = {}", "self.peer.close()\n        result = x.strip()"))
    assert (
        "    // DECIDE: `self.peer` is used without being asked whether it is there.\n"
        '    self.peer.as_ref().expect("self.peer is there").close();\n'
    ) in text
    assert 'let result = x.expect("x is there").trim();' in text


def test_a_branch_that_may_fail_is_no_closure() -> None:
    code = """
def size(x: str) -> int:
    if x == "":
        raise ValueError("x")
    return len(x)


"""
    source = CLASS.replace("result = {}", "result = x is not None and size(x) > 5")
    text = ported(source + code)
    assert "|x|" not in text
    assert "size(" in text


def test_values_of_several_types_are_boxed_and_left_to_decide() -> None:
    text = ported(CLASS.replace("result = {}", 'result = {"a": True, "b": b"x"}\n        other = [1, 2.5, n]'))
    assert (
        "    // DECIDE: the values are of several types: a struct, or an enum, says which; `Any` must be asked.\n"
        "    let result = HashMap::from([\n"
        "        (\n"
        '            "a".to_owned(),\n'
        "            Box::new(true) as Box<dyn std::any::Any + Send + Sync>,\n"
        "        ),\n"
        '        ("b".to_owned(), Box::new(b"x".to_vec())),\n'
        "    ]);\n"
    ) in text


def test_values_of_one_type_are_not_boxed() -> None:
    text = ported(
        CLASS.replace("result = {}", "result = [1, len(xs), 2]\n        more = [1, 2.5]\n        n2 = [None, 1]")
    )
    assert "Box::new" not in text
    assert "vec![1.0, 2.5]" in text
    assert "vec![None, Some(1)]" in text


def test_what_goes_to_a_place_for_anything_is_boxed() -> None:
    text = ported(CLASS.replace("result = {}", 'kw[b"a"] = True\n        kw[b"b"] = 5\n        kw[b"c"] = kw[b"a"]'))
    assert 'kw.insert(b"a".to_vec(), Box::new(true));' in text
    assert 'kw.insert(b"b".to_vec(), Box::new(5_i64));' in text
    assert 'kw.insert(b"c".to_vec(), kw[' in text


def test_only_its_type_says_what_counts_as_true() -> None:
    text = ported(CLASS.replace("result = {}", 'result = 1\n        if not kw[b"a"]:\n            result = 2'))
    assert '    if !todo!("does `kw[b\\"a\\"]` count as true?") {' in text
