"""Functions of Python's library, by import path and name: the tables of all of its modules as one."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNIT, Optional, Type
from translator.rust.calls.asyncio_calls import ASYNCIO_FUNCTIONS
from translator.rust.calls.call_table import IO, Rule, Rules
from translator.rust.calls.clock_functions import CLOCK_CALLS, CLOCK_FUNCTIONS
from translator.rust.calls.iterator_functions import ITERATOR_CALLS, ITERATOR_FUNCTIONS
from translator.rust.calls.number_functions import NUMBER_CALLS, NUMBER_FUNCTIONS
from translator.rust.calls.packed_numbers import PACKED_CALLS
from translator.rust.calls.path_functions import PART_CALLS, PATH_FUNCTION_CALLS, PATH_FUNCTIONS
from translator.rust.calls.pattern_calls import PATTERN_FUNCTIONS
from translator.rust.calls.system_calls import SYSTEM_CALLS, SYSTEM_KEYWORDS
from translator.rust.calls.text_functions import TEXT_FUNCTIONS, TEXT_KEYWORDS

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_THERE = "`create_dir_all` takes a directory that is there."

PYTHON_LIBRARY: Rules = (
    {
        "copy.copy": (Rule("{0}.clone()", "r"),),
        "copy.deepcopy": (Rule("{0}.clone()", "r"),),
    }
    | ASYNCIO_FUNCTIONS
    | CLOCK_FUNCTIONS
    | ITERATOR_FUNCTIONS
    | NUMBER_FUNCTIONS
    | PATH_FUNCTIONS
    | SYSTEM_CALLS
    | TEXT_FUNCTIONS
)
"""By import path and name; the notation is `call_table`'s."""


def _makedirs(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`os.makedirs(path, exist_ok=True)`."""
    if len(call.args) != 1 or any(keyword.name != "exist_ok" for keyword in call.keywords):
        return None
    there = any(keyword.value == ir.Literal("bool", "true") for keyword in call.keywords)
    return Rule("std::fs::create_dir_all({0})", "b", UNIT, error=IO, raises=True, note="" if there else _THERE)


def variable(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`os.environ.get(name, default)`, `os.getenv(name, default)`."""
    if call.keywords:
        return None
    match call.args:
        case (_,) | (_, ir.Literal("nil")):
            return Rule("std::env::var({0}).ok()", "b" + "_" * (len(call.args) - 1), Optional(STRING))
        case (_, ir.Literal("string", "")):
            return Rule("std::env::var({0}).unwrap_or_default()", "b_", STRING)
        case (_, default) if type_of(default) == STRING:
            return Rule("std::env::var({0}).unwrap_or_else(|_| {1})", "bo", STRING)
        case _:
            return None


LIBRARY_CALLS: dict[str, Computed] = {
    "os.environ.get": variable,
    "os.getenv": variable,
    "os.makedirs": _makedirs,
    **CLOCK_CALLS,
    **ITERATOR_CALLS,
    **NUMBER_CALLS,
    **PACKED_CALLS,
    **PART_CALLS,
    **PATH_FUNCTION_CALLS,
    **PATTERN_FUNCTIONS,
    **SYSTEM_KEYWORDS,
    **TEXT_KEYWORDS,
}
"""Those whose counterpart depends on the keywords or the values they are given."""
