import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.rust.layout import parse_errors
from translator.rust.text.naming import KEYWORDS, constant, escape, field, pascal, snake, string

IDENTIFIERS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,20}", fullmatch=True)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("HTTPServer", "http_server"),
        ("userID", "user_id"),
        ("userIDs", "user_ids"),
        ("IDsByName", "ids_by_name"),
        ("type", "r#type"),
        ("gen", "r#gen"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("_cache", "_cache"),
        ("_", "_"),
        ("parseIPv6", "parse_ipv6"),
        ("OAuth2Token", "oauth2_token"),
        ("gRPCClient", "grpc_client"),
        ("SHA256Sum", "sha256_sum"),
        ("k8sClient", "k8s_client"),
        ("already_snake", "already_snake"),
        ("SCREAMING_CASE", "screaming_case"),
    ],
)
def test_snake(source: str, expected: str) -> None:
    assert snake(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [("HTTPServer", "HttpServer"), ("user_id", "UserId"), ("_private", "Private"), ("Self", "Self_"), ("2fa", "N2fa")],
)
def test_pascal(source: str, expected: str) -> None:
    assert pascal(source) == expected


def test_a_field_drops_the_underscore_that_marks_it_private() -> None:
    assert field("_lock") == "lock"
    assert field("__type") == "r#type"


def test_constant() -> None:
    assert constant("maxRetries") == "MAX_RETRIES"
    assert constant("_1_up") == "_1_UP"


@given(IDENTIFIERS)
def test_names_are_in_rust_case(name: str) -> None:
    assert re.fullmatch(r"(r#)?_*[a-z0-9_]*", snake(name))
    assert re.fullmatch(r"(r#)?[A-Z_0-9][A-Za-z0-9]*_?", pascal(name))
    assert not re.search(r"[a-z]", constant(name))


@given(IDENTIFIERS)
def test_snake_keeps_what_is_snake_already(name: str) -> None:
    assert snake(snake(name).removeprefix("r#")) == snake(name)


@given(IDENTIFIERS | st.sampled_from(sorted(KEYWORDS)))
def test_names_are_identifiers_to_rust(name: str) -> None:
    text = f"struct {pascal(name)} {{\n    {field(name)}: u8,\n}}\nfn {snake(name + 'x')}() {{}}\n"
    assert parse_errors(text) is None


@given(st.text())
def test_strings_are_literals_of_one_token(text: str) -> None:
    assert parse_errors(f"fn f() -> &'static str {{\n    {string(text)}\n}}\n") is None


def test_control_characters_are_spelled_out() -> None:
    assert string("a\x1b\u202eb") == '"a\\u{1b}\\u{202e}b"'


def test_escape_leaves_plain_names() -> None:
    assert escape("invoice") == "invoice"
