"""Python's builtin functions whose counterpart depends on what they are given."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import INT, JSON, STRING, UNKNOWN, Known, List, Type
from translator.rust.calls.call_table import BYTES, PARSE_INT, Rule
from translator.rust.calls.codings import decoded, encoded
from translator.rust.calls.json_calls import TAKEN_FOR_ARRAY
from translator.rust.text.naming import string
from translator.rust.text.precedence import CAST, PRODUCT

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]

_FALLS = "std::num::TryFromIntError"
_RANGE = Known("iterator", (UNKNOWN,))


def _bytes(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`bytes(10)`, `bytes([1, 2])`, `bytes(text, "utf-8")`, and `bytearray` alike."""
    match call.args:
        case ():
            return Rule("Vec::new()", "", BYTES) if not call.keywords else None
        case (text, *_) if type_of(text) == STRING:
            rule = encoded(ir.Call(ir.Attribute(text, "encode"), call.args[1:], call.keywords), type_of)
            # What is made is a value of its own.
            return rule and rule._replace(
                template=f"{rule.template}.to_vec()" if rule.ref else rule.template, ref=False
            )
        case (ir.Literal("int"),):
            return Rule("vec![0u8; {0}]", "u", BYTES)
        case (ir.ListLiteral(items),) if items and all(isinstance(i, ir.Literal) and i.kind == "int" for i in items):
            numbers = [i.text for i in items if isinstance(i, ir.Literal)]
            return Rule(f"vec![{', '.join([f'{numbers[0]}u8', *numbers[1:]])}]", "_", BYTES)
        case (one,):
            return _copied_bytes(type_of(one))
    return None


def _copied_bytes(type_: Type) -> Rule | None:
    match type_:
        case Known("bytes"):
            return Rule("{0}.to_vec()", "r", BYTES)
        case Known("int"):
            return Rule("vec![0u8; {0}]", "N", BYTES)
        case Known("uintptr"):
            return Rule("vec![0u8; {0}]", "u", BYTES)
        case List(Known("int")):
            template = "{0}.iter().map(|&item| u8::try_from(item)).collect::<Result<Vec<_>, _>>()"
            return Rule(template, "r", BYTES, error=_FALLS, raises=True)
        case _:
            return None


