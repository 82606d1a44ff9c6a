from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from translator.report.visible import visible, visible_line
from translator.report.xml_text import attribute, content

# Surrogates too: names of files may hold them.
ANY = st.text(st.characters())


def expected(text: str) -> str:
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


@given(ANY)
def test_any_text_comes_back_from_between_tags(text: str) -> None:
    element = ET.fromstring(f"<a>{content(text)}</a>")  # noqa: S314
    assert (element.text or "") == expected(visible(text))


@given(ANY)
def test_any_text_comes_back_from_an_attribute(text: str) -> None:
    element = ET.fromstring(f'<a b="{attribute(text)}"/>')  # noqa: S314
    assert element.attrib["b"] == expected(visible_line(text))
