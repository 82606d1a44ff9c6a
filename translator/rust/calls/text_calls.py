"""Methods of text and bytes whose counterpart depends on what they are given."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, List, Type
from translator.rust.calls.call_table import BYTES, SIZE, Rule
from translator.rust.calls.text_methods import (
    ABSENT,
    BYTE_PIECES,
    BYTES_METHODS,
    NOT_THERE,
    PIECES,
    PLACE,
    STRING_METHODS,
)
from translator.rust.text.byte_text import byte_literal

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]

_NIL = ir.Literal("nil", "")


def split(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`split()`, `split(",")`, `split(",", 1)`, `split(maxsplit=1)` of a text."""
    separator, limit = split_by(call)
    if limit is None or (separator is not None and type_of(separator) not in {STRING, UNKNOWN}):
        return None
    unused = "_" * (len(call.args) - 1)
    if separator is None and limit < 0:
        return Rule(f"{{0}}.split_whitespace(){PIECES}", "r" + "_" * len(call.args), List(STRING))
    if separator is None or not call.args:
        return None
    parted = "split({1})" if limit < 0 else f"splitn({limit + 1}, {{1}})"
    return Rule(f"{{0}}.{parted}{PIECES}", f"rb{unused}", List(STRING))


def split_bytes(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`split(b":")`, `split(b":", 1)`: `std` parts bytes at single ones."""
    separator, limit = split_by(call)
    unused = "_" * len(call.args)
    if separator is None:
        rules = BYTES_METHODS["split"]
        return rules[0]._replace(modes=f"r{unused}") if limit is not None and limit < 0 else None
    if limit is None or not call.args or not _is_byte(separator):
        return None
    parted = f"{'split' if limit < 0 else 'splitn'}({'' if limit < 0 else f'{limit + 1}, '}{_equals(separator)})"
    return Rule(f"{{0}}.{parted}{BYTE_PIECES}", f"r{unused}", List(BYTES))


def split_by(call: ir.Call) -> tuple[ir.Expression | None, int | None]:
    """Where a text is split, None for white space, and how often: -1 for everywhere, None where that is not known."""
    given = dict(zip(("sep", "maxsplit"), call.args, strict=False)) | {k.name: k.value for k in call.keywords}
    separator = given.get("sep")
    match given.get("maxsplit"):
        case None | ir.Unary("-", ir.Literal("int", "1")):
            limit: int | None = -1
        case ir.Literal("int", text) if text.isdigit():
            limit = int(text)
        case _:
            limit = None
    known = given.keys() <= {"sep", "maxsplit"} and len(call.args) <= 2 and not call.spread
    return (None if separator == _NIL else separator), (limit if known else None)


def lines(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`splitlines()`, `splitlines(True)`, `splitlines(keepends=True)`."""
    match (*call.args, *(k.value for k in call.keywords)):
        case () | (ir.Literal("bool", "false"),):
            return STRING_METHODS["splitlines"][0]._replace(modes="r" + "_" * len(call.args))
        case (ir.Literal("bool", "true"),):
            return Rule(f"{{0}}.split_inclusive('\\n'){PIECES}", "r" + "_" * len(call.args), List(STRING))
        case _:
            return None


def begins(method: str, plain: dict[str, tuple[Rule, ...]]) -> Computed:
    """`startswith("a")`, `startswith(("a", "b"))`."""
    rust = {"startswith": "starts_with", "endswith": "ends_with"}[method]

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        match call.args:
            case (ir.ListLiteral(),):
                return Rule(f"{{1}}.iter().any(|part| {{0}}.{rust}(part))", modes, BOOL)
            case (_,) if not call.keywords:
                return plain[method][0]
            case _:
                return None

    modes = "ry" if plain is BYTES_METHODS else "rt"
    return rule


def place(method: str, *, raises: bool) -> Computed:
    """`find` and `index` of bytes, and their like from the end."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != 1 or call.keywords:
            return None
        found, modes = _searched(call.args[0], type_of, last=method[0] == "r")
        if not found:
            return None
        if raises:
            return Rule(f"{found}.unwrap()", modes, SIZE, note=NOT_THERE.format(f"`{method}`"))
        return Rule(f"{found}{PLACE}", modes, INT, note=ABSENT.format(f"`{method}`"))

    return rule


def _searched(wanted: ir.Expression, type_of: TypeOf, *, last: bool) -> tuple[str, str]:
    """Where something stands in bytes, as an `Option`."""
    method = "rposition" if last else "position"
    if _is_byte(wanted):
        return f"{{0}}.iter().{method}({_equals(wanted)})", "r_"
    match wanted:
        case ir.Literal("bytes", text) if text:
            return f"{{0}}.windows({len(text)}).{method}(|window| window == {{1}})", "rv"
    if type_of(wanted) == BYTES:
        return f"memchr::memmem::{'rfind' if last else 'find'}({{0}}, {{1}})", "bb"
    return "", ""


def contained(wanted: ir.Expression, type_of: TypeOf) -> tuple[str, str]:
    """Whether bytes hold others, as a template and its modes; empty where nothing says that they are bytes."""
    match wanted:
        case ir.Literal("bytes", text) if len(text) == 1:
            return f"{{0}}.contains(&{_escaped(byte_literal(text))})", "r_"
        case ir.Literal("bytes", text) if text:
            return f"{{0}}.windows({len(text)}).any(|window| window == {{1}})", "rv"
    if type_of(wanted) == BYTES:
        return "memchr::memmem::find({0}, {1}).is_some()", "bb"
    return "", ""


def count_bytes(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """How often bytes stand in others."""
    if len(call.args) != 1 or call.keywords:
        return None
    if _is_byte(call.args[0]):
        return Rule(f"{{0}}.iter().filter({_equals(call.args[0], '&&')}).count()", "r_", SIZE)
    if type_of(call.args[0]) == BYTES:
        return Rule("memchr::memmem::find_iter({0}, {1}).count()", "bb", SIZE)
    return None


def justified(method: str) -> Computed:
    """`ljust(20)`, `rjust(n, "0")`: a format with a width."""
    sign = {"ljust": "<", "rjust": ">", "center": "^", "zfill": "0>"}[method]

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        match call.args:
            case (_,) | (_, ir.Literal("string", " ")):
                fill = ""
            case (_, ir.Literal("string", fill)) if len(fill) == 1 and fill not in '{}"\\':
                pass
            case _:
                return None
        match call.args[0]:
            case ir.Literal("int", width) if width.isdigit():
                return Rule(
                    f'format!("{{{{:{fill}{sign}{width}}}}}", {{0}})', "v_" + "_" * (len(call.args) - 1), STRING
                )
        return Rule(f'format!("{{{{:{fill}{sign}1$}}}}", {{0}}, {{1}})', "vu" + "_" * (len(call.args) - 1), STRING)

    return rule


def _is_byte(value: ir.Expression) -> bool:
    return isinstance(value, ir.Literal) and value.kind == "bytes" and len(value.text) == 1


def _equals(value: ir.Expression, reference: str = "&") -> str:
    text = value.text if isinstance(value, ir.Literal) else ""
    return f"|{reference}byte| byte == {_escaped(byte_literal(text))}"


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


TEXT_CALLS: dict[tuple[str, str], Computed] = {
    ("string", "split"): split,
    ("string", "splitlines"): lines,
    ("string", "startswith"): begins("startswith", STRING_METHODS),
    ("string", "endswith"): begins("endswith", STRING_METHODS),
    ("bytes", "startswith"): begins("startswith", BYTES_METHODS),
    ("bytes", "endswith"): begins("endswith", BYTES_METHODS),
    ("bytes", "split"): split_bytes,
    ("bytes", "find"): place("find", raises=False),
    ("bytes", "rfind"): place("rfind", raises=False),
    ("bytes", "index"): place("index", raises=True),
    ("bytes", "rindex"): place("rindex", raises=True),
    ("bytes", "count"): count_bytes,
} | {("string", name): justified(name) for name in ("ljust", "rjust", "center", "zfill")}
