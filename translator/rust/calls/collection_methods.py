"""Methods of lists, maps, sets and tasks with one certain counterpart, as data; `call_table` tells the modes."""

from __future__ import annotations

from translator.ir.types import BOOL, STRING, UNIT
from translator.rust.calls.call_table import SIZE, Rule, Rules, rules

MISSING_ITEM = "`{}` raises `ValueError` where there is no such item, here it panics."
_PLACE = "{0}.iter().position({1}).unwrap()"

LIST_METHODS: Rules = rules(
    append=Rule("{0}.push({1})", "me", UNIT),
    appendleft=Rule("{0}.insert(0, {1})", "me", UNIT),
    extend=Rule("{0}.extend({1})", "mo", UNIT),
    sort=Rule("{0}.sort()", "m", UNIT),
    reverse=Rule("{0}.reverse()", "m", UNIT),
    clear=Rule("{0}.clear()", "m", UNIT),
    copy=Rule("{0}.clone()", "r"),
    insert=Rule("{0}.insert({1}, {2})", "mue", UNIT),
    pop=(Rule("{0}.pop().unwrap()", "m"), Rule("{0}.remove({1})", "mu")),
    popleft=Rule("{0}.remove(0)", "m"),
    remove=Rule("{0}.remove(" + _PLACE + ")", "xq", UNIT, note=MISSING_ITEM.format("remove")),
    index=Rule(_PLACE, "rq", SIZE, note=MISSING_ITEM.format("index")),
    count=Rule("{0}.iter().filter({1}).count()", "rQ", SIZE),
)
MAP_METHODS: Rules = rules(
    keys=Rule("{0}.keys()", "r", ref=True),
    values=Rule("{0}.values()", "r", ref=True),
    items=Rule("{0}.iter()", "r", ref=True),
    update=Rule("{0}.extend({1})", "mo", UNIT),
    clear=Rule("{0}.clear()", "m", UNIT),
    copy=Rule("{0}.clone()", "r"),
)
SET_METHODS: Rules = rules(
    add=Rule("{0}.insert({1})", "me", UNIT),
    discard=Rule("{0}.remove({1})", "mk", UNIT),
    remove=Rule("{0}.remove({1})", "mk", UNIT),
    update=Rule("{0}.extend({1})", "mo", UNIT),
    clear=Rule("{0}.clear()", "m", UNIT),
    copy=Rule("{0}.clone()", "r"),
    issubset=Rule("{0}.is_subset({1})", "rb", BOOL),
    issuperset=Rule("{0}.is_superset({1})", "rb", BOOL),
    isdisjoint=Rule("{0}.is_disjoint({1})", "rb", BOOL),
    difference_update=Rule("{0}.retain(|item| !{1}.contains(item))", "mr", UNIT),
    intersection_update=Rule("{0}.retain(|item| {1}.contains(item))", "mr", UNIT),
)
TASK_METHODS: Rules = rules(
    cancel=Rule("{0}.abort()", "r", UNIT),
    Stop=Rule("{0}.abort()", "r", UNIT),
    done=Rule("{0}.is_finished()", "r", BOOL),
)
CHARACTER_METHODS: Rules = rules(
    upper=Rule("{0}.to_uppercase().to_string()", "r", STRING),
    lower=Rule("{0}.to_lowercase().to_string()", "r", STRING),
    isdigit=Rule("{0}.is_numeric()", "r", BOOL),
    isnumeric=Rule("{0}.is_numeric()", "r", BOOL),
    isalpha=Rule("{0}.is_alphabetic()", "r", BOOL),
    isalnum=Rule("{0}.is_alphanumeric()", "r", BOOL),
    isspace=Rule("{0}.is_whitespace()", "r", BOOL),
    isupper=Rule("{0}.is_uppercase()", "r", BOOL),
    islower=Rule("{0}.is_lowercase()", "r", BOOL),
    isascii=Rule("{0}.is_ascii()", "r", BOOL),
)
