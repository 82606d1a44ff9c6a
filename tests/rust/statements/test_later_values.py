"""Names that get their value later, look-ups that may find nothing, bodies that end without a result."""

from __future__ import annotations

from tests.rust.python_code import ported

HEAD = "import time\nfrom typing import Any, Optional\n\n\n"


def body(source: str) -> str:
    return ported(HEAD + source).partition("{\n")[2]


def test_literals_tell_the_type_of_a_name_that_branches_give_a_value() -> None:
    source = """
def run(bad: bool) -> str:
    if bad:
        output = "a"
        last = None
    else:
        output = f"b {bad}"
        last = "x"
    output += f" {bad}"
    if not last:
        raise ValueError(output)
    return last.strip()
"""
    text = body(source)
    assert '        last = Some("x".to_owned());\n' in text
    assert '    output.push_str(&format!(" {bad}"));\n' in text
    assert "    let last = last\n        .filter(|last| !last.is_empty())\n" in text


def test_a_value_that_begins_anew_is_no_option() -> None:
    source = """
def run(bad: bool) -> int:
    last = None
    first = None
    if bad:
        last = fetch(2)
    last = fetch(3)
    first = fetch(4)
    if last.size > first.size:
        raise ValueError("x")
    return last.size
"""
    text = body(source)
    assert "let mut last = None;" in text
    assert "first = None" not in text
    assert "    let mut last = fetch(3);\n    let mut first = fetch(4);\n" in text
    assert "if last.size > first.size {" in text


def test_what_a_loop_gives_is_still_an_option_behind_it() -> None:
    source = """
def run(names: list[str]) -> int:
    last = None
    for name in names:
        last = fetch(name)
        last.count = 3
    if last is None:
        raise ValueError("x")
    return last.count
"""
    text = body(source)
    assert "        last = fetch(name);\n" in text
    assert '        last.as_mut().expect("last is there").count = 3;\n' in text
    assert "let mut last = last.ok_or(RunError::X)?;" in text


def test_a_look_up_says_what_it_finds() -> None:
    source = """
def run(kw: dict[bytes, Any], sizes: dict[str, int], names: dict[str, str]) -> int:
    a = kw.get(b"a", None)
    b = kw.get(b"b", False)
    c = kw.get(b"c", "x")
    d = sizes.get("d", None)
    if names.get("e"):
        raise ValueError("x")
    return d or 5
"""
    text = body(source)
    assert 'let a = kw.get(b"a");' in text
    assert (
        "    let b = kw\n"
        '        .get(b"b")\n'
        "        .and_then(|value| value.downcast_ref::<bool>())\n"
        "        .copied()\n"
        "        .unwrap_or(false);\n"
    ) in text
    assert (
        '.and_then(|value| value.downcast_ref::<String>())\n        .cloned()\n        .unwrap_or("x".to_owned());'
        in text
    )
    assert 'let d = sizes.get("d").cloned();' in text
    assert 'if names.get("e").is_some_and(|value| !value.is_empty()) {' in text
    assert "Ok(d.filter(|&d| d != 0).unwrap_or(5))" in text


def test_a_default_that_cannot_be_copied_is_lent() -> None:
    source = """
def run(kw: Optional[dict[int, Any]] = None) -> int:
    if kw is None:
        kw = {}
    if 1 in kw:
        raise ValueError("x")
    return 1
"""
    assert body(source).startswith("    let no_kw = HashMap::new();\n    let kw = kw.unwrap_or(&no_kw);\n")


def test_a_body_that_ends_without_its_result_says_so() -> None:
    source = """
def run(bad: bool) -> bool:
    if bad:
        raise ValueError("x")
    if bad is not True:
        return True
"""
    assert body(source).endswith(
        "    // DECIDE: the source gives `None` where its body ends; the type of the result leaves no room for it.\n"
        '    todo!("the end of the body")\n'
        "}\n"
    )


def test_a_loop_variable_with_a_new_value_belongs_to_the_body() -> None:
    source = """
def run(names: list[str]) -> None:
    for name in names:
        if name.startswith("a"):
            name = f"_{name}"
        if name == "":
            raise ValueError("x")
"""
    assert (
        "    for name in names {\n"
        "        let mut name = name.to_owned();\n"
        '        if name.starts_with("a") {\n'
        '            name = format!("_{name}");\n'
    ) in body(source)


def test_branches_of_which_one_is_none_are_an_option() -> None:
    source = """
def run(names: list[str], bad: bool) -> int:
    first = names[0] if bad else None
    if first:
        raise ValueError("x")
    time.sleep(len(names))
    return 1
"""
    text = body(source)
    assert "let first = if bad { Some(names[0].clone()) } else { None };" in text
    assert "std::thread::sleep(Duration::from_secs_f64(names.len() as f64));" in text


def test_values_that_may_be_absent_beside_others_are_options() -> None:
    source = """
def run(name: Optional[str], bad: bool) -> int:
    held = {"a": name, "b": "x"}
    if name in ("a", False):
        raise ValueError("x")
    return 1
"""
    text = body(source)
    assert '("a".to_owned(), name.map(ToOwned::to_owned)),\n        ("b".to_owned(), Some("x".to_owned())),' in text
    assert (
        "    // DECIDE: `name` is compared with values of several types: an enum.\n"
        '    if todo!("is `name` one of \\"a\\", false?") {\n'
    ) in text


def test_a_default_for_which_something_is_done_first() -> None:
    source = """
def run(name: Optional[str], type_: Optional[dict[bytes, Any]] = None) -> str:
    if name is None:
        print("no name")
        name = "nobody"
    if type_ is None:
        type_ = {}
    if name in type_:
        raise ValueError("x")
    return name
"""
    text = ported(HEAD + source)
    assert "    name: Option<&str>,\n    r#type: Option<&HashMap<" in text
    assert (
        "    let name = if let Some(name) = name.map(ToOwned::to_owned) {\n"
        "        name\n"
        "    } else {\n"
        '        println!("no name");\n'
        '        "nobody".to_owned()\n'
        "    };\n"
        "    let no_type = HashMap::new();\n"
        "    let r#type = r#type.unwrap_or(&no_type);\n"
    ) in text
