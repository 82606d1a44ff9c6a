"""Collections that are made of others."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known, List, Set
from translator.rust.dispatch import Term, at, term
from translator.rust.expressions.iteration import owned_elements
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of

SORTED = ir.Name("sorted", "", "builtin")
UNSORTED = "a `HashMap` keeps no order: `BTreeMap` sorts by key, `indexmap::IndexMap` keeps that of what it is given."


def dictionary(call: ir.Call, scope: Scope) -> Term | None:
    """`dict(pairs)`, `dict(zip(keys, values))`, `dict(a=1)`."""
    match call:
        case ir.Call(_, (ir.Comprehension() as pairs,), ()):
            collected = ".collect::<std::collections::HashMap<_, _>>()"
            text = at(pairs, scope, POSTFIX).removesuffix(".collect::<Vec<_>>()")
            return f"{text}{collected}", POSTFIX
        case ir.Call(_, (ir.Call(ir.Name("zip", _, "builtin"), (keys, values), ()),), ()):
            together = f"{owned_elements(keys, scope)}.zip({owned_elements(values, scope)})"
            return f"{together}.collect::<std::collections::HashMap<_, _>>()", POSTFIX
        case ir.Call(_, (only,), ()) if not call.spread:
            if isinstance(only, ir.Call) and only.function == SORTED:
                scope.frame.notes.append(UNSORTED)
            type_ = strip_pointer(type_of(only, scope))
            if isinstance(type_, List | Set) or (isinstance(type_, Known) and type_.name == "iterator"):
                return f"{owned_elements(only, scope)}.collect::<std::collections::HashMap<_, _>>()", POSTFIX
            return f"{at(only, scope, POSTFIX)}.clone()", POSTFIX
        case ir.Call(_, (), keywords) if keywords and all(k.name for k in keywords):
            return term(ir.MapLiteral(tuple((ir.Literal("string", k.name), k.value) for k in keywords)), scope)
        case _:
            return None


def copied_list(call: ir.Call, scope: Scope) -> Term | None:
    """`list(xs)`, where that copies a list."""
    if len(call.args) != 1 or call.keywords or call.spread:
        return None
    only = call.args[0]
    if not isinstance(type_of(only, scope), List) or not isinstance(only, ir.Name | ir.Attribute | ir.Index):
        return None
    return f"{at(only, scope, POSTFIX)}.to_vec()", POSTFIX
