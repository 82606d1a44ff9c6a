"""`tempfile` with its keywords, as the crate's `Builder`: a call with its operands in a row, and the rule for it."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Type
from translator.rust.calls.call_table import IO, PATH, Rule

_MADE = {"mkdtemp": "tempdir", "TemporaryDirectory": "tempdir", "NamedTemporaryFile": "tempfile"}
_NAMES = ("prefix", "suffix", "dir")
_STAYS = "a `NamedTempFile` is removed when it is dropped; `keep` leaves it."
_PATH_OF = "its path is what `path` gives."


def as_builder(call: ir.Call) -> ir.Call:
    """`tempfile.mkdtemp(prefix="x")` with its operands in a row; other calls as they are."""
    match call.function:
        case ir.Name(name, "tempfile") if name in _MADE and call.keywords and not call.args and not call.spread:
            pass
        case _:
            return call
    given = {k.name: k.value for k in call.keywords if k.value != ir.Literal("nil", "")}
    stays = given.pop("delete", None)
    given.pop("mode", None)
    if stays not in {None, ir.Literal("bool", "true"), ir.Literal("bool", "false")} or given.keys() - {*_NAMES}:
        return call
    names = [known for known in _NAMES if known in given]
    flag = "stays" if stays == ir.Literal("bool", "false") else ""
    return ir.Call(ir.Name(f"{name}|{','.join(names)}|{flag}", "tempfile"), tuple(given[known] for known in names))


def builder_rule(text: str) -> Rule | None:
    """The rule for what `as_builder` made; None for other names."""
    if text.count("|") != 2:
        return None
    name, options, stays = text.split("|")
    names = [one for one in options.split(",") if one]
    end, plain = _MADE[name], "tempfile::NamedTempFile::new" if _MADE[name] == "tempfile" else "tempfile::tempdir"
    named = "".join(f".{one}({{{place}}})" for place, one in enumerate(names) if one != "dir")
    place = f"{{{names.index('dir')}}}" if "dir" in names else ""
    template = f"tempfile::Builder::new(){named}.{end}" if named else plain
    if place:
        template = f"{template.removesuffix('::new')}{'::new_in' if template.endswith('::new') else '_in'}"
    result: Type = PATH if name == "mkdtemp" else UNKNOWN
    kept = ".map(tempfile::TempDir::keep)" if name == "mkdtemp" else ""
    note = _STAYS if stays else _PATH_OF if not kept else ""
    return Rule(f"{template}({place}){kept}", "b" * len(names), result, error=IO, raises=True, note=note)
