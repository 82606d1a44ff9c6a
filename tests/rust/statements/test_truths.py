"""Python's tests for truth of values that may be `None`: what is there afterwards has a name of its own type."""

from __future__ import annotations

from tests.rust.python_code import ported

CLASSES = """
from typing import Optional


class Conn:
    name: str

    def close(self) -> None: ...


class Sized(Conn):
    def __len__(self) -> int: ...

"""


def test_what_is_tested_for_truth_is_there_inside() -> None:
    source = """
def send(conn: Optional[Conn], text: Optional[str], limit: Optional[int]) -> int:
    if conn:
        conn.close()
    if text:
        print(text.strip())
    if limit and limit > 5:
        raise ValueError("much")
    return 1
"""
    assert ported(CLASSES + source) == (
        "pub fn send(conn: Option<&Conn>, text: Option<&str>, limit: Option<i64>) -> Result<i64, SendError> {\n"
        "    if let Some(conn) = conn {\n"
        "        conn.close();\n"
        "    }\n"
        "    if let Some(text) = text\n"
        "        && !text.is_empty()\n"
        "    {\n"
        '        println!("{}", text.trim());\n'
        "    }\n"
        "    if let Some(limit) = limit\n"
        "        && limit != 0\n"
        "        && limit > 5\n"
        "    {\n"
        "        return Err(SendError::Much);\n"
        "    }\n"
        "    Ok(1)\n"
        "}\n"
    )


def test_what_is_only_asked_for_gets_no_name() -> None:
    source = """
def send(text: Optional[str], limit: Optional[int], flag: Optional[bool]) -> int:
    if text:
        return 2
    if not limit or not flag:
        raise ValueError("none")
    return 1
"""
    text = ported(CLASSES + source)
    assert "    if text.is_some_and(|value| !value.is_empty()) {\n        return Ok(2);\n" in text
    assert "    if limit.is_none_or(|value| value == 0) || flag != Some(true) {\n" in text


def test_what_leaves_where_something_is_missing_tells_that_it_is_there() -> None:
    source = """
def send(conn: Optional[Conn], text: Optional[str]) -> str:
    if not conn:
        return ""
    if not text or text.startswith("#"):
        raise ValueError("no text")
    return conn.name + text
"""
    assert ported(CLASSES + source) == (
        "pub fn send(conn: Option<&Conn>, text: Option<&str>) -> Result<String, SendError> {\n"
        "    let Some(conn) = conn else {\n"
        "        return Ok(String::new());\n"
        "    };\n"
        "    let text = text\n"
        '        .filter(|&text| !text.is_empty() && !text.starts_with("#"))\n'
        "        .ok_or(SendError::NoText)?;\n"
        '    Ok(format!("{}{text}", conn.name))\n'
        "}\n"
    )


def test_the_branch_of_what_is_missing_changes_places() -> None:
    source = """
def send(text: Optional[str]) -> int:
    if not text:
        print("nothing")
    else:
        print(text.strip())
    raise ValueError("x")
"""
    assert (
        "    if let Some(text) = text\n"
        "        && !text.is_empty()\n"
        "    {\n"
        '        println!("{}", text.trim());\n'
        "    } else {\n"
        '        println!("nothing");\n'
        "    }\n"
    ) in ported(CLASSES + source)


def test_a_default_hides_the_option() -> None:
    source = """
def send(text: Optional[str] = None, limit: Optional[int] = None, names: Optional[list[str]] = None) -> str:
    if text is None:
        text = "none"
    if not limit:
        limit = 9
    if names is None:
        names = []
    names.append(text)
    if limit < 0:
        raise ValueError("no")
    return text.strip()
"""
    assert ported(CLASSES + source).partition("{\n")[2] == (
        '    let text = text.unwrap_or("none");\n'
        "    let limit = limit.filter(|&limit| limit != 0).unwrap_or(9);\n"
        "    let mut names = names.map(ToOwned::to_owned).unwrap_or_default();\n"
        "    names.push(text.to_owned());\n"
        "    if limit < 0 {\n"
        "        return Err(SendError::No);\n"
        "    }\n"
        "    Ok(text.trim().to_owned())\n"
        "}\n"
    )


def test_a_default_in_a_block_that_the_name_outlives_stays_an_option() -> None:
    source = """
def send(text: Optional[str], loud: bool) -> Optional[str]:
    if loud:
        if text is None:
            text = "LOUD"
    if loud and text is None:
        raise ValueError("x")
    return text
"""
    text = ported(CLASSES + source)
    assert 'text = Some("LOUD"' in text
    assert "unwrap_or" not in text


def test_a_value_given_inside_goes_to_the_option_itself() -> None:
    source = """
def send(text: Optional[str], name: str) -> Optional[str]:
    if text:
        text = name
    if name == "":
        raise ValueError("x")
    return text
"""
    text = ported(CLASSES + source)
    assert text == (
        "pub fn send(mut text: Option<String>, name: &str) -> Result<Option<String>, SendError> {\n"
        "    if text.as_ref().is_some_and(|value| !value.is_empty()) {\n"
        "        text = Some(name.to_owned());\n"
        "    }\n"
        "    if name.is_empty() {\n"
        "        return Err(SendError::X);\n"
        "    }\n"
        "    Ok(text)\n"
        "}\n"
    )


