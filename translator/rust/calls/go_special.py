"""Functions of Go's library that are printed by hand."""

from __future__ import annotations

from importlib import import_module

from translator.ir import expressions as ir
from translator.ir.types import Named
from translator.rust.calls.by_rule import by_template, from_rule
from translator.rust.calls.go_collections import LESS
from translator.rust.calls.later_calls import later
from translator.rust.calls.printing_calls import Special, slashed
from translator.rust.dispatch import Term
from translator.rust.scope import Scope
from translator.rust.types.inference import rule_of


def _deferred(module: str, name: str) -> Special:
    """A printer of a module that imports this one's users."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        printer: Special = getattr(import_module(f"translator.rust.expressions.{module}"), name)
        return printer(call, scope)

    return printed


_SLICES = (Named("StringSlice", "sort"), Named("IntSlice", "sort"))


def _by_less(call: ir.Call, scope: Scope) -> Term | None:
    """`sort.Sort(byName(list))`: the type says how, the list is what is sorted."""
    match call.args:
        case (ir.Call(ir.Name("Reverse", "sort"), (ir.Cast(of, subject),)),):
            if of not in _SLICES:
                scope.frame.notes.append(LESS)
            return by_template("{0}.sort_by(|a, b| b.cmp(a))", ir.Call(call.function, (subject,)), scope)
        case (ir.Cast(of, subject),) if of in _SLICES:
            return by_template("{0}.sort()", ir.Call(call.function, (subject,)), scope)
        case (ir.Cast(_, subject),):
            pass
        case (ir.Call(ir.Name(name, package), (subject,)),) if (
            scope.index.type(package or scope.unit, name) is not None
        ):
            pass
        case _:
            return None
    sorted_ = ir.Call(call.function, (subject,))
    rule = rule_of(sorted_, scope)
    return from_rule(rule, sorted_, scope) if rule is not None else None


GO_SPECIAL: dict[str, Special] = {
    "path.Join": slashed,
    "slices.SortFunc": _deferred("compared_by", "sorted_by_comparison"),
    "slices.SortStableFunc": _deferred("compared_by", "sorted_by_comparison"),
    "sort.Search": _deferred("searches", "searched"),
    "sort.SearchInts": _deferred("searches", "searched_value"),
    "sort.SearchStrings": _deferred("searches", "searched_value"),
    "sort.Slice": _deferred("sorting", "sorted_by_positions"),
    "sort.SliceStable": _deferred("sorting", "sorted_by_positions"),
    "sort.Sort": _by_less,
    "sort.Stable": _by_less,
    "time.AfterFunc": later,
}
"""By import path and name."""
