"""Which certain counterpart a call has, by the name and the types at hand."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN, Known, List, Map, Set, Tuple, Type
from translator.rust.calls.atomic_calls import ATOMIC_CALLS
from translator.rust.calls.builtin_calls import BUILTIN_CALLS
from translator.rust.calls.call_table import BUILTINS, BYTES, FUNCTIONS, IO, TYPED, Rule
from translator.rust.calls.codings import decoded, encoded, of_unknown
from translator.rust.calls.collection_calls import COLLECTION_CALLS
from translator.rust.calls.file_calls import FILE_CALLS, holds_bytes, opened_as
from translator.rust.calls.go_calls import GO_LIBRARY
from translator.rust.calls.go_codings import CODINGS
from translator.rust.calls.go_computed import GO_COMPUTED, narrow_number
from translator.rust.calls.joins import joined_bytes, joined_text
from translator.rust.calls.json_calls import JSON_CALLS
from translator.rust.calls.library_chains import at_once
from translator.rust.calls.library_fields import PYTHON_FIELDS
from translator.rust.calls.library_names import library_path, shifted
from translator.rust.calls.map_calls import MAP_CALLS
from translator.rust.calls.methods import CERTAIN, METHODS
from translator.rust.calls.open_modes import opening
from translator.rust.calls.path_methods import PATH_CALLS
from translator.rust.calls.pattern_calls import PATTERN_METHOD_CALLS
from translator.rust.calls.process_calls import command_rule
from translator.rust.calls.python_library import LIBRARY_CALLS, PYTHON_LIBRARY
from translator.rust.calls.std_methods import CLOSED, FIELDS, SYNCED
from translator.rust.calls.temporary_files import builder_rule
from translator.rust.calls.text_calls import TEXT_CALLS
from translator.rust.scope import strip_pointer

SHOWN = Rule("{0}.to_string()", "r", STRING)
"""Go's `String()`, of whatever type: it becomes `Display`."""
KINDS: dict[type, str] = {List: "list", Map: "map", Set: "set", Tuple: "tuple"}

COMPUTED: dict[tuple[str, str], Callable[[ir.Call, Callable[[ir.Expression], Type]], Rule | None]] = {
    ("string", "join"): joined_text,
    ("bytes", "join"): joined_bytes,
    ("string", "encode"): encoded,
    ("bytes", "decode"): decoded,
    ("", "encode"): of_unknown,
    ("", "decode"): of_unknown,
    **TEXT_CALLS,
    **COLLECTION_CALLS,
    **MAP_CALLS,
    **PATH_CALLS,
    **FILE_CALLS,
    **ATOMIC_CALLS,
    **PATTERN_METHOD_CALLS,
}
"""Methods whose counterpart depends on more than the number of their operands, by what has them."""
GIVEN: dict[tuple[str, str], Type] = {
    **{("string", name): STRING for name in "title capitalize swapcase expandtabs translate format".split()},
    **{("bytes", name): BYTES for name in "replace strip lstrip rstrip title translate".split()},
    ("bytes", "decode"): STRING,
    ("string", "encode"): BYTES,
}
"""What methods without a counterpart give."""
_FILES = ("file", "buffered_file")


def given(owner: Type, name: str) -> Type | None:
    """What a method without a counterpart gives, None where that is not known."""
    kind = kind_of(owner)
    if kind in _FILES and name in {"read", "readline", "readlines"}:
        of = BYTES if holds_bytes(strip_pointer(owner)) else STRING
        return List(of) if name == "readlines" else of
    return GIVEN.get((kind, name))


COMPUTED_FUNCTIONS = LIBRARY_CALLS | GO_COMPUTED
COMPUTED_NAMES = frozenset(name for _, name in COMPUTED)