def test_a_class_with_a_length_of_its_own_says_nothing_about_its_truth() -> None:
    source = """
def send(conn: Conn, sized: Sized) -> int:
    if conn:
        print("a")
    if sized:
        print("b")
    raise ValueError("x")
"""
    text = ported(CLASSES + source)
    assert (
        '    // DECIDE: `conn` is tested for being there; its type says that it always is.\n    println!("a");\n'
        in text
    )
    assert (
        "    // DECIDE: `sized` is tested for being empty, zero or absent; its type says which.\n    if sized {" in text
    )


def test_an_option_of_an_unknown_type_may_hold_what_counts_as_false() -> None:
    source = """
def send(text=None):
    if not text:
        raise ValueError("x")
    return text.made()
"""
    text = ported(source)
    assert (
        "    // DECIDE: what `text` holds may be empty or zero, which counts as absent in the source.\n"
        "    let text = text.ok_or(SendError::X)?;\n"
    ) in text


def test_a_default_for_what_is_not_said_to_be_optional() -> None:
    source = """
def send(text, name: str) -> str:
    if text is None:
        text = "none"
    if name is None:
        name = "nobody"
    if text == name:
        raise ValueError("x")
    return name
"""
    assert ported(source).partition("{\n")[2] == (
        '    let text = text.unwrap_or_else(|| "none".to_owned());\n'
        '    let name = name.unwrap_or("nobody");\n'
        "    if text == name {\n"
        "        return Err(SendError::X);\n"
        "    }\n"
        "    Ok(name.to_owned())\n"
        "}\n"
    )
    assert "name: Option<&str>" in ported(source)


def test_what_is_called_where_it_counts_as_true_is_there() -> None:
    source = """
def run(hook, media, other=None):
    if hook:
        hook(media)
    if not other:
        raise ValueError("x")
    other(media)
"""
    text = ported(source)
    assert "    if let Some(hook) = &hook {\n        hook(media);\n    }\n" in text
    assert "    let other = other.ok_or(RunError::X)?;\n    other(media);\n" in text
    assert "DECIDE" not in text


def test_what_is_used_as_text_is_not_empty_where_it_counts_as_true() -> None:
    source = """
def run(head, kind, chunk, parts, name=None):
    if head and "=" in head:
        print(head)
    if not kind:
        raise ValueError("x")
    if kind == "a":
        print(kind)
    if chunk:
        print(chunk[1:])
    if parts and len(parts) > 2:
        print(parts)
    if name:
        print(name.lower())
"""
    text = ported(source)
    said = "    // DECIDE: `{0}` is taken for text or a collection, as it is used; an `Option` if it may be absent.\n"
    taken = said + "    if {1} {{\n"
    assert taken.format("head", '!head.is_empty() && head.contains("=")') in text
    assert taken.format("kind", "kind.is_empty()") in text
    assert taken.format("chunk", "!chunk.is_empty()") in text
    assert taken.format("parts", "!parts.is_empty() && parts.len() > 2") in text
    assert "    if let Some(name) = &name\n        && !name.is_empty()\n    {\n" in text


def test_what_has_attributes_of_its_own_is_there_where_it_counts_as_true() -> None:
    source = """
def run(worker, found):
    if worker and worker.is_alive():
        print(worker.name)
    if not found:
        raise ValueError("x")
    print(found.group(1))
"""
    text = ported(source)
    assert "    if let Some(worker) = &worker\n        && worker.is_alive()\n    {\n" in text
    assert '    let found = found.ok_or(RunError::X)?;\n    println!("{}", found.group(1));\n' in text


def test_what_is_gone_through_or_asked_for_a_key_is_a_collection() -> None:
    source = """
def run(names, options, rows):
    if not names:
        raise ValueError("x")
    for name in names:
        print(name)
    if options:
        print(options["a"])
    if rows:
        print(", ".join(rows))
"""
    text = ported(source)
    assert "    if names.is_empty() {\n" in text
    assert "    if !options.is_empty() {\n" in text
    assert "    if !rows.is_empty() {\n" in text


def test_uses_that_differ_or_say_nothing_tell_no_type() -> None:
    source = """
def run(both, several, found, value):
    if both:
        print(both(len(both)))
    if several:
        print(several.lower(), isinstance(several, str))
    if found:
        print(found.get(1))
    if value:
        print(f"value(s): {value}")
    raise ValueError("x")
"""
    text = ported(source)
    for name in ("both", "several", "found", "value"):
        said = f"    // DECIDE: `{name}` is tested for being empty, zero or absent; its type says which.\n"
        assert f"{said}    if {name} {{\n" in text
