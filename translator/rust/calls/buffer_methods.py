"""Methods of a buffer that bytes are written to, as data; the notation is `call_table`'s."""

from __future__ import annotations

from typing import Final

from translator.ir.types import STRING, UNIT, Known
from translator.rust.calls.call_table import BYTES, IO, SIZE, WRITE, Rule, Rules, rules

BUFFER_METHODS: Final[Rules] = rules(
    Bytes=Rule("{0}.as_slice()", "r", BYTES, ref=True),
    Cap=Rule("{0}.capacity()", "r", SIZE),
    Grow=Rule("{0}.reserve({1})", "mu", UNIT),
    Len=Rule("{0}.len()", "r", SIZE),
    ReadFrom=Rule("std::io::copy({1}, {0})", "ww", Known("uint64"), error=IO),
    Reset=Rule("{0}.clear()", "m", UNIT),
    String=Rule("String::from_utf8_lossy({0}).into_owned()", "b", STRING),
    Truncate=Rule("{0}.truncate({1})", "mu", UNIT),
    Write=Rule("{0}.extend_from_slice({1})", "mb", UNIT),
    WriteByte=Rule("{0}.push({1})", "mE", UNIT),
    WriteRune=Rule("{0}.extend_from_slice({1}.encode_utf8(&mut [0; 4]).as_bytes())", "mr", UNIT),
    WriteString=Rule("{0}.extend_from_slice({1})", "mT", UNIT),
    WriteTo=Rule(f"{{1}}.{WRITE}write_all({{0}})", "bm", UNIT, error=IO),
)
"""What is read from one again has no counterpart: a `Vec` keeps no place."""
