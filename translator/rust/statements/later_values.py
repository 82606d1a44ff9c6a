"""What the statements that follow say of a name that has no value yet."""

from __future__ import annotations

from dataclasses import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, List, Map, Optional, Type
from translator.ir.walk import nodes
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.flow import mentions
from translator.rust.statements.unwrapping import lives_on
from translator.rust.types.common import is_mixed
from translator.rust.types.inference import type_of


def is_given_at_once(name: str, scope: Scope) -> bool:
    """Whether nothing looks at a name before a statement of the same block gives it a value."""
    names = frozenset({name})
    rest = scope.rest[0] if scope.rest else ()
    first = next((one for one in rest if mentions(one, names)), None) if isinstance(rest, tuple) else None
    match first:
        case ir.Assign((ex.Name(text),), (value,), "="):
            absent = value == ex.Literal("nil", "") or isinstance(type_of(value, replace(scope, types={})), Optional)
            return text == name and not absent and not mentions(value, names) and not lives_on(name, scope)
    return False


def later_type(name: str, scope: Scope) -> Type:
    """What a name is given later, where a literal says it; Unknown where literals differ."""
    found: set[Type] = set()
    absent = False
    for node in nodes(scope.rest):
        match node:
            case ir.Assign((ex.Name(text),), (ex.Literal("nil"),), "=") if text == name:
                absent = True
            case ir.Assign((ex.Name(text),), (value,), "=") if text == name and isinstance(value, _EVIDENT):
                found.add(type_of(value, replace(scope, types={})))
    of = found.pop() if len(found) == 1 else UNKNOWN
    return Optional(of) if absent else of


def returned_type(name: str, scope: Scope) -> Type:
    """The collection that the function declares to return, where this name is what it returns; Unknown for others."""
    results = scope.results.types
    wanted = strip_pointer(results[0]) if len(results) == 1 else UNKNOWN
    wanted = wanted.of if isinstance(wanted, Optional) else wanted
    if not isinstance(wanted, Map | List) or not mentions(scope.rest, frozenset({name})):
        return UNKNOWN
    for node in nodes(scope.rest):
        match node:
            case ir.Return((ex.Name(text),)) if text == name:
                return wanted
    return UNKNOWN


_EVIDENT = ex.Literal | ex.Format | ex.ListLiteral | ex.MapLiteral | ex.Comprehension


def element_pushed(name: str, scope: Scope) -> Type:
    """What a list that begins empty is given later, where what is appended tells it; Unknown where that differs."""
    bare = replace(scope, types={}, locals={})
    found: set[Type] = set()
    for node in nodes(scope.rest):
        match node:
            case ex.Call(ex.Attribute(ex.Name(text), "append"), (value,)) if text == name:
                found.add(type_of(value, bare))
    return found.pop() if len(found) == 1 else UNKNOWN


def is_put_together(name: str, first: ex.MapLiteral, scope: Scope) -> bool:
    """Whether a map from text is given values of several types, here and later: as good as a JSON object."""
    bare = replace(scope, types={}, locals={})
    keys, values = [key for key, _ in first.entries], [value for _, value in first.entries]
    for node in nodes(scope.rest):
        match node:
            case ir.Assign((ex.Index(ex.Name(text), key),), (value,), "=") if text == name:
                keys.append(key)
                values.append(value)
    return all(isinstance(key, ex.Literal) and key.kind == "string" for key in keys) and is_mixed(values, bare)
