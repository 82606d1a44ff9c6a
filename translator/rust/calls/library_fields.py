"""Fields of values that Python's library gives which are methods in Rust, as data; `call_table` tells the modes."""

from __future__ import annotations

from translator.ir.types import INT, STRING, Known, Optional
from translator.rust.calls.call_table import Rule, Rules, rules
from translator.rust.calls.clock_functions import CLOCK_FIELDS, DATE_FIELDS
from translator.rust.calls.process_calls import PROCESS_FIELDS
from translator.rust.text.precedence import CAST

_DAY = "24 * 60 * 60"

PYTHON_FIELDS: dict[str, Rules] = PROCESS_FIELDS | {
    "date": DATE_FIELDS,
    "datetime": CLOCK_FIELDS,
    "duration": rules(
        days=Rule(f"({{0}}.as_secs() / ({_DAY})) as i64", "r", INT, CAST),
        seconds=Rule(f"({{0}}.as_secs() % ({_DAY})) as i64", "r", INT, CAST),
        microseconds=Rule("i64::from({0}.subsec_micros())", "r", INT),
    ),
    "regex": rules(pattern=Rule("{0}.as_str()", "r", STRING, ref=True)),
    # https://docs.rs/url/latest/url/struct.Url.html
    "url": rules(
        scheme=Rule("{0}.scheme()", "r", STRING, ref=True),
        netloc=Rule("{0}.authority()", "r", STRING, ref=True),
        path=Rule("{0}.path()", "r", STRING, ref=True),
        fragment=Rule("{0}.fragment().unwrap_or_default()", "r", STRING, ref=True),
        hostname=Rule("{0}.host_str()", "r", Optional(STRING)),
        port=Rule("{0}.port()", "r", Optional(Known("uint16"))),
    ),
    "uuid": rules(
        hex=Rule("{0}.simple().to_string()", "r", STRING),
        int=Rule("{0}.as_u128()", "r"),
        bytes=Rule("{0}.as_bytes().to_vec()", "r", Known("bytes")),
    ),
}
"""By what kind of type has them."""
