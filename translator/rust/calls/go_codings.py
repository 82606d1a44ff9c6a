"""Methods of what Go's coding packages declare, `base64.StdEncoding` and `binary.LittleEndian`, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import STRING, UNIT, Known
from translator.rust.calls.call_table import BYTES, SIZE, Rule, Rules
from translator.rust.text.imports import needs

_ENGINE: Final = needs("base64::Engine")
_BREAKS: Final = "a line break inside the text is an error here; Go leaves it out."

_ALPHABETS: Final = {
    "StdEncoding": "BASE64_STANDARD",
    "RawStdEncoding": "BASE64_STANDARD_NO_PAD",
    "URLEncoding": "BASE64_URL_SAFE",
    "RawURLEncoding": "BASE64_URL_SAFE_NO_PAD",
}
_ORDERS: Final = {"LittleEndian": "le", "BigEndian": "be"}
_WIDTHS: Final = {"16": 2, "32": 4, "64": 8}


def _base64(name: str) -> Rules:
    """An alphabet's methods; the first operand is the alphabet itself."""
    padded = "false" if name.endswith("NO_PAD") else "true"
    engine = f"base64::prelude::{name}.{_ENGINE}"
    return {
        "EncodeToString": (Rule(f"{engine}encode({{1}})", "_b", STRING),),
        "DecodeString": (Rule(f"{engine}decode({{1}})", "_b", BYTES, error="base64::DecodeError", note=_BREAKS),),
        "EncodedLen": (Rule(f'base64::encoded_len({{1}}, {padded}).expect("a length")', "_u", SIZE),),
    }


def _binary(order: str) -> Rules:
    """The methods of a byte order; the first operand is the order itself."""
    table: Rules = {}
    for width, size in _WIDTHS.items():
        number = f"u{width}"
        read = f'{number}::from_{order}_bytes({{1}}[..{size}].try_into().expect("{size} bytes"))'
        table[f"Uint{width}"] = (Rule(read, "_r", Known(f"uint{width}")),)
        write = f"{{1}}[..{size}].copy_from_slice(&{{2}}.to_{order}_bytes())"
        table[f"PutUint{width}"] = (Rule(write, "_mr", UNIT),)
    return table


CODINGS: Final[Rules] = {
    **{
        f"encoding/base64.{name}.{method}": rules
        for name, constant in _ALPHABETS.items()
        for method, rules in _base64(constant).items()
    },
    **{
        f"encoding/binary.{name}.{method}": rules
        for name, order in _ORDERS.items()
        for method, rules in _binary(order).items()
    },
}
"""By import path, name and method; the notation is `call_table`'s."""
