"""The arguments of calls: lent, given away, or handed over as the half of a channel."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Function
from translator.ir.types import (
    ANY,
    CONTEXT,
    ERROR,
    STRING,
    UNKNOWN,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Optional,
    Type,
)
from translator.rust.concurrency.channel_uses import uses_end
from translator.rust.concurrency.channels import end_for
from translator.rust.dispatch import at, plain
from translator.rust.errors.error_sources import is_own
from translator.rust.expressions.lending import lend
from translator.rust.expressions.lending_to_write import lend_to_write
from translator.rust.expressions.ownership import form
from translator.rust.expressions.ownership import own as owned_value
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import PREFIX
from translator.rust.types.asked import asked
from translator.rust.types.given import is_owned
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import qualified


def arguments_of(call: ir.Call, scope: Scope) -> list[str]:
    """The arguments of a call of which no declaration is known."""
    if call.keywords:
        names = ", ".join(f"`{k.name}`" if k.name else "a mapping of names" for k in call.keywords)
        scope.frame.notes.append(f"the call passes {names} by name; Rust has positions, or a struct of options.")
    type_ = type_of(call.function, scope)
    if isinstance(type_, FunctionType) and not call.keywords:
        # The context of a call is no argument.
        wanted = [want for want in type_.params if call.context is None or want != CONTEXT]
        if len(wanted) == len(call.args):
            return [_for_closure(value, scope, want) for value, want in zip(call.args, wanted, strict=True)]
    values = [*call.args, *(k.value for k in call.keywords)]
    return [channel_half(value, None, scope) or _unmoved(value, scope) for value in values]


def _for_closure(value: ir.Expression, scope: Scope, want: Type) -> str:
    """An argument of a function value; an error that may be absent is handed over."""
    if want != Optional(ERROR) or value == ir.Literal("nil", "") or isinstance(type_of(value, scope), Optional):
        return lend(value, scope, want)
    return f"Some({owned_value(value, scope, ERROR)}{'.into()' if _is_one_error(value, scope) else ''})"


def _unmoved(value: ir.Expression, scope: Scope) -> str:
    """An argument of a call that nothing is known of: what stands inside something else is lent, not moved out."""
    if isinstance(value, ir.Attribute | ir.Index | ir.Cast) and form(value, scope) == "place":
        type_ = type_of(value, scope)
        if type_ in LENT or isinstance(type_, List | Map):
            return f"&{at(value, scope, PREFIX)}"
    return plain(value, scope)


LENT = frozenset({STRING, Known("bytes"), Known("path")})
"""Types of which a callee wants to look at a value, as a rule."""


def channel_half(value: ir.Expression, want: Type | None, scope: Scope) -> str:
    """The half of a channel that was split in two, as an argument; empty for other values."""
    end = end_for(value, want or UNKNOWN, scope)
    if end and isinstance(want, Channel) and want.direction == "split":
        return f"{end}, {end_for(value, Channel(want.of, 'receive'), scope)}"
    name = value.text if isinstance(value, ir.Name) else ""
    if end and scope.threads and isinstance(want, Channel) and want.direction in {"receive", "signal"}:
        needed = not name or name in scope.outside or uses_end(scope.rest, name, 1, scope, scope.results.types)
        return f"{end}.clone()" if needed else end
    if not end or (isinstance(want, Channel) and want.direction == "receive"):
        return end
    needed = not name or name in scope.outside or uses_end(scope.rest, name, 0, scope, scope.results.types)
    return f"{end}.clone()" if needed else end


def _is_one_error(value: ir.Expression, scope: Scope) -> bool:
    """Whether an error has a type of its own, which a box takes in."""
    if not isinstance(value, ir.Name):
        return True
    local = scope.locals.get(value.text)
    return local is None or (local.error is not None and not local.error.type.startswith(("Box<", "anyhow")))


def known_arguments(call: ir.Call, function: Function, unit: str, scope: Scope) -> list[str]:
    """The arguments of a call as the parameters of what is called ask for them."""
    params = function.params
    named = {k.name: k.value for k in call.keywords}
    if call.spread or "" in named or any(p.kind == "keywords" for p in params):
        return arguments_of(call, scope)
    own = scope.params if is_own(call, scope) and len(scope.params) == len(params) else ()
    texts: list[str] = []
    args = call.args
    for place, param in enumerate(params):
        type_ = own[place] if own else qualified(param.type, unit, scope)
        type_ = asked(type_) if param.asked and not own else type_
        if param.kind == "variadic":
            boxed = type_ == ANY
            rest = [owned_value(a, scope, UNKNOWN if boxed else type_) for a in args[place:]]
            if boxed:
                rest = [f"Box::new({one})" for one in rest]
            texts.append(f"&[{', '.join(rest)}]")
            args = args[:place]
        elif place < len(args) and is_owned(param, type_, scope):
            given = owned_value(args[place], scope, strip_pointer(type_))
            texts.append(f"{given}.into()" if type_ == ERROR and _is_one_error(args[place], scope) else given)
        elif place < len(args):
            lent = lend_to_write if param.written else lend
            texts.append(channel_half(args[place], type_, scope) or lent(args[place], scope, type_))
        elif param.name in named:
            texts.append(lend(named[param.name], scope, type_))
        elif param.default is not None:
            texts.append(lend(param.default, scope, type_))
    texts += [plain(a, scope) for a in args[len(params) :]]
    return texts
