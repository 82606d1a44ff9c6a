"""Calls of Python's library as others that a rule can print: with a method of the result, with keywords."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.library_names import library_path
from translator.rust.calls.process_calls import as_command
from translator.rust.calls.temporary_files import as_builder
from translator.rust.calls.text_functions import HASHES

_DECODED = {f"{path}.decode" for path in ("base64.b64encode", "base64.urlsafe_b64encode", "binascii.hexlify")}
CHAINS = frozenset({f"hashlib.{name}.{asked}" for name in HASHES for asked in ("digest", "hexdigest")} | _DECODED)
_ASKED = frozenset(path.rpartition(".")[2] for path in CHAINS)


def at_once(call: ir.Call) -> ir.Call:
    """`hashlib.sha256(data).hexdigest()` as a call of one function with `data`; other calls as they are."""
    match call.function:
        case ir.Name(_, "subprocess"):
            return as_command(call)
        case ir.Name(_, "tempfile"):
            return as_builder(call)
        case ir.Attribute(ir.Call(function, (_,) as given, ()), name) if name in _ASKED:
            path = f"{library_path(function)}.{name}"
            if path in CHAINS and (name != "decode" or _is_utf8(call)) and not (name != "decode" and call.args):
                package, _, text = path.partition(".")
                return ir.Call(ir.Name(text, package), given)
    return call


def _is_utf8(call: ir.Call) -> bool:
    """Whether bytes that are ASCII are decoded by one of the codings that have it."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    return all(
        isinstance(one, ir.Literal) and one.text.lower() in {"utf-8", "utf8", "ascii", "latin-1"} for one in given
    )
