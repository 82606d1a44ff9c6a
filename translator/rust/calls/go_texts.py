"""Functions of Go's packages for texts, bytes and characters with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, INT, STRING, Known, Optional, Tuple
from translator.rust.calls.call_table import BYTES, SIZE, Rule, Rules
from translator.rust.text.precedence import CAST

PLACE: Final = ".map_or(-1, |at| at as i64)"
"""A place as Go gives it: -1 for none."""
_RUNE: Final = Known("rune")
_ASCII: Final = "letters beyond ASCII stay as they are."
_BOOL: Final = "Go also takes `1`, `t`, `T`, `TRUE`, `True` and the like for false; `parse` takes `true` and `false`."
_LETTERS: Final = "Rust takes a few more characters for letters, such as vowel signs and `Ⅷ`."
_NUMBERS: Final = "`is_numeric` also takes `½` and `Ⅷ`; for digits of ASCII `is_ascii_digit`."
_ESCAPES: Final = "what does not print is escaped otherwise: `\\u{7f}` where Go writes `\\x7f`."

_STRINGS: Final[Rules] = {
    "Index": (Rule(f"{{0}}.find({{1}}){PLACE}", "rb", INT),),
    "IndexAny": (Rule(f"{{0}}.find(|c| {{1}}.contains(c)){PLACE}", "rr", INT),),
    "IndexFunc": (Rule(f"{{0}}.find({{1}}){PLACE}", "rv", INT),),
    "IndexRune": (Rule(f"{{0}}.find({{1}}){PLACE}", "rv", INT),),
    "LastIndex": (Rule(f"{{0}}.rfind({{1}}){PLACE}", "rb", INT),),
    "LastIndexAny": (Rule(f"{{0}}.rfind(|c| {{1}}.contains(c)){PLACE}", "rr", INT),),
    "LastIndexFunc": (Rule(f"{{0}}.rfind({{1}}){PLACE}", "rv", INT),),
    "ContainsFunc": (Rule("{0}.contains({1})", "rv", BOOL),),
    "TrimLeftFunc": (Rule("{0}.trim_start_matches({1})", "rv", STRING, ref=True),),
    "TrimRightFunc": (Rule("{0}.trim_end_matches({1})", "rv", STRING, ref=True),),
    "CutPrefix": (Rule("{0}.strip_prefix({1})", "rb", Optional(STRING), ref=True),),
    "CutSuffix": (Rule("{0}.strip_suffix({1})", "rb", Optional(STRING), ref=True),),
}

_BYTES: Final[Rules] = {
    "Contains": (Rule("memchr::memmem::find({0}, {1}).is_some()", "bb", BOOL),),
    "Count": (Rule("memchr::memmem::find_iter({0}, {1}).count()", "bb", SIZE),),
    "Index": (Rule(f"memchr::memmem::find({{0}}, {{1}}){PLACE}", "bb", INT),),
    "LastIndex": (Rule(f"memchr::memmem::rfind({{0}}, {{1}}){PLACE}", "bb", INT),),
    "Clone": (Rule("{0}.to_vec()", "r", BYTES),),
    "Compare": (Rule("{0}.cmp({1}) as i64", "rb", INT, CAST),),
    "EqualFold": (Rule("{0}.eq_ignore_ascii_case({1})", "rb", BOOL, note=_ASCII),),
    "Repeat": (Rule("{0}.repeat({1})", "ru", BYTES),),
    "ToLower": (Rule("{0}.to_ascii_lowercase()", "r", BYTES, note=_ASCII),),
    "ToUpper": (Rule("{0}.to_ascii_uppercase()", "r", BYTES, note=_ASCII),),
    "TrimPrefix": (Rule("{0}.strip_prefix({1}).unwrap_or({0})", "xb", BYTES, ref=True),),
    "TrimSuffix": (Rule("{0}.strip_suffix({1}).unwrap_or({0})", "xb", BYTES, ref=True),),
}

_STRCONV: Final[Rules] = {
    "ParseBool": (Rule("{0}.parse::<bool>()", "r", BOOL, error="std::str::ParseBoolError", note=_BOOL),),
    "Quote": (Rule('format!("{{:?}}", {0})', "v", STRING, note=_ESCAPES),),
}

_UNICODE: Final[Rules] = {
    "IsControl": (Rule("{0}.is_control()", "r", BOOL),),
    "IsNumber": (Rule("{0}.is_numeric()", "r", BOOL),),
    "IsDigit": (Rule("{0}.is_numeric()", "r", BOOL, note=_NUMBERS),),
    "IsLetter": (Rule("{0}.is_alphabetic()", "r", BOOL, note=_LETTERS),),
    "ToLower": (Rule("{0}.to_ascii_lowercase()", "r", _RUNE, note=_ASCII),),
    "ToUpper": (Rule("{0}.to_ascii_uppercase()", "r", _RUNE, note=_ASCII),),
}

_FIRST: Final = ".map_or((char::REPLACEMENT_CHARACTER, 0), |c| (c, c.len_utf8()))"
_DECODED: Final = Tuple((_RUNE, SIZE))
_UTF8: Final[Rules] = {
    "DecodeRuneInString": (Rule(f"{{0}}.chars().next(){_FIRST}", "r", _DECODED),),
    "DecodeLastRuneInString": (Rule(f"{{0}}.chars().next_back(){_FIRST}", "r", _DECODED),),
    "EncodeRune": (Rule("{1}.encode_utf8({0}).len()", "wr", SIZE),),
    "RuneLen": (Rule("{0}.len_utf8()", "r", SIZE),),
    "Valid": (Rule("std::str::from_utf8({0}).is_ok()", "b", BOOL),),
    "ValidRune": (Rule("true", "_", BOOL),),
}

TEXTS: Final[Rules] = {
    f"{package}.{name}": rules
    for package, table in {
        "strings": _STRINGS,
        "bytes": _BYTES,
        "strconv": _STRCONV,
        "unicode": _UNICODE,
        "unicode/utf8": _UTF8,
    }.items()
    for name, rules in table.items()
}
"""By import path and name; the notation is `call_table`'s."""
