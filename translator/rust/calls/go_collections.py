"""Functions of Go's packages for lists, maps and orders with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, INT, UNIT
from translator.rust.calls.call_table import Rule, Rules
from translator.rust.calls.go_texts import PLACE
from translator.rust.text.precedence import COMPARE

LESS: Final = "the order is what `Less` of the list's type says: `Ord` for its elements, or `sort_by`."

COLLECTIONS: Final[Rules] = {
    "maps.Copy": (Rule("{0}.extend({1}.clone())", "mr", UNIT),),
    "maps.Equal": (Rule("{0} == {1}", "vv", BOOL, COMPARE),),
    "maps.Keys": (Rule("{0}.keys()", "r"),),
    "maps.Values": (Rule("{0}.values()", "r"),),
    "slices.Concat": (Rule("[{0}, {1}].concat()", "ll"), Rule("[{0}, {1}, {2}].concat()", "lll")),
    "slices.Index": (Rule(f"{{0}}.iter().position({{1}}){PLACE}", "rq", INT),),
    "slices.IndexFunc": (Rule(f"{{0}}.iter().position({{1}}){PLACE}", "rv", INT),),
    "slices.IsSorted": (Rule("{0}.is_sorted()", "r", BOOL),),
    "slices.Values": (Rule("{0}.iter()", "r"),),
    "sort.Float64s": (Rule("{0}.sort_by(f64::total_cmp)", "m", UNIT),),
    "sort.IntsAreSorted": (Rule("{0}.is_sorted()", "r", BOOL),),
    "sort.Sort": (Rule("{0}.sort()", "m", UNIT, note=LESS),),
    "sort.Stable": (Rule("{0}.sort()", "m", UNIT, note=LESS),),
    "sort.StringsAreSorted": (Rule("{0}.is_sorted()", "r", BOOL),),
}
"""By import path and name; the notation is `call_table`'s."""
