"""Functions of `itertools`, `functools`, `collections` with one certain counterpart; see `call_table` for modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Known, List, Map, Set, Type
from translator.rust.calls.call_table import RANGE_TYPE, Rule, Rules
from translator.rust.calls.library_names import library_path
from translator.rust.text.precedence import RANGE

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_ITERATOR = Known("iterator", (UNKNOWN,))
_MAP = "std::collections::HashMap::new()"
_ORDERED = "a `HashMap` keeps no order; `indexmap::IndexMap` does."
_DEFAULT = "a `HashMap` makes no entry when it is read: `entry(key).or_default()`."
_BOUND = "`deque` with `maxlen` drops what is too much; a `Vec` keeps it."


def _chain(count: int) -> Rule:
    return Rule("{0}" + "".join(f".chain({{{place}}})" for place in range(1, count)), "f" * count, _ITERATOR)


ITERATOR_FUNCTIONS: Rules = {
    "itertools.chain": tuple(_chain(count) for count in range(2, 6)),
    "itertools.chain.from_iterable": (Rule("{0}.flatten()", "f", _ITERATOR),),
    "itertools.count": (Rule("0..", "", RANGE_TYPE, RANGE), Rule("{0}..", "s", RANGE_TYPE, RANGE)),
    "itertools.cycle": (Rule("{0}.cycle()", "f", _ITERATOR),),
    "itertools.repeat": (
        Rule("std::iter::repeat({0})", "o", _ITERATOR),
        Rule("std::iter::repeat_n({0}, {1})", "ou", _ITERATOR),
    ),
    "itertools.islice": (Rule("{0}.take({1})", "fu", _ITERATOR),),
    "itertools.product": (Rule("itertools::iproduct!({0}, {1})", "ff", _ITERATOR),),
    "collections.OrderedDict": (Rule(_MAP, "", Map(UNKNOWN, UNKNOWN), note=_ORDERED),),
    "collections.Counter": (Rule(_MAP, "", Map(UNKNOWN, INT, begins=True), note=_DEFAULT),),
    "collections.deque": (
        Rule("Vec::new()", "", List(UNKNOWN)),
        Rule("{0}.collect::<Vec<_>>()", "g", List(UNKNOWN)),
    ),
}
"""By import path and name."""

_DEFAULTS: dict[str, Type] = {
    "list": List(UNKNOWN),
    "dict": Map(UNKNOWN, UNKNOWN),
    "set": Set(UNKNOWN),
    "int": INT,
    "float": Known("float64"),
    "str": STRING,
    "bool": BOOL,
}


def _defaults(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`defaultdict(list)`."""
    match call.args, call.keywords:
        case (), ():
            return Rule(_MAP, "", Map(UNKNOWN, UNKNOWN))
        case (ir.Name(text, _, "builtin"),), ():
            return Rule(_MAP, "_", Map(UNKNOWN, _DEFAULTS.get(text, UNKNOWN), begins=text in _DEFAULTS), note=_DEFAULT)
        case (_,), ():
            return Rule(_MAP, "_", Map(UNKNOWN, UNKNOWN), note=_DEFAULT.replace("or_default()", "or_insert_with(…)"))
        case _:
            return None


def _counted(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`Counter(xs)`: of what is no mapping, and gives values that a map can hold."""
    if not call.args and not call.keywords:
        return ITERATOR_FUNCTIONS["collections.Counter"][0]
    if len(call.args) != 1 or call.keywords or isinstance(type_of(call.args[0]), Map):
        return None
    count = "|mut counts, item| {{ *counts.entry(item).or_insert(0) += 1; counts }}"
    return Rule(f"{{0}}.fold({_MAP}, {count})", "g", Map(UNKNOWN, INT, begins=True))


def _queue(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`deque(xs, maxlen=3)`."""
    if any(keyword.name != "maxlen" for keyword in call.keywords) or len(call.args) > 1:
        return None
    plain = ITERATOR_FUNCTIONS["collections.deque"][len(call.args)]
    of = type_of(call.args[0]) if call.args else UNKNOWN
    return plain._replace(note=_BOUND if call.keywords else "", result=of if isinstance(of, List) else plain.result)


_OPERATORS = {"add": "+", "mul": "*", "or_": "|", "and_": "&", "xor": "^"}


def _folded(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`reduce(operator.add, xs, 0)`: a closure or an operator."""
    if call.keywords or not 2 <= len(call.args) <= 3:
        return None
    path = library_path(call.args[0])
    sign = _OPERATORS.get(path.removeprefix("operator."), "") if path.startswith("operator.") else ""
    if path and not sign:
        return None
    step = f"|left, right| left {sign} right" if sign else "{0}"
    if len(call.args) == 3:
        return Rule(f"{{1}}.fold({{2}}, {step})", ("_" if sign else "v") + "go")
    note = "`reduce` raises `TypeError` where there is nothing, here it panics."
    return Rule(f"{{1}}.reduce({step}).unwrap()", ("_" if sign else "v") + "g", note=note)


def _slice(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`islice(xs, 3)`, `islice(xs, 1, None)`, `islice(xs, 1, 3)`."""
    match call.args, call.keywords:
        case (_, ir.Literal("nil")), ():
            return Rule("{0}", "f_", _ITERATOR)
        case (_, _), ():
            return ITERATOR_FUNCTIONS["itertools.islice"][0]
        case (_, _, ir.Literal("nil")), ():
            return Rule("{0}.skip({1})", "fu_", _ITERATOR)
        case (_, ir.Literal("int", low), ir.Literal("int", high)), ():
            return Rule(f"{{0}}.skip({low}).take({int(high) - int(low)})", "f__", _ITERATOR)
        case _:
            return None


ITERATOR_CALLS: dict[str, Computed] = {
    "collections.defaultdict": _defaults,
    "collections.Counter": _counted,
    "collections.deque": _queue,
    "functools.reduce": _folded,
    "itertools.islice": _slice,
}
"""Those whose counterpart depends on what they are given."""
