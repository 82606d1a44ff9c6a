"""Functions of Python's library on texts and bytes with one certain counterpart; `call_table` tells the modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, Known, List, Type
from translator.rust.calls.call_table import BYTES, Rule, Rules
from translator.rust.text.imports import needs

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_ENGINE = needs("base64::Engine")
_DIGEST = needs("sha2::Digest")
_NO_BASE64 = "base64::DecodeError"
_STRICT = "Python skips what is no base64, `decode` fails."
_OPEN = "`shlex.split` raises `ValueError` for an open quotation, here it panics."
_ABSOLUTE = "`Url::parse` wants an absolute URL; `urlparse` takes anything."
_ENCODED = "urlencoding::encode"


def _base64(alphabet: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """What encodes to bytes, as Python's functions do, and what decodes."""
    engine = f"base64::engine::general_purpose::{alphabet}.{_ENGINE}"
    return (
        (Rule(f"{engine}encode({{0}}).into_bytes()", "b", BYTES),),
        (Rule(f"{engine}decode({{0}})", "b", BYTES, error=_NO_BASE64, raises=True, note=_STRICT),),
    )


def _as_text(encoded: tuple[Rule, ...]) -> Rule:
    """What encodes to a text: `b64encode(data).decode()`."""
    return encoded[0]._replace(template=encoded[0].template.removesuffix(".into_bytes()"), result=STRING)


_ENCODE, _DECODE = _base64("STANDARD")
_URL_ENCODE, _URL_DECODE = _base64("URL_SAFE")
HASHES = {
    "md5": "md5::Md5",
    "sha1": "sha1::Sha1",
    "sha224": "sha2::Sha224",
    "sha256": "sha2::Sha256",
    "sha384": "sha2::Sha384",
    "sha512": "sha2::Sha512",
}
"""By the function of `hashlib`."""


def _hasher(path: str) -> tuple[Rule, ...]:
    of = Known("hasher")
    return (Rule(f"{path}::{_DIGEST}new()", "", of), Rule(f"{path}::{_DIGEST}new_with_prefix({{0}})", "b", of))


TEXT_FUNCTIONS: Rules = {
    "io.StringIO": (Rule("String::new()", "", Known("builder")), Rule("std::io::Cursor::new({0})", "o")),
    "io.BytesIO": (Rule("std::io::Cursor::new(Vec::new())", ""), Rule("std::io::Cursor::new({0})", "o")),
    "base64.b64encode": _ENCODE,
    "base64.b64decode": _DECODE,
    "base64.standard_b64encode": _ENCODE,
    "base64.standard_b64decode": _DECODE,
    "base64.urlsafe_b64encode": _URL_ENCODE,
    "base64.urlsafe_b64decode": _URL_DECODE,
    "binascii.hexlify": (Rule("hex::encode({0}).into_bytes()", "b", BYTES),),
    "binascii.unhexlify": (Rule("hex::decode({0})", "b", BYTES, error="hex::FromHexError", raises=True),),
    "binascii.crc32": (Rule("crc32fast::hash({0})", "b", Known("uint32")),),
    "zlib.crc32": (Rule("crc32fast::hash({0})", "b", Known("uint32")),),
    "shlex.split": (Rule("shlex::split({0}).unwrap()", "b", List(STRING), note=_OPEN),),
    "shlex.quote": (Rule('shlex::try_quote({0}).expect("no NUL").into_owned()', "b", STRING),),
    "shlex.join": (Rule('shlex::try_join({0}.iter().map(|one| &**one)).expect("no NUL")', "r", STRING),),
    "textwrap.dedent": (Rule("textwrap::dedent({0})", "b", STRING),),
    "textwrap.indent": (Rule("textwrap::indent({0}, {1})", "bb", STRING),),
    "html.escape": (Rule("html_escape::encode_quoted_attribute({0}).into_owned()", "b", STRING),),
    "html.unescape": (Rule("html_escape::decode_html_entities({0}).into_owned()", "b", STRING),),
    "re.escape": (Rule("regex::escape({0})", "b", STRING),),
    "urllib.parse.unquote": (
        Rule("percent_encoding::percent_decode_str({0}).decode_utf8_lossy().into_owned()", "b", STRING),
    ),
    "urllib.parse.quote": (
        Rule(
            f"{{0}}.split('/').map(|part| {_ENCODED}(part).into_owned()).collect::<Vec<_>>().join(\"/\")", "r", STRING
        ),
    ),
    "urllib.parse.quote_plus": (Rule(f'{_ENCODED}({{0}}).replace("%20", "+")', "b", STRING),),
    "urllib.parse.urlparse": (
        Rule("url::Url::parse({0})", "b", Known("url"), error="url::ParseError", raises=True, note=_ABSOLUTE),
    ),
    "urllib.parse.urlsplit": (
        Rule("url::Url::parse({0})", "b", Known("url"), error="url::ParseError", raises=True, note=_ABSOLUTE),
    ),
    "urllib.parse.urljoin": (
        Rule(
            "url::Url::parse({0}).and_then(|base| base.join({1})).map(String::from)",
            "bb",
            STRING,
            error="url::ParseError",
            raises=True,
            note=_ABSOLUTE.replace("urlparse", "urljoin"),
        ),
    ),
    "uuid.UUID": (Rule("uuid::Uuid::parse_str({0})", "b", Known("uuid"), error="uuid::Error", raises=True),),
    "uuid.uuid4": (Rule("uuid::Uuid::new_v4()", "", Known("uuid")),),
    "uuid.uuid5": (Rule("uuid::Uuid::new_v5({0}, {1}.as_bytes())", "br", Known("uuid")),),
    **{f"hashlib.{name}": _hasher(path) for name, path in HASHES.items()},
    **{
        f"hashlib.{name}.digest": (Rule(f"{path}::{_DIGEST}digest({{0}}).to_vec()", "b", BYTES),)
        for name, path in HASHES.items()
    },
    **{
        f"hashlib.{name}.hexdigest": (Rule(f"hex::encode({path}::{_DIGEST}digest({{0}}))", "b", STRING),)
        for name, path in HASHES.items()
    },
    "base64.b64encode.decode": (_as_text(_ENCODE),),
    "base64.urlsafe_b64encode.decode": (_as_text(_URL_ENCODE),),
    "binascii.hexlify.decode": (Rule("hex::encode({0})", "b", STRING),),
}
"""By import path and name."""


def _quoted(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`quote(text, safe="")`: the slash is encoded too."""
    match call.args, call.keywords:
        case (_,), ():
            return TEXT_FUNCTIONS["urllib.parse.quote"][0]
        case ((_,), (ir.Keyword("safe", ir.Literal("string", "")),)) | ((_, ir.Literal("string", "")), ()):
            return Rule(f"{_ENCODED}({{0}}).into_owned()", "b" + "_" * (len(call.args) - 1), STRING)
        case _:
            return None


TEXT_KEYWORDS: dict[str, Computed] = {"urllib.parse.quote": _quoted}
"""Those whose counterpart depends on the keywords they are given."""

HASHER_METHODS: Rules = {
    "update": (Rule(f"{{0}}.{_DIGEST}update({{1}})", "mb"),),
    "digest": (Rule(f"{{0}}.clone().{_DIGEST}finalize().to_vec()", "r", BYTES),),
    "hexdigest": (Rule(f"hex::encode({{0}}.clone().{_DIGEST}finalize())", "r", STRING),),
    "copy": (Rule("{0}.clone()", "r"),),
}
"""Of what `hashlib` gives."""
