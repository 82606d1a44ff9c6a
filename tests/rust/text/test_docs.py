from hypothesis import given
from hypothesis import strategies as st

from translator.rust.layout import parse_errors
from translator.rust.text.docs import comment, doc_comment, printable


def test_lines_are_marked_and_trimmed() -> None:
    assert doc_comment("One.\n\nTwo.  ") == "/// One.\n///\n/// Two.\n"
    assert comment("a\r\nb") == "// a\n// b"
    assert doc_comment("  \n") == ""


def test_escape_sequences_never_pass() -> None:
    assert printable("\x1b[31mred\u202e") == "\\u{1b}[31mred\\u{202e}"


@given(st.text())
def test_any_text_is_a_comment(text: str) -> None:
    assert parse_errors(f"{comment(text)}\nfn f() {{}}\n") is None
    assert parse_errors(f"{doc_comment(text)}fn f() {{}}\n") is None
