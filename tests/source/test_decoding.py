import codecs
import io
import tokenize
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.source.decoding import Decoded, decode_python, decode_utf8


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (b"", b""),
        (b"x = 1\r\n", b"x = 1\r\n"),
        ("é".encode(), "é".encode()),
        (codecs.BOM_UTF8 + "é".encode(), "é".encode()),
        (codecs.BOM_UTF16_LE + "é→".encode("utf-16-le"), "é→".encode()),
        (codecs.BOM_UTF16_BE + "é→".encode("utf-16-be"), "é→".encode()),
        (codecs.BOM_UTF32_LE + "é→".encode("utf-32-le"), "é→".encode()),
    ],
)
def test_byte_order_marks(data: bytes, source: bytes) -> None:
    for decode in (decode_utf8, decode_python):
        decoded = decode(data)
        assert (decoded.source, decoded.problem) == (source, "")


@pytest.mark.parametrize(
    "head",
    [
        "# -*- coding: latin-1 -*-\n",
        "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n",
        "\n# coding=cp1252\n",
        "\r\n# coding: koi8-r\r\n",
        "# coding: shift_jis\n",
        "# coding: utf8\n",
    ],
)
def test_coding_comments(head: str) -> None:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(head.encode()).readline)
    name = "я" if encoding in {"koi8-r", "shift_jis"} else "é"
    decoded = decode_python((head + name).encode(encoding))
    assert decoded.source.decode() == head + name
    assert decoded.problem == ""


def test_the_first_of_two_coding_comments_counts() -> None:
    decoded = decode_python(b"# coding: latin-1\n# coding: cp1251\n\xe9")
    assert decoded.source.decode().endswith("é")


@pytest.mark.parametrize(
    "head", ["x = 1\n# coding: latin-1\n", "\n\n# coding: latin-1\n", "'''\n# coding: latin-1\n'''\n"]
)
def test_a_coding_comment_elsewhere_is_none(head: str) -> None:
    if not head.startswith("'"):
        encoding, _ = tokenize.detect_encoding(io.BytesIO(head.encode()).readline)
        assert encoding == "utf-8"
    assert "0xE9" in decode_python(head.encode() + b"\xe9").problem


@pytest.mark.parametrize(
    "name",
    [
        "nope",
        "rot13",
        "base64",
        "zlib",
        "unicode_escape",
        "punycode",
        "idna",
        "undefined",
        "utf-7",
        "utf-16",
        "hex",
        "..",
        "-",
    ],
)
def test_encodings_that_no_source_is_written_in(name: str) -> None:
    data = f"# coding: {name}\nx = 'é'\n".encode()
    decoded = decode_python(data)
    assert decoded.source == data
    assert decoded.problem == f"unknown encoding {name} declared, read as UTF-8"


@pytest.mark.parametrize("decode", [decode_utf8, decode_python])
def test_invalid_bytes_are_named_and_replaced(decode: Callable[[bytes], Decoded]) -> None:
    decoded = decode(b"a = 1\nb = '\xe9'\n")
    assert decoded.source.decode() == "a = 1\nb = '\ufffd'\n"
    assert decoded.problem == "line 2: byte 0xE9 is not UTF-8, read with replacement characters"


def test_half_of_a_utf16_file() -> None:
    decoded = decode_utf8(codecs.BOM_UTF16_LE + b"a\0b")
    assert decoded.source.decode() == "a\ufffd"
    assert decoded.problem


@given(st.binary(max_size=200))
def test_any_bytes_become_utf8(data: bytes) -> None:
    for prefix in (
        b"",
        b"# coding: utf-8-sig\n",
        b"# coding: euc-jp\n",
        b"# coding: iso2022_jp\n",
        b"\xff\xfe",
        b"# coding:",
    ):
        decode_python(prefix + data).source.decode()
        decode_utf8(prefix + data).source.decode()


@given(st.text(max_size=100))
def test_a_coding_comment_is_read_as_python_reads_it(text: str) -> None:
    data = ("# coding: latin-1\n" + text.replace("\0", "")).encode("latin-1", "replace")
    decoded = decode_python(data)
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    assert decoded.source.decode() == data.decode(encoding)
