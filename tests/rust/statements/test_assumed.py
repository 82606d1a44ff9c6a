"""`assert x is not None`, names that begin as `None`."""

from __future__ import annotations

from tests.rust.python_code import ported

CLASS = """
from typing import Optional


class Conn:
    name: Optional[str]
    peer: Optional["Conn"]

    def close(self) -> None: ...

"""


def test_what_is_asserted_to_be_there_is_taken_out() -> None:
    source = """
    def use(self, x: Optional[str], y: Optional[str]) -> str:
        assert x is not None
        assert self.peer is not None, "no peer"
        assert y
        if x == "":
            raise ValueError("x")
        self.peer.close()
        return x + y
"""
    assert ported(CLASS + source) == (
        "pub fn r#use(&self, x: Option<&str>, y: Option<&str>) -> Result<String, UseError> {\n"
        '    let x = x.expect("x is there");\n'
        '    let peer = self.peer.as_ref().expect("no peer");\n'
        '    let y = y.expect("y is there");\n'
        "    assert!(!y.is_empty());\n"
        "    if x.is_empty() {\n"
        "        return Err(UseError::X);\n"
        "    }\n"
        "    peer.close();\n"
        '    Ok(format!("{x}{y}"))\n'
        "}\n"
    )


def test_a_field_that_may_change_meanwhile_gets_no_name() -> None:
    source = """
    def use(self) -> None:
        assert self.peer is not None
        self.name = "x"
        if self.name == "":
            raise ValueError("x")
        self.peer.close()
"""
    text = ported(CLASS + source)
    assert "    assert!(self.peer.is_some());\n" in text
    assert 'self.peer.as_ref().expect("self.peer is there").close();' in text


def test_a_name_that_begins_as_none_is_an_option() -> None:
    source = """
def find(items: list[str]) -> str:
    found = None
    kind = None
    for item in items:
        if item.startswith("a"):
            found = item
            kind = f"first {item}"
            break
    if found:
        print(found)
    if not kind:
        kind = "none"
    if found is None:
        raise ValueError("nothing")
    return kind
"""
    assert ported(source).partition("{\n")[2] == (
        "    let mut found = None;\n"
        "    let mut kind = None;\n"
        "    for item in items {\n"
        '        if item.starts_with("a") {\n'
        "            found = Some(item.to_owned());\n"
        '            kind = Some(format!("first {item}"));\n'
        "            break;\n"
        "        }\n"
        "    }\n"
        "    // DECIDE: what `found` holds may be empty or zero, which counts as absent in the source.\n"
        "    if let Some(found) = &found {\n"
        '        println!("{found}");\n'
        "    }\n"
        "    let mut kind = kind\n"
        "        .filter(|kind| !kind.is_empty())\n"
        '        .unwrap_or_else(|| "none".to_owned());\n'
        "    let mut found = found.ok_or(FindError::Nothing)?;\n"
        "    Ok(kind)\n"
        "}\n"
    )
