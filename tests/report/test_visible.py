import json
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from translator.report.visible import escape_json, visible, visible_line

# Characters whose category may change with Unicode's version, or which have a width and a shape.
UNSAFE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in UNSAFE


def test_every_unsafe_character_is_escaped_and_no_other() -> None:
    wrong = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if (visible_line(chr(code)) != chr(code)) != is_unsafe(chr(code))
        # Newer versions of Unicode call more of these blocks format characters.
        and unicodedata.category(chr(code)) != "Cn"
    ]
    assert wrong == []


def test_lines_and_tabs_stay_where_lines_may_be() -> None:
    assert visible("a\tb\nc\r\x1b[0m\u202e\U000e0041\udcff") == "a\tb\nc\\r\\x1b[0m\\u202e\\U000e0041\\udcff"
    assert visible_line("a\tb\nc") == "a\\tb\\nc"


@given(st.text())
def test_json_means_the_same_and_is_safe(text: str) -> None:
    encoded = json.dumps(text, ensure_ascii=False).encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()
    escaped = escape_json(encoded)
    assert json.loads(escaped) == json.loads(encoded)
    assert not any(is_unsafe(character) for character in escaped.decode())
