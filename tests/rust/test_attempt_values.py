"""What a `try` leaves behind: a name for its result, what a look-up missed, names that its `else` goes on with."""

from __future__ import annotations

from tests.rust.python_code import ported


def test_the_result_of_a_try_is_called_what_the_source_calls_nothing() -> None:
    source = """
def run(client):
    for attempt in range(2):
        try:
            client.connect()
            client.fetch()
        except OSError as err:
            if attempt == 1:
                raise ValueError("x")
"""
    text = ported(source)
    assert "        let outcome = (|| -> Result<_, RunAttemptError> {\n" in text
    assert " = outcome {\n            if attempt == 1 {\n" in text


def test_a_look_up_that_misses_may_leave_none_or_a_text() -> None:
    source = """
def look(d: dict[str, str], e):
    try:
        found = d["a"]
    except KeyError:
        found = None
    try:
        version = e["b"]
    except KeyError:
        version = "1.1"
    if found is None:
        raise ValueError("x")
    return found, version
"""
    text = ported(source)
    assert '    let found = d.get("a").cloned();\n' in text
    assert '    let version = e.get("b").cloned().unwrap_or_else(|| "1.1".to_owned());\n' in text


def test_the_else_of_a_try_writes_to_the_name_that_the_try_found() -> None:
    source = """
def cut(event, left: int):
    try:
        chunk = event["body"]
    except KeyError:
        pass
    else:
        if len(chunk) > left:
            chunk = chunk[:left]
        print(chunk)
    raise ValueError("x")
"""
    text = ported(source)
    assert '    if let Some(mut chunk) = event.get("body") {\n        if (chunk.len() as i64) > left {\n' in text
    assert "let chunk;" not in text
