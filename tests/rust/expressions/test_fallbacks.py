"""`x or y`: what Python falls back to."""

from __future__ import annotations

from tests.rust.python_code import ported

HEAD = "import sys\nfrom typing import Optional\n\n\n"


def body(statement: str) -> str:
    source = f"""
def run(text: str, n: int, found, args: Optional[list[str]] = None) -> None:
    value = {statement}
    if value == n:
        raise ValueError("x")
"""
    return ported(HEAD + source)


def test_nothing_instead_of_what_is_empty() -> None:
    assert "    let value = (!text.is_empty()).then(|| text.to_owned());\n" in body("text or None")
    assert "    let value = (n != 0).then_some(n);\n" in body("n or None")
    assert "    let value = found;\n" in body("found or None")


def test_a_default_for_what_nobody_states_is_made_where_it_is_needed() -> None:
    assert '    let value = found.unwrap_or_else(|| "2.0".to_owned());\n' in body('found or "2.0"')


def test_a_choice_from_before_there_were_conditional_expressions() -> None:
    text = body('n > 3 and text or "none"')
    assert "    let value = if n > 3 && !text.is_empty() {\n        text.to_owned()\n    } else {\n" in text
    text = body('args is not None and args[0] or "none"')
    assert "    let value = if " in text
    assert "args.is_some()" not in text


def test_a_map_may_give_what_is_absent_itself() -> None:
    source = """
class Headers:
    def __init__(self) -> None:
        self.headers: dict[str, str] = {}

    def get(self, name: str, n: int, default: Optional[str] = None) -> Optional[str]:
        if n > 3:
            raise ValueError("x")
        return self.headers.get(name, default)
"""
    text = ported(HEAD + source)
    assert ".or(default" in text
    assert "unwrap_or(" not in text


def test_a_key_of_bytes_is_named_as_text() -> None:
    source = """
def run(headers: dict[bytes, str], sizes: dict[int, str]) -> str:
    try:
        kind = headers[b"kind"].lower() + sizes[5].lower()
    except KeyError:
        raise ValueError("x")
    return kind
"""
    text = ported(source)
    assert 'key: "kind".to_owned()' in text
    assert "key: 5.to_string()" in text