def find_rule(call: ir.Call, type_of: Callable[[ir.Expression], Type]) -> Rule | None:
    """The certain Rust counterpart of a call, None when there is none."""
    if call.spread:
        return None
    call = at_once(call)
    if isinstance(call.function, ir.Attribute) and (path := library_path(call.function)):
        package, _, text = path.partition(".")
        rule = find_rule(replace(call, function=ir.Name(text, package)), type_of)
        return shifted(rule) if rule is not None else None
    match call.function:
        case ir.Attribute(value, name) if name in COMPUTED_NAMES and (
            computed := COMPUTED.get((kind_of(type_of(value)), name))
        ):
            return computed(call, type_of)
        case ir.Name(text, "subprocess") if (rule := command_rule(text, call, type_of)) is not None:
            return rule
        case ir.Name(text, "tempfile") if (rule := builder_rule(text)) is not None:
            return rule
        case ir.Name(text, "json") if text in JSON_CALLS and (rule := JSON_CALLS[text](call, type_of)):
            return rule
        case ir.Name(text, package) if package and (computed := COMPUTED_FUNCTIONS.get(f"{package}.{text}")):
            return computed(call, type_of)
        case ir.Name(text, "", "builtin") if text in BUILTIN_CALLS and (rule := BUILTIN_CALLS[text](call, type_of)):
            return rule
    if not all(_says_utf8(k) or (k.name == "mode" and _opens(call)) for k in call.keywords):
        return None
    match call.function:
        case ir.Name(text, package, kind) if kind == "builtin" or package:
            count = len(call.args)
            rules: tuple[Rule, ...] | None
            if (parsed := _parsed_number(f"{package}.{text}", call)) is not None:
                return parsed
            if kind == "builtin" and text == "open":
                return _opened(call)
            if kind != "builtin":
                path = f"{package}.{text}"
                rules = PYTHON_LIBRARY.get(path) or FUNCTIONS.get(path) or GO_LIBRARY.get(path)
            elif text in TYPED and count == 1:
                rules = _typed_rules(text, type_of(call.args[0]))
            else:
                rules = BUILTINS.get(text)
        case ir.Attribute(value, "Close") if call.fallible and not call.args and kind_of(type_of(value)) == "file":
            return SYNCED
        case ir.Attribute(value, "String") if kind_of(type_of(value)) in {"", "other"} and not call.args:
            return SHOWN
        case ir.Attribute(ir.Name(text, package), name) if package and f"{package}.{text}.{name}" in CODINGS:
            rules, count = CODINGS[f"{package}.{text}.{name}"], len(call.args) + 1
        case ir.Attribute(value, name):
            kind = kind_of(type_of(value))
            if kind == "path" and name == "open":
                return _opened(ir.Call(call.function, (value, *call.args)))
            rules = METHODS[kind].get(name) if kind in METHODS else CERTAIN.get(name) if not kind else None
            count = len(call.args) + 1
        case _:
            return None
    for rule in rules or ():
        if len(rule.modes) == count:
            return rule
    return None


PARSED_NUMBERS = {
    "strconv.ParseInt": ("i64", "std::num::ParseIntError"),
    "strconv.ParseUint": ("u64", "std::num::ParseIntError"),
    "strconv.ParseFloat": ("f64", "std::num::ParseFloatError"),
}
RESULTS = {"i64": Known("int64"), "u64": Known("uint64"), "f64": Known("float64")}


def _parsed_number(name: str, call: ir.Call) -> Rule | None:
    """`strconv.ParseInt(text, 10, 64)`: the base decides between `parse` and `from_str_radix`."""
    if name not in PARSED_NUMBERS or not call.args:
        return None
    type_, error = PARSED_NUMBERS[name]
    base = call.args[1] if len(call.args) == 3 else ir.Literal("int", "10")
    unused = "_" * (len(call.args) - 1)
    if base == ir.Literal("int", "10"):
        return narrow_number(call, Rule(f"{{0}}.parse::<{type_}>()", f"r{unused}", RESULTS[type_], error=error))
    if isinstance(base, ir.Literal) and base.text != "0":
        template = f"{type_}::from_str_radix({{0}}, {base.text})"
        return narrow_number(call, Rule(template, f"b{unused}", RESULTS[type_], error=error))
    return None


def _opened(call: ir.Call) -> Rule | None:
    """`open(path, mode)`: what the mode says about the file."""
    modes = [*call.args[1:2], *(k.value for k in call.keywords if k.name == "mode")]
    mode = modes[0] if modes else ir.Literal("string", "r")
    template = opening(mode.text) if isinstance(mode, ir.Literal) else ""
    if not 0 < len(call.args) < 3 or len(modes) > 1 or not template or not isinstance(mode, ir.Literal):
        return None
    modes_ = "b" + "_" * (len(call.args) - 1)
    return Rule(template, modes_, opened_as(mode.text), error=IO, raises=True)


def _opens(call: ir.Call) -> bool:
    match call.function:
        case ir.Name("open", _, "builtin") | ir.Attribute(_, "open"):
            return True
        case _:
            return False


def _says_utf8(keyword: ir.Keyword) -> bool:
    match keyword:
        case ir.Keyword("encoding", ir.Literal("string", text)):
            return text.lower().replace("_", "-") in {"utf-8", "utf8"}
        case _:
            return False


def _typed_rules(builtin: str, operand: Type) -> tuple[Rule, ...] | None:
    name = operand.name if isinstance(operand, Known) else ""
    rule = TYPED[builtin].get(name) if name or operand == UNKNOWN else None
    return (rule,) if rule is not None else BUILTINS.get(builtin)


def field_rule(owner: Type, name: str) -> Rule | None:
    """The method that a field of a library's type is in Rust; None for other fields."""
    kind = kind_of(owner)
    rules = FIELDS.get(kind, {}).get(name) or PYTHON_FIELDS.get(kind, {}).get(name)
    return rules[0] if rules else None


def has_no_counterpart(call: ir.Call, type_of: Callable[[ir.Expression], Type]) -> bool:
    """Whether a method of a library's type is called that the tables do not know, which know all there are."""
    match call.function:
        case ir.Attribute(value, name) if name[:1].isupper():
            return kind_of(type_of(value)) in CLOSED and find_rule(call, type_of) is None
        case _:
            return False


def kind_of(owner: Type) -> str:
    """The table of methods for a type: its name, or what kind of collection it is; empty where nothing is known."""
    owner = strip_pointer(owner)
    if isinstance(owner, Known):
        return owner.name
    return "" if owner == UNKNOWN else KINDS.get(type(owner), "other")
