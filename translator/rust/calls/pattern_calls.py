"""Functions of `re`, and methods of what it gives."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, Known, List, Optional, Type
from translator.rust.calls.call_table import Rule, Rules, rules
from translator.rust.calls.patterns import Pattern, flags_of, pattern_of, raw, replacement

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
REGEX = Known("regex")
FOUND = Known("captures")
_MAYBE = Optional(FOUND)
_TEXTS = "map(|one| one.as_str().to_owned()).collect::<Vec<_>>()"
_AT_START = "`match` looks at the start only: `^` in the pattern tells `regex` so before it searches."
_PLACES = "places are bytes in Rust, characters in Python."
_ABSENT = "a group that took no part is `None` in Python, and panics here: `get`."
_EXPANDED = "`replace_all` reads `$1`, Python `\\\\1`."


def _made(pattern: Pattern) -> str:
    text = raw(pattern.text).replace("{", "{{").replace("}", "}}")
    return f'regex::Regex::new({text}).expect("a valid pattern")'


def _compiled(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`re.compile(pattern, flags)`."""
    given = [*call.args, *(k.value for k in call.keywords if k.name == "flags")]
    flags = flags_of(given[1] if len(given) == 2 else None)
    if not 0 < len(given) < 3 or flags is None or len(given) != len(call.args) + len(call.keywords):
        return None
    unused = "_" * (len(call.args) - 1)
    if isinstance(given[0], ir.Literal):
        pattern = pattern_of(given[0], flags)
        return Rule(_made(pattern), f"_{unused}", REGEX, note=pattern.note) if pattern else None
    if flags or type_of(given[0]) == Known("bytes"):
        return None
    return Rule("regex::Regex::new({0})", f"b{unused}", REGEX, error="regex::Error", raises=True)


def _function(places: int, finish: Callable[[Pattern, ir.Call], Rule | None], **tied: bool) -> Computed:
    """A function that is given a pattern first; `places`: how many arguments stand before the flags."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        given = [*call.args[places:], *(k.value for k in call.keywords if k.name == "flags")]
        flags = flags_of(given[0] if given else None)
        if len(call.args) < places or len(given) > 1 or flags is None:
            return None
        if any(k.name != "flags" for k in call.keywords):
            return None
        if finish is _captured and type_of(call.args[0]) == STRING and not isinstance(call.args[0], ir.Literal):
            unused = "_" * (len(call.args) - places)
            return _searched(flags, **tied)._replace(modes=f"{'v' if flags or tied else 'b'}b{unused}")
        pattern = pattern_of(call.args[0], flags, **tied)
        found = finish(pattern, call) if pattern is not None else None
        if pattern is None or found is None:
            return None
        unused = "_" * (len(call.args) - places)
        return found._replace(
            template=f"{_made(pattern)}.{found.template}",
            modes=f"{found.modes}{unused}",
            note=found.note or pattern.note,
        )

    return rule


def _searched(flags: str, *, start: bool = False, end: bool = False) -> Rule:
    """With a pattern that is not known: it is put together, and may be none."""
    pattern = "{0}"
    if flags or start or end:
        inline = f"(?{''.join(sorted(set(flags)))})" if flags else ""
        tied = f"{'^' if start else ''}(?:{{{{}}}}){'$' if end else ''}" if start or end else "{{}}"
        pattern = f'&format!("{inline}{tied}", {{0}})'
    template = f"regex::Regex::new({pattern}).map(|pattern| pattern.captures({{1}}))"
    return Rule(template, "", _MAYBE, error="regex::Error", raises=True)


def _captured(_pattern: Pattern, _call: ir.Call) -> Rule:
    return Rule("captures({1})", "_b", _MAYBE)


def _listed(pattern: Pattern, _call: ir.Call) -> Rule | None:
    match pattern.groups:
        case 0:
            return Rule(f"find_iter({{1}}).{_TEXTS}", "_b", List(STRING))
        case 1:
            group = 'one.get(1).map_or("", |group| group.as_str()).to_owned()'
            return Rule(f"captures_iter({{1}}).map(|one| {group}).collect::<Vec<_>>()", "_b", List(STRING))
        case _:
            return None


def _split(pattern: Pattern, _call: ir.Call) -> Rule | None:
    if pattern.groups:
        return None
    return Rule("split({1}).map(str::to_owned).collect::<Vec<_>>()", "_b", List(STRING))


def _replaced(_pattern: Pattern, call: ir.Call) -> Rule | None:
    match call.args[1]:
        case ir.Literal("string", text) if (made := replacement(text)) is not None:
            shown = raw(made).replace("{", "{{").replace("}", "}}")
            return Rule(f"replace_all({{2}}, {shown}).into_owned()", "__b", STRING)
        case _:
            return None


PATTERN_FUNCTIONS: dict[str, Computed] = {
    "re.compile": _compiled,
    "re.search": _function(2, _captured),
    "re.match": _function(2, _captured, start=True),
    "re.fullmatch": _function(2, _captured, start=True, end=True),
    "re.findall": _function(2, _listed),
    "re.finditer": _function(2, lambda _p, _c: Rule("captures_iter({1})", "_b", Known("iterator", (FOUND,)))),
    "re.split": _function(2, _split),
    "re.sub": _function(3, _replaced),
}
"""By import path and name."""

PATTERN_METHODS: Rules = rules(
    search=Rule("{0}.captures({1})", "rb", _MAYBE),
    match=Rule(
        "{0}.captures({1}).filter(|found| found.get(0).is_some_and(|all| all.start() == 0))",
        "rb",
        _MAYBE,
        note=_AT_START,
    ),
    finditer=Rule("{0}.captures_iter({1})", "rb", Known("iterator", (FOUND,))),
    sub=Rule("{0}.replace_all({2}, {1}).into_owned()", "rbb", STRING, note=_EXPANDED),
    split=Rule("{0}.split({1}).map(str::to_owned).collect::<Vec<_>>()", "rb", List(STRING)),
)
CAPTURE_METHODS: Rules = rules(
    groups=Rule(
        "{0}.iter().skip(1).map(|group| group.map(|one| one.as_str().to_owned())).collect::<Vec<_>>()",
        "r",
        List(Optional(STRING)),
    ),
    start=(
        Rule("{0}.get(0).map_or(0, |all| all.start())", "r", Known("uintptr"), note=_PLACES),
        Rule("{0}.get({1}).map_or(0, |group| group.start())", "ru", Known("uintptr"), note=_PLACES),
    ),
    end=(
        Rule("{0}.get(0).map_or(0, |all| all.end())", "r", Known("uintptr"), note=_PLACES),
        Rule("{0}.get({1}).map_or(0, |group| group.end())", "ru", Known("uintptr"), note=_PLACES),
    ),
)


def _group(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`found.group()`, `found.group(1)`, `found.group("name")`."""
    match call.args, call.keywords:
        case ((), ()) | ((ir.Literal("int", "0"),), ()):
            return Rule("&{0}[0]", "r" + "_" * len(call.args), STRING, level=12, ref=True)
        case (ir.Literal("int" | "string"),), ():
            return Rule("&{0}[{1}]", "rv", STRING, level=12, ref=True, note=_ABSENT)
        case _:
            return None


PATTERN_METHOD_CALLS: dict[tuple[str, str], Computed] = {("captures", "group"): _group}
