"""Whatever a settings file holds, it is read or refused with one line."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from translator.catalog.cache import load_catalogue
from translator.errors import RunFailedError
from translator.settings.load import load_settings
from translator.settings.selection import selection_for
from translator.settings.show import settings_text

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0].replace('extend = "../rustbound-base.toml"', "").encode()
CATALOGUE = load_catalogue()
PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(rb"""' " [ ] { } = . "\u0000" [[ nan 1e999 true 1979-05-27 '..' '[' [rust] [effort]""".split()),
    st.sampled_from([b"\n", b"\r", b"\0", b"'''", b"9" * 5000, b"[" * 2000, b"a." * 3000]),
    st.sampled_from([b"[tool.rustbound]\n", b"extend = 'rustbound.toml'\n", b"select = []\n", b"[per-file-ignores]\n"]),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The example of the page for users with pieces put in and taken out."""
    text: bytes = EXAMPLE
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 40))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


def look(content: bytes, name: str) -> None:
    """Read the file in a directory of its own, and show what it says."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        (root / "rustbound-patterns").mkdir()
        (root / name).write_bytes(content)
        try:
            found = load_settings(root)
            text = settings_text(found, selection_for(found, CATALOGUE))
        except RunFailedError as error:
            text = str(error)
            assert text.startswith(f"{root / name}:")
            assert "\n" not in text
        assert all(character.isprintable() or character == "\n" for character in text)


@settings(max_examples=300)
@given(damaged())
def test_a_damaged_file(content: bytes) -> None:
    look(content, "rustbound.toml")


@given(st.binary(max_size=100))
def test_any_bytes(content: bytes) -> None:
    look(content, "rustbound.toml")
    look(b"[tool.rustbound]\n" + content, "pyproject.toml")
