"""Functions of `math`, `random` and `secrets` with one certain counterpart; `call_table` tells the modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, UNIT, List, Type
from translator.rust.calls.call_table import BYTES, FLOAT, Rule, Rules
from translator.rust.text.imports import needs
from translator.rust.text.precedence import CAST

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_EMPTY = "`choice` raises `IndexError` where there is nothing, here it panics."
_PICK, _SHUFFLE = needs("rand::seq::IndexedRandom"), needs("rand::seq::SliceRandom")

NUMBER_FUNCTIONS: Rules = {
    "random.random": (Rule("rand::random::<f64>()", "", FLOAT),),
    "random.randint": (Rule("rand::random_range({0}..={1})", "ss", INT),),
    "random.randrange": (
        Rule("rand::random_range(0..{0})", "s", INT),
        Rule("rand::random_range({0}..{1})", "ss", INT),
    ),
    "random.uniform": (Rule("rand::random_range({0}..={1})", "dd", FLOAT),),
    "random.shuffle": (Rule(f"{{0}}.{_SHUFFLE}shuffle(&mut rand::rng())", "m", UNIT),),
    "random.choice": (Rule(f"{{0}}.{_PICK}choose(&mut rand::rng()).unwrap()", "r", note=_EMPTY),),
    "secrets.choice": (Rule(f"{{0}}.{_PICK}choose(&mut rand::rng()).unwrap()", "r", note=_EMPTY),),
    "secrets.randbelow": (Rule("rand::random_range(0..{0})", "s", INT),),
    "math.trunc": (Rule("{0}.trunc() as i64", "r", INT, CAST),),
}
"""By import path and name."""

_METHODS = {
    **{
        name: name for name in "sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp log2 log10 cbrt".split()
    },
    "log": "ln",
    "log1p": "ln_1p",
    "expm1": "exp_m1",
    "fabs": "abs",
    "sqrt": "sqrt",
    "exp2": "exp2",
    "radians": "to_radians",
    "degrees": "to_degrees",
}
_TWO = {"pow": "powf", "hypot": "hypot", "atan2": "atan2", "copysign": "copysign", "log": "log"}
_ASKED = {"isnan": "is_nan", "isinf": "is_infinite", "isfinite": "is_finite"}


def _on_float(names: dict[str, str], name: str, count: int, result: Type) -> Computed:
    """A method of `f64`: of a value that is one, or by its path, which tells a literal's type."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != count or call.keywords:
            return None
        first, *rest = call.args
        more = "".join(f", {{{place}}}" for place in range(1, count))
        if type_of(first) == FLOAT and not isinstance(first, ir.Literal):
            return Rule(f"{{0}}.{names[name]}({more.removeprefix(', ')})", "r" + "d" * len(rest), result)
        return Rule(f"f64::{names[name]}({{0}}{more})", "d" * count, result)

    return rule


def _logarithm(call: ir.Call, type_of: TypeOf) -> Rule | None:
    return (_on_float(_METHODS, "log", 1, FLOAT) if len(call.args) == 1 else _on_float(_TWO, "log", 2, FLOAT))(
        call, type_of
    )


def _random_bytes(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`os.urandom(16)`."""
    match call.args:
        case (ir.Literal("int", count),) if count.isdigit() and int(count) <= 32:
            return Rule(f"rand::random::<[u8; {count}]>().to_vec()", "_", BYTES)
        case (_,):
            return Rule("rand::random_iter::<u8>().take({0}).collect::<Vec<_>>()", "u", BYTES)
        case _:
            return None


def _sampled(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`random.sample(xs, 3)`."""
    if len(call.args) != 2 or call.keywords or not isinstance(of := type_of(call.args[0]), List):
        return None
    return Rule(
        f"{{0}}.{_PICK}choose_multiple(&mut rand::rng(), {{1}}).cloned().collect::<Vec<_>>()",
        "ru",
        of,
        note="of too few, `sample` raises `ValueError`, `choose_multiple` gives all.",
    )


NUMBER_CALLS: dict[str, Computed] = {
    **{f"math.{name}": _on_float(_METHODS, name, 1, FLOAT) for name in _METHODS},
    **{f"math.{name}": _on_float(_TWO, name, 2, FLOAT) for name in _TWO},
    **{f"math.{name}": _on_float(_ASKED, name, 1, BOOL) for name in _ASKED},
    "math.log": _logarithm,
    "os.urandom": _random_bytes,
    "secrets.token_bytes": _random_bytes,
    "random.sample": _sampled,
}
"""Those whose counterpart depends on what they are given."""
