"""Calls: what is called, how its arguments are passed, whether it is awaited and what its error is."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.ir import expressions as ir
from translator.ir.declarations import Function
from translator.ir.types import FunctionType
from translator.rust.calls.arguments import arguments_of, known_arguments
from translator.rust.calls.by_rule import from_rule
from translator.rust.calls.call_table import Rule
from translator.rust.calls.library_names import is_library
from translator.rust.calls.missing import is_left_builtin, is_left_to_write, lacks, left_over
from translator.rust.calls.rules import has_no_counterpart
from translator.rust.calls.special_calls import special
from translator.rust.concurrency.channels import token
from translator.rust.concurrency.gathering import gathered, gathered_source, is_gather
from translator.rust.concurrency.threads import NEVER, given_context, rule_for
from translator.rust.dispatch import Term, at, plain, prints, term, wrap
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_sources import source_of
from translator.rust.expressions.names import method_name, path_of
from translator.rust.expressions.ownership import form
from translator.rust.expressions.unasked import subject_of
from translator.rust.expressions.writes import changes, is_shared_call, mark_written, to_write
from translator.rust.scope import Scope
from translator.rust.text.precedence import JUMP, POSTFIX, TRY
from translator.rust.text.unwritten import taken_in
from translator.rust.types.inference import callee_of, rule_of, type_of
from translator.rust.types.lookup import member_of
from translator.rust.types.printed import owned
from translator.rust.types.promoted import holder_of
from translator.rust.types.twins import called_name


class Printed(NamedTuple):
    """A call without its `?`. `fallible`: it gives a `Result`; `raises`: whose error leaves unless stopped."""

    term: Term
    fallible: bool = False
    raises: bool = False
    rule: Rule | None = None


def call_text(call: ir.Expression, scope: Scope) -> Printed:
    """A call, awaited where it must be, with what is known of its errors. Other expressions come as they are."""
    if isinstance(call, ir.Await):
        inner = call.value
        scope.frame.awaits += 1
        return Printed((f"{at(inner, scope, POSTFIX)}.await", POSTFIX))
    if not isinstance(call, ir.Call):
        return Printed(term(call, scope))
    if is_gather(call):
        joined, fails = gathered(call, scope)
        return Printed(joined, fails, fails and call.awaited)
    text = special(call, scope)
    if text is not None:
        waited = isinstance(call.function, ir.Name) and (call.function.package, call.function.text) == (
            "asyncio",
            "wait_for",
        )
        return Printed(text, call.fallible or waited or text[0].startswith("write"), waited and call.awaited)
    rule = rule_of(call, scope)
    if rule is not None and rule.template:
        rule = rule_for(rule, scope)
        return Printed(
            _awaited(from_rule(rule, call, scope), scope, waits=call.awaited), bool(rule.error), rule.raises, rule
        )
    if (
        rule is not None
        or is_left_builtin(call)
        or _asks_context(call, scope)
        or has_no_counterpart(call, lambda value: type_of(value, scope))
    ):
        return Printed((left_over(call, scope), POSTFIX))
    found = callee_of(call, scope)
    if found is None and (
        lacks(call, scope) or is_library(call.function, scope.index) or is_left_to_write(call, scope)
    ):
        return Printed((left_over(call, scope), POSTFIX))
    function = found[0] if found is not None else None
    place = scope
    if function is not None and changes(function) and isinstance(call.function, ir.Attribute):
        place = _changed(call.function.value, function, scope)
    arguments = known_arguments(call, function, found[1], scope) if found and function else arguments_of(call, scope)
    if scope.threads and function is not None and function.context:
        arguments = [*arguments, _context_argument(call.context, scope)]
    text = (taken_in(f"{_function(call, place)}({', '.join(arguments)})"), POSTFIX)
    waits = call.awaited or (call.context is not None and not _makes_context(call.function) and not scope.threads)
    if function is not None:
        waits = waits or ((bool(function.context) or function.waits) and not scope.threads)
    fallible = call.fallible or (function is not None and function.fallible)
    raises = function is not None and function.fallible and bool(function.raises)
    return Printed(_awaited(text, scope, waits=waits), fallible, raises)


def _changed(owner: ir.Expression, function: Function, scope: Scope) -> Scope:
    """The scope to print what a method that changes it is called on.

    Of the function's own receiver the signature tells by itself.
    """
    root = owner
    while isinstance(root, ir.Attribute | ir.Index):
        root = root.value
    if isinstance(root, ir.Name) and root.kind != "receiver":
        mark_written(owner, scope, shared=is_shared_call(owner, function, scope))
    return to_write(owner, scope)


def _asks_context(call: ir.Call, scope: Scope) -> bool:
    """Whether a method of the function's own context is called, of which Rust's has none."""
    match call.function:
        case ir.Attribute(ir.Name(text, ""), name):
            return scope.function is not None and text == scope.function.context != "" and name[:1].isupper()
        case _:
            return False


def _context_argument(context: ir.Expression | None, scope: Scope) -> str:
    """On threads a context is passed on, since nobody can end a thread from outside."""
    parent = given_context(context) if context is not None else None
    if parent is None:
        return f"&{NEVER}"
    text = token(parent, scope)
    return text if form(parent, scope) == "reference" or text.startswith("&") else f"&{text}"


def _makes_context(function: ir.Expression) -> bool:
    return isinstance(function, ir.Name) and function.package == "context"


def _awaited(text: Term, scope: Scope, *, waits: bool) -> Term:
    if not waits or text[0].endswith(".await"):
        return text
    scope.frame.awaits += 1
    return f"{wrap(text, POSTFIX)}.await", POSTFIX


def leaves(text: Term, source: Source, scope: Scope) -> Term:
    """A `Result` whose error leaves: `…?`, or a `match` where errors only leave a labelled block."""
    scope.errors.convert(source)
    if scope.label:
        error = scope.errors.value("err", source)
        return f"match {text[0]} {{ Ok(value) => value, Err(err) => break '{scope.label} Err({error}) }}", JUMP
    return f"{wrap(text, TRY)}?", TRY


@prints(ir.Call)
def _call(call: ir.Call, scope: Scope) -> Term:
    from translator.rust.expressions.comprehensions import collected_once

    printed = call_text(call, scope)
    printed = printed._replace(term=(collected_once(printed.term[0]), printed.term[1]))
    if not call.awaited and _is_future(call, scope):
        return printed.term
    if printed.raises or (scope.guarded and may_fail(call, printed, scope)):
        source = gathered_source(call, scope) if is_gather(call) else source_of(call, scope)
        return leaves(printed.term, source, scope)
    return printed.term


def _is_future(call: ir.Call, scope: Scope) -> bool:
    """Whether a call only makes a future, which fails when it is awaited."""
    found = callee_of(call, scope)
    return found is not None and found[0].is_async and not found[0].is_generator


def may_fail(call: ir.Call, printed: Printed, scope: Scope) -> bool:
    """Whether a call inside a `try` is taken to fail, for want of one that is known to."""
    if printed.rule is not None or isinstance(call.function, ir.Closure) or _gives_option(call.function):
        return False
    if _SAYS.match(printed.term[0]):
        return False
    found = callee_of(call, scope)
    if found is not None:
        return found[0].fallible or scope.doubted
    if isinstance(call.function, ir.Name) and call.function.kind == "type":
        return scope.index.type(call.function.package or scope.unit, call.function.text) is None
    return True


_SAYS = re.compile(r"(?:tracing::\w+|e?print(?:ln)?|todo)!\(")
"""Macros that give no `Result`: what is logged or printed, what is left to write."""


def _gives_option(function: ir.Expression) -> bool:
    """Whether the name says that nothing fails: `get`, and what a look-up that may miss was turned into."""
    match function:
        case ir.Attribute(_, name):
            return name in {"get", "as_ref", "clone"} or name in TEXT_METHODS
        case ir.Name(name, _, "builtin"):
            return name in NEVER_FAIL
        case _:
            return False


TEXT_METHODS = frozenset(
    "strip lstrip rstrip lower upper casefold startswith endswith splitlines title capitalize isdigit isalpha isupper "
    "islower isspace isalnum items keys values".split()
)
"""Methods that only texts and mappings have, which do not fail."""
NEVER_FAIL = frozenset(
    "print len isinstance issubclass hasattr id repr str bool type list dict set tuple frozenset enumerate zip map "
    "filter range sorted reversed callable super object property staticmethod classmethod any all vars dir".split()
)
"""Builtin functions that fail for no reason that Rust would not refuse."""


def _function(call: ir.Call, scope: Scope) -> str:
    generic = f"::<{', '.join(owned(t, scope) for t in call.type_args)}>" if call.type_args else ""
    match call.function:
        case ir.Name(text) if text in scope.locals and scope.locals[text].rust == "Self":
            return "Self::new"
        case ir.Name(kind="local" | "receiver") as name:
            return path_of(name, scope, called=True)
        case ir.Name() as name:
            return path_of(name, scope, called=True) + ("::new" if name.kind == "type" else generic)
        case ir.Attribute(ir.Name(_, _, "type") as owner, name):
            return f"{path_of(owner, scope)}::{method_name(name)}{generic}"
        case ir.Attribute(ir.Name(text) as owner, name) if text in scope.locals and scope.locals[text].rust == "Self":
            return f"Self::{method_name(name)}{generic}"
        case ir.Attribute() as function if (member := member_of(function, scope)) is not None:
            return path_of(member, scope, called=True) + ("::new" if member.kind == "type" else generic)
        case ir.Attribute(value, name) as function:
            if isinstance(type_of(function, scope), FunctionType):
                return f"({plain(function, scope)})"
            value = holder_of(function, scope)
            own = called_name(name, type_of(value, scope), scope.unit, scope.index)
            return f"{subject_of(value, scope)}.{method_name(own)}{generic}"
        case ir.Closure() as function:
            return f"({plain(function, scope)})"
        case function:
            text = at(function, scope, POSTFIX)
            return text if isinstance(function, ir.Call) and text.endswith(")") else f"({text})"
