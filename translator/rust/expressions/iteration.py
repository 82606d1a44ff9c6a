"""Values as iterators, and as slices of what they give."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import JSON, STRING, UNKNOWN, Known, Map, Tuple
from translator.rust.calls.file_calls import holds_bytes
from translator.rust.calls.json_calls import TAKEN_FOR_ARRAY
from translator.rust.dispatch import at
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_type, rule_of, type_of
from translator.rust.types.printed import is_copy

ITERATORS = (".iter()", ".keys()", ".values()", ".chars()", ".copied()", ".cloned()", ".rev()")
"""What an expression that is an iterator already ends with."""

LENDING = (".iter()", ".keys()", ".values()", ".iter().rev()")
"""What an iterator ends with whose elements are references."""


def iterated(value: ir.Expression, scope: Scope) -> str:
    """An iterator over a value's elements."""
    if isinstance(value, ir.Call):
        rule = rule_of(value, scope)
        if rule is not None and "f" in rule.modes:
            return at(value, scope, POSTFIX)
    type_ = strip_pointer(type_of(value, scope))
    if (isinstance(value, ir.Comprehension) and value.kind == "generator") or _is(type_, "iterator"):
        return at(value, scope, POSTFIX)
    if (_is(type_, "file") or _is(type_, "buffered_file")) and not holds_bytes(type_):
        read = at(ir.Call(ir.Attribute(value, "read")), scope, POSTFIX)
        return f"{read}.split_inclusive('\\n')"
    if type_ == JSON:
        scope.frame.notes.append(TAKEN_FOR_ARRAY)
        return f"{at(value, scope, POSTFIX)}{JSON_ITEMS}"
    text = _array(value, scope) if isinstance(value, ir.ListLiteral) else at(value, scope, POSTFIX)
    if text.endswith(ITERATORS):
        return text
    if _is(type_, "iterable") and isinstance(value, ir.Name):
        return f"{text}.into_iter()"
    return f"{text}.{'chars' if type_ == STRING else 'keys' if isinstance(type_, Map) else 'iter'}()"


def gives_values(value: ir.Expression, scope: Scope) -> bool:
    """Whether going through a value takes it apart: what it gives are no references."""
    type_ = type_of(value, scope)
    if _is(type_, "iterable"):
        return isinstance(value, ir.Name)
    return _is(type_, "iterator") and not isinstance(value, ir.Comprehension)


def _is(type_: object, name: str) -> bool:
    return isinstance(type_, Known) and type_.name == name


def owned_elements(value: ir.Expression, scope: Scope) -> str:
    """An iterator over values of their own."""
    text = iterated(value, scope)
    match value:
        case ir.Call(ir.Attribute(_, "items"), ()) if text.endswith(".iter()"):
            of = element_type(value, scope)
            kinds = of.items if isinstance(of, Tuple) else (UNKNOWN, UNKNOWN)
            pairs = zip(("key", "value"), kinds, strict=True)
            own = [f"*{name}" if is_copy(type_, scope) else f"{name}.clone()" for name, type_ in pairs]
            return f"{text}.map(|(key, value)| ({', '.join(own)}))"
    return f"{text}.cloned()" if text.endswith(LENDING) else text


def sliced(value: ir.Expression, scope: Scope) -> str:
    """A value that has a slice's methods: a display needs no vector for that."""
    return _array(value, scope) if isinstance(value, ir.ListLiteral) else at(value, scope, POSTFIX)


def byte_slices(value: ir.Expression, scope: Scope) -> str:
    """The parts that are put together as bytes; those of a display as slices, however long each is."""
    if not isinstance(value, ir.ListLiteral):
        return at(value, scope, POSTFIX)
    return f"[{', '.join(f'&{at(item, scope, POSTFIX)}[..]' for item in value.items)}]"


def _array(value: ir.ListLiteral, scope: Scope) -> str:
    """A list or tuple as an array; a set as it is."""
    text = at(value, scope, POSTFIX)
    if value.kind == "tuple" and value.items:
        return f"[{text[1:-1].removesuffix(',')}]"
    return text.removeprefix("vec!")


JSON_ITEMS = ".as_array().into_iter().flatten()"
"""What goes over the items of a JSON array."""


def json_parts(items: str, count: int, scope: Scope) -> str:
    """The items of a JSON array, each taken apart into so many values."""
    scope.frame.notes.append(f"each item is taken for an array of {count}; what it lacks is `Null` here.")
    return f"{items}.map(|item| ({', '.join(f'&item[{place}]' for place in range(count))}))"