def _str(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`str(raw, "utf-8")`: bytes that are decoded."""
    if not call.args or type_of(call.args[0]) != BYTES or len(call.args) + len(call.keywords) < 2:
        return None
    return decoded(ir.Call(ir.Attribute(call.args[0], "decode"), call.args[1:], call.keywords), type_of)


def _ord(call: ir.Call, type_of: TypeOf) -> Rule | None:
    match call.args:
        case (ir.Literal("string", text),) if len(text) == 1:
            one = "'\\''" if text == "'" else "'\"'" if text == '"' else f"'{string(text)[1:-1]}'"
            return Rule(f"u32::from({one.replace('{', '{{').replace('}', '}}')})", "_")
        case (one,) if type_of(one) == STRING:
            return Rule('u32::from({0}.chars().next().expect("one character"))', "r")
        case (ir.Slice() as part,) if type_of(part) == BYTES:
            return Rule("u32::from({0}[0])", "r")
    return None


def _chr(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`chr(n)`: a text of one character."""
    if call.keywords or len(call.args) != 1:
        return None
    type_ = type_of(call.args[0])
    cast = isinstance(type_, Known) and not isinstance(call.args[0], ir.Literal)
    number = "{0} as u32" if cast else "{0}"
    note = "`chr` raises `ValueError` for what is no character, here it panics."
    return Rule(f"char::from_u32({number}).unwrap().to_string()", "a" if cast else "v", STRING, note=note)


def _int(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`int(text, 16)`."""
    match (*call.args, *(k.value for k in call.keywords if k.name == "base")):
        case (text, ir.Literal("int", base)) if base.isdigit() and 2 <= int(base) <= 36 and type_of(text) == STRING:
            unused = "_" * (len(call.args) - 1)
            template = f"i64::from_str_radix({{0}}.trim(), {base})"
            return Rule(template, f"r{unused}", INT, error=PARSE_INT, raises=True)
        case _:
            return None


def _len(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`len(data)` of a JSON value; other lengths are what `len` tells."""
    if len(call.args) != 1 or type_of(call.args[0]) != JSON:
        return None
    return Rule("{0}.as_array().map_or(0, Vec::len)", "r", Known("uintptr"), note=TAKEN_FOR_ARRAY)


def _range(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`range(a, b, 2)`; backwards the end is left out too."""
    match call.args:
        case (_, _, ir.Literal("int", step)) if step != "0":
            return Rule(f"({{0}}..{{1}}).step_by({step})", "ss_", _RANGE)
        case (_, ir.Unary("-", ir.Literal("int", "1")), ir.Unary("-", ir.Literal("int", step))):
            every = "" if step == "1" else f".step_by({step})"
            return Rule(f"(0..={{0}}).rev(){every}", "s__", _RANGE)
        case (_, ir.Literal("int", stop), ir.Unary("-", ir.Literal("int", step))) if stop.isdigit():
            every = "" if step == "1" else f".step_by({step})"
            return Rule(f"({int(stop) + 1}..={{0}}).rev(){every}", "s__", _RANGE)
        case (_, _, ir.Unary("-", ir.Literal("int", step))):
            every = "" if step == "1" else f".step_by({step})"
            return Rule(f"({{1}} + 1..={{0}}).rev(){every}", "ss_", _RANGE)
        case (_, _, ir.Name() | ir.Attribute()):
            return Rule("({0}..{1}).step_by({2})", "ssu", _RANGE, note="`step_by` only counts up.")
        case _:
            return None


def _enumerate(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`enumerate(xs, 1)`."""
    match call.args, call.keywords:
        case (_, _), ():
            return Rule("({1}..).zip({0})", "fs")
        case (_,), (ir.Keyword("start", ir.Literal("int", start)),):
            return Rule(f"({start}..).zip({{0}})", "f")
        case _:
            return None


def _next(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`next(it, None)`, `next(it, default)`."""
    match call.args:
        case (_, ir.Literal("nil")):
            return Rule("{0}.next()", "m_")
        case (_, _):
            return Rule("{0}.next().unwrap_or({1})", "mo")
        case _:
            return None


def _pow(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    if len(call.args) != 3 or call.keywords:
        return None
    return Rule("{0}.modpow({1}, {2})", "rbb", note="`pow` with a modulus is `modpow` of `num_bigint::BigUint`.")


def _divmod(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`divmod(a, b)` of numbers that can be named twice."""
    if len(call.args) != 2 or not all(isinstance(one, ir.Name | ir.Attribute | ir.Literal) for one in call.args):
        return None
    if Known("float64") in (type_of(call.args[0]), type_of(call.args[1])):
        return None
    counted = isinstance(call.args[1], ir.Literal)
    note = "" if counted else "`divmod` rounds down; `div_euclid` agrees for positive divisors."
    return Rule("({0}.div_euclid({1}), {0}.rem_euclid({1}))", "rv", note=note)


def _min_max(name: str) -> Computed:
    """`max(xs)`, `max(xs, default=0)`."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        match call.args:
            case (ir.Literal("float" | "int"), other) if not isinstance(other, ir.Literal):
                # A literal has no type to look for the method in.
                return Rule(f"{{1}}.{name}({{0}})", "vr")
        if len(call.args) != 1 or any(k.name != "default" for k in call.keywords):
            return None
        of = type_of(call.args[0])
        if not isinstance(of, List) or not isinstance(of.of, Known) or of.of.name in {"float64", "any"}:
            return None
        copied = ".copied()" if of.of.name.startswith(("int", "uint")) else ".cloned()"
        match call.keywords:
            case ():
                return Rule(f"{{0}}.iter(){copied}.{name}().unwrap()", "r", of.of)
            case (ir.Keyword(_, ir.Literal("int", text)),):
                return Rule(f"{{0}}.iter(){copied}.{name}().unwrap_or({text})", "r", of.of)
            case _:
                return None

    return rule


def _round(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`round(x, 2)`: the digits are moved in front of the point, and back."""
    match call.args:
        case (one,) if type_of(one) == Known("float64"):
            # Halves go to the even neighbour.
            return Rule("{0}.round_ties_even() as i64", "r", INT, CAST)
        case (one, ir.Literal("int", digits)) if type_of(one) == Known("float64") and digits.isdigit():
            scale = f"1{'0' * int(digits)}.0"
            return Rule(f"({{0}} * {scale}).round_ties_even() / {scale}", "a_", Known("float64"), PRODUCT)
        case _:
            return None


BUILTIN_CALLS: dict[str, Computed] = {
    "len": _len,
    "bytes": _bytes,
    "bytearray": _bytes,
    "str": _str,
    "ord": _ord,
    "chr": _chr,
    "int": _int,
    "range": _range,
    "round": _round,
    "enumerate": _enumerate,
    "next": _next,
    "pow": _pow,
    "divmod": _divmod,
    "min": _min_max("min"),
    "max": _min_max("max"),
}
