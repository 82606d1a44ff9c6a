"""Methods of text with one certain counterpart, as data; `call_table` tells what the modes mean."""

from __future__ import annotations

from translator.ir.types import BOOL, INT, STRING, UNIT, List
from translator.rust.calls.call_table import BYTES, SIZE, Rule, Rules, rules
from translator.rust.text.precedence import AND

PIECES = ".map(str::to_owned).collect::<Vec<_>>()"
BYTE_PIECES = ".map(<[u8]>::to_vec).collect::<Vec<_>>()"
PLACE = ".map_or(-1, |at| at as i64)"
ABSENT = "{0} gives -1 where there is nothing: an `Option`, and `let … else`."
NOT_THERE = "{0} raises `ValueError` where there is nothing, here it panics: `ok_or` where that is caught."


def _all(test: str) -> Rule:
    """Whether all characters are of a kind, of which there must be one."""
    return Rule(f"!{{0}}.is_empty() && {{0}}.chars().all({test})", "x", BOOL, AND)


def _cased(wanted: str, other: str) -> Rule:
    return Rule(f"{{0}}.chars().any({wanted}) && !{{0}}.chars().any({other})", "x", BOOL, AND)


def _place(method: str, name: str) -> Rule:
    return Rule(f"{{0}}.{method}({{1}}){PLACE}", "rb", INT, note=ABSENT.format(f"`{name}`"))


def _found(method: str, name: str) -> Rule:
    return Rule(f"{{0}}.{method}({{1}}).unwrap()", "rb", SIZE, note=NOT_THERE.format(f"`{name}`"))


STRING_METHODS: Rules = rules(
    strip=(Rule("{0}.trim()", "r", STRING, ref=True), Rule("{0}.trim_matches({1})", "rc", STRING, ref=True)),
    lstrip=(
        Rule("{0}.trim_start()", "r", STRING, ref=True),
        Rule("{0}.trim_start_matches({1})", "rc", STRING, ref=True),
    ),
    rstrip=(Rule("{0}.trim_end()", "r", STRING, ref=True), Rule("{0}.trim_end_matches({1})", "rc", STRING, ref=True)),
    lower=Rule("{0}.to_lowercase()", "r", STRING),
    upper=Rule("{0}.to_uppercase()", "r", STRING),
    casefold=Rule("{0}.to_lowercase()", "r", STRING),
    splitlines=Rule(f"{{0}}.lines(){PIECES}", "r", List(STRING)),
    startswith=Rule("{0}.starts_with({1})", "rb", BOOL),
    endswith=Rule("{0}.ends_with({1})", "rb", BOOL),
    replace=(Rule("{0}.replace({1}, {2})", "rbb", STRING), Rule("{0}.replacen({1}, {2}, {3})", "rbbu", STRING)),
    removeprefix=Rule("{0}.strip_prefix({1}).unwrap_or({0})", "xb", STRING, ref=True),
    removesuffix=Rule("{0}.strip_suffix({1}).unwrap_or({0})", "xb", STRING, ref=True),
    find=_place("find", "find"),
    rfind=_place("rfind", "rfind"),
    index=_found("find", "index"),
    rindex=_found("rfind", "rindex"),
    count=Rule("{0}.matches({1}).count()", "rb", SIZE),
    isdigit=_all("char::is_numeric"),
    isnumeric=_all("char::is_numeric"),
    isalpha=_all("char::is_alphabetic"),
    isalnum=_all("char::is_alphanumeric"),
    isspace=_all("char::is_whitespace"),
    isupper=_cased("char::is_uppercase", "char::is_lowercase"),
    islower=_cased("char::is_lowercase", "char::is_uppercase"),
    isascii=Rule("{0}.is_ascii()", "r", BOOL),
    ljust=Rule('format!("{{:<1$}}", {0}, {1})', "vu", STRING),
    rjust=Rule('format!("{{:>1$}}", {0}, {1})', "vu", STRING),
    center=Rule('format!("{{:^1$}}", {0}, {1})', "vu", STRING),
    zfill=Rule('format!("{{:0>1$}}", {0}, {1})', "vu", STRING),
)
BYTES_METHODS: Rules = rules(
    hex=Rule("hex::encode({0})", "b", STRING),
    startswith=Rule("{0}.starts_with({1})", "rb", BOOL),
    endswith=Rule("{0}.ends_with({1})", "rb", BOOL),
    removeprefix=Rule("{0}.strip_prefix({1}).unwrap_or({0})", "xb", BYTES, ref=True),
    removesuffix=Rule("{0}.strip_suffix({1}).unwrap_or({0})", "xb", BYTES, ref=True),
    strip=Rule("{0}.trim_ascii()", "r", BYTES, ref=True),
    lstrip=Rule("{0}.trim_ascii_start()", "r", BYTES, ref=True),
    rstrip=Rule("{0}.trim_ascii_end()", "r", BYTES, ref=True),
    lower=Rule("{0}.to_ascii_lowercase()", "r", BYTES),
    upper=Rule("{0}.to_ascii_uppercase()", "r", BYTES),
    isascii=Rule("{0}.is_ascii()", "r", BOOL),
    split=Rule(
        "{0}.split(u8::is_ascii_whitespace).filter(|part| !part.is_empty()).map(<[u8]>::to_vec).collect::<Vec<_>>()",
        "r",
        List(BYTES),
    ),
    append=Rule("{0}.push({1})", "me", UNIT),
    extend=Rule("{0}.extend_from_slice({1})", "mb", UNIT),
    clear=Rule("{0}.clear()", "m", UNIT),
    reverse=Rule("{0}.reverse()", "m", UNIT),
    copy=Rule("{0}.to_vec()", "r", BYTES),
)
