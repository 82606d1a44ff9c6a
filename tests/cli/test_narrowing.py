"""Tests for a type, after which the value is of that type."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

SEVERAL = "d: str | list[str]"
DYNAMIC = "// DECIDE: `d` holds one of several types: an enum and `match` where the set is closed. "

NARROWED: list[Row] = [
    (
        "d: str | bytes",
        "if isinstance(d, str): print(d.strip())",
        'if let StringOrBytes::String(d) = d { println!("{}", d.trim()); }',
    ),
    (
        "d: int | str",
        "if isinstance(d, int): print(d + 1)",
        'if let IntOrString::Int(d) = *d { println!("{}", d + 1); }',
    ),
    (
        "d: str | bytes | None",
        "if isinstance(d, str) and d.startswith('x'): print(d)",
        'if let Some(StringOrBytes::String(d)) = d && d.starts_with("x") { println!("{d}"); }',
    ),
    (
        "d: object",
        "if isinstance(d, str): print(d.strip())",
        DYNAMIC + 'if let Some(d) = d.downcast_ref::<String>() { println!("{}", d.trim()); }',
    ),
    (
        "d: object",
        "if isinstance(d, int): print(d + 1)",
        DYNAMIC + 'if let Some(d) = d.downcast_ref::<i64>().copied() { println!("{}", d + 1); }',
    ),
]

LEFT: list[Row] = [
    (
        "d: str | bytes",
        "if not isinstance(d, str): return\n    print(d.strip())",
        'let StringOrBytes::String(d) = d else { return; }; println!("{}", d.trim());',
    ),
    (
        SEVERAL,
        "if isinstance(d, str): return\n    print(len(d))",
        (
            "let d = match d { StringOrStringList::String(_) => return, StringOrStringList::StringList(d) => d, }; "
            'println!("{}", d.len());'
        ),
    ),
    (
        SEVERAL,
        "if isinstance(d, str): d = [d]\n    print(d)",
        (
            "let d = match d { StringOrStringList::String(d) => vec![d.to_owned()], "
            'StringOrStringList::StringList(d) => d.to_vec(), }; println!("{d:?}");'
        ),
    ),
    (
        SEVERAL,
        "if not isinstance(d, list): d = [d]\n    print(d)",
        (
            "let d = match d { StringOrStringList::String(d) => vec![d.to_owned()], "
            'StringOrStringList::StringList(d) => d.to_vec(), }; println!("{d:?}");'
        ),
    ),
]

GUESSED = "// DECIDE: `d` is tested for its type: an enum `{0}` with a variant for each, or a method of a trait. "

LISTED: list[Row] = [
    (
        "d",
        "if not isinstance(d, list): d = [d]\n    print(d)",
        (
            f"{GUESSED.format('Run13Value')}let d = match d {{ Run13Value::OtherList(d) => d, d => vec![d], }}; "
            'println!("{d:?}");'
        ),
    ),
    (
        "d, n: int",
        "if n:\n        if not isinstance(d, list): d = [d]\n    print(d)",
        (
            f"if n != 0 {{ {GUESSED.format('Run14Value')}"
            'if !matches!(d, Run14Value::OtherList(_)) { d = vec![d]; } } println!("{d}");'
        ),
    ),
    ("d: str | None", "print(type(d))", 'println!("{}", std::any::type_name_of_val(&d));'),
    ("d: str", "print(type(d))", 'println!("{}", std::any::type_name_of_val(d));'),
]

UNLIKE: list[Row] = [
    (
        "d: str | bytes",
        "if isinstance(d, str): print(1)",
        'if matches!(d, StringOrBytes::String(_)) { println!("{}", 1); }',
    ),
    (
        "d: str | bytes | int",
        "if isinstance(d, (str, bytes)): print(d)",
        ('if matches!( d, StringOrBytesOrInt::String(_) | StringOrBytesOrInt::Bytes(_) ) { println!("{d}"); }'),
    ),
    (
        "d: str | bytes | int",
        "if isinstance(d, str): return\n    print(d)",
        'if matches!(d, StringOrBytesOrInt::String(_)) { return; } println!("{d}");',
    ),
    (
        f"{SEVERAL}, n: int",
        "if n:\n        if isinstance(d, str): d = [d]\n    print(d)",
        'if n != 0 { if matches!(d, StringOrStringList::String(_)) { d = vec![d.clone()]; } } println!("{d}");',
    ),
]

ROWS = [*NARROWED, *LEFT, *UNLIKE, *LISTED]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "a.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_narrowed(place: int, shown: list[str]) -> None:
    assert shown[place] == ROWS[place][2]
