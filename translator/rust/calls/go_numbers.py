"""Functions of Go's packages for numbers with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, INT, UNIT, Known, Type
from translator.rust.calls.call_table import FLOAT, Rule, Rules
from translator.rust.text.precedence import CAST, PRODUCT

_MATH: Final[Rules] = {
    **{
        name: (Rule(f"{{0}}.{method}()", "r", FLOAT),)
        for name, method in {
            "Acos": "acos",
            "Asin": "asin",
            "Atan": "atan",
            "Cbrt": "cbrt",
            "Cos": "cos",
            "Cosh": "cosh",
            "Exp": "exp",
            "Exp2": "exp2",
            "Expm1": "exp_m1",
            "Log": "ln",
            "Log10": "log10",
            "Log1p": "ln_1p",
            "Log2": "log2",
            "Round": "round",
            "RoundToEven": "round_ties_even",
            "Sin": "sin",
            "Sinh": "sinh",
            "Tan": "tan",
            "Tanh": "tanh",
            "Trunc": "trunc",
        }.items()
    },
    "Atan2": (Rule("{0}.atan2({1})", "rv", FLOAT),),
    "Copysign": (Rule("{0}.copysign({1})", "rv", FLOAT),),
    "Float32bits": (Rule("{0}.to_bits()", "r", Known("uint32")),),
    "Float32frombits": (Rule("f32::from_bits({0})", "v", Known("float32")),),
    "Float64bits": (Rule("{0}.to_bits()", "r", Known("uint64")),),
    "Float64frombits": (Rule("f64::from_bits({0})", "v", FLOAT),),
    "Hypot": (Rule("{0}.hypot({1})", "rv", FLOAT),),
    "IsNaN": (Rule("{0}.is_nan()", "r", BOOL),),
    "Mod": (Rule("{0} % {1}", "nn", FLOAT, PRODUCT),),
    "NaN": (Rule("f64::NAN", "", FLOAT),),
    "Signbit": (Rule("{0}.is_sign_negative()", "r", BOOL),),
}

_BITS: Final[Rules] = {
    f"{name}{width}": (Rule(f"{{0}}.{method}() as i64", "r", INT, CAST),)
    for name, method in {
        "LeadingZeros": "leading_zeros",
        "OnesCount": "count_ones",
        "TrailingZeros": "trailing_zeros",
    }.items()
    for width in ("8", "16", "32", "64")
}


def _below(type_: Type) -> tuple[Rule, ...]:
    return (Rule("rand::random_range(0..{0})", "v", type_),)


_RANDOM: Final[Rules] = {
    "Float32": (Rule("rand::random::<f32>()", "", Known("float32")),),
    "Float64": (Rule("rand::random::<f64>()", "", FLOAT),),
    "Int": (Rule("rand::random_range(0..=i64::MAX)", "", INT),),
    "Int31": (Rule("rand::random_range(0..=i32::MAX)", "", Known("int32")),),
    "Int63": (Rule("rand::random_range(0..=i64::MAX)", "", Known("int64")),),
    "Int32": (Rule("rand::random_range(0..=i32::MAX)", "", Known("int32")),),
    "Int64": (Rule("rand::random_range(0..=i64::MAX)", "", Known("int64")),),
    "Uint32": (Rule("rand::random::<u32>()", "", Known("uint32")),),
    "Uint64": (Rule("rand::random::<u64>()", "", Known("uint64")),),
    "Int31n": _below(Known("int32")),
    "Int32N": _below(Known("int32")),
    "Int63n": _below(Known("int64")),
    "Int64N": _below(Known("int64")),
    "Uint32N": _below(Known("uint32")),
    "Uint64N": _below(Known("uint64")),
    "UintN": _below(Known("uint")),
    "Seed": (Rule("()", "_", UNIT, note="the generator seeds itself; numbers that repeat: `StdRng::seed_from_u64`."),),
}

NUMBERS: Final[Rules] = {
    **{f"math.{name}": rules for name, rules in _MATH.items()},
    **{f"math/bits.{name}": rules for name, rules in _BITS.items()},
    **{f"{package}.{name}": rules for package in ("math/rand", "math/rand/v2") for name, rules in _RANDOM.items()},
    "crypto/rand.Read": (Rule("getrandom::fill({0})", "w", UNIT, error="getrandom::Error"),),
}
"""By import path and name; the notation is `call_table`'s."""
