"""What a body tells about its function's own signature: which names and results may be absent, what is written."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.declarations import Function
from translator.ir.types import Pointer
from translator.rust.statements.flow import walk


class Facts(NamedTuple):
    """`nil_results`: places of results that some `return` leaves absent. `tested`: names compared with nil.

    `assigned`: names written as a whole. `bare`: some `return` leaves the named results to speak. `own_fields`: a field
    of the receiver is written as a whole.
    """

    nil_results: frozenset[int] = frozenset()
    tested: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()
    bare: bool = False
    own_fields: bool = False


def facts_of(function: Function) -> Facts:
    """One pass over the statements; closures are left out."""
    if not function.body:
        return Facts()
    nil_results: set[int] = set()
    tested: set[str] = set()
    assigned: set[str] = set()
    unset: set[str] = set()
    bare = own_fields = False
    for statement in walk(function.body):
        match statement:
            case ir.Return(values):
                bare = bare or not values
                nil_results.update(p for p, v in enumerate(values) if _may_be_nil(v, unset))
            case ir.If(test) | ir.While(test) if test is not None:
                _tested(test, tested)
            case ir.Switch(None, cases):
                for value in (v for c in cases for v in c.values):
                    _tested(value, tested)
            case ir.Let((name,), ex.Make(Pointer())):
                unset.add(name)
            case ir.Assign(targets):
                assigned.update(t.text for t in targets if isinstance(t, ex.Name))
                own_fields = own_fields or any(map(_is_own_field, targets))
            case ir.HandleError(names):
                assigned.update(names)
    return Facts(frozenset(nil_results), frozenset(tested), frozenset(assigned), bare, own_fields)


def _is_own_field(target: ex.Expression) -> bool:
    return isinstance(target, ex.Attribute) and isinstance(target.value, ex.Name) and target.value.kind == "receiver"


def _may_be_nil(value: ex.Expression, unset: set[str]) -> bool:
    """Whether a result is nil, or a variable that began as nil."""
    if isinstance(value, ex.Name):
        return not value.package and value.text in unset
    return isinstance(value, ex.Literal) and value.kind == "nil"


def asked_for_nil(body: tuple[ir.Statement, ...]) -> frozenset[str]:
    """The names that tests in a body, closures in it left out, compare with nil."""
    found: set[str] = set()
    for statement in walk(body):
        if isinstance(statement, ir.If | ir.While) and statement.test is not None:
            _tested(statement.test, found)
    return frozenset(found)


def _tested(test: ex.Expression, found: set[str]) -> None:
    match test:
        case ex.IsNil(ex.Name(text)):
            found.add(text)
        case ex.Binary("&&" | "||", left, right):
            _tested(left, found)
            _tested(right, found)
        case ex.Unary("!", inner):
            _tested(inner, found)
