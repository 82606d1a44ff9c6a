"""Functions and methods as Rust: the error enum, the signature, the body, the `impl` around them."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir.declarations import Function, Parameter
from translator.ir.types import UNKNOWN, Channel, Known, List, Map, Optional, Pointer, Set, Type
from translator.rust.concurrency.channels import halves
from translator.rust.concurrency.threads import closes
from translator.rust.dispatch import block, plain
from translator.rust.expressions.checked import with_type
from translator.rust.expressions.names import method_name
from translator.rust.items.constructor_body import constructor_body
from translator.rust.items.function_facts import Facts
from translator.rust.items.function_scope import enter, is_replaced, parameter_type
from translator.rust.items.generators import is_collected, shaped, streamed, with_end
from translator.rust.items.impl_block import in_impl
from translator.rust.items.structs import generics
from translator.rust.items.written_parameters import by_value, copied_parameters, copied_receiver, written_parameter
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements import registry as _statements
from translator.rust.statements.context_managers import flattened
from translator.rust.statements.mutability import binding, settled
from translator.rust.statements.nested_defers import marked
from translator.rust.text.docs import doc_comment, note
from translator.rust.text.naming import snake
from translator.rust.text.notes import said_once
from translator.rust.types.given import is_owned
from translator.rust.types.printed import borrowed, default_value, owned
from translator.rust.types.result_types import results_text
from translator.rust.types.twins import own_name

REGISTERED = (_statements,)
"""Modules whose import registers printers."""

SILENT_DECORATORS = frozenset(
    {"staticmethod", "classmethod", "property", "override", "abstractmethod", "overload", "setter"}
)


NEVER_FAILS = "no error leaves the function: drop the `Result` where no trait asks for it"


class Printed(NamedTuple):
    """A function whose body has been printed: the body, the scope it ended with, what its signature needs to know.

    `function`: as it was printed. `decide`: what to decide about its shape.
    """

    body: str
    scope: Scope
    facts: Facts
    function: Function
    items: str = ""
    decide: str = ""


def printed(function: Function, scope: Scope) -> Printed:
    """Prints the body; once more where an error leaves a function that is not declared to fail."""
    function, decide = shaped(function)
    done = _print(function, scope, fallible=False)
    if function.body is not None and not done.scope.results.fallible and done.scope.errors.fails():
        done = _print(function, scope, fallible=True)
    return done._replace(decide=decide)


def _print(function: Function, scope: Scope, *, fallible: bool) -> Printed:
    inner = Scope(scope.index, scope.unit, function, preferences=scope.preferences)
    facts = enter(function, inner, fallible=fallible)
    if function.body is None:
        return Printed("todo!()", inner, facts, function)
    inner.frame.by_value = by_value(function, inner)
    if is_constructor(function):
        text = constructor_body(function.body, inner)
    else:
        body = marked(flattened(function.body))
        inner.frame.streams = function.is_generator and function.is_async
        tail = not function.is_generator or is_collected(function)
        text = _named_results(function, facts, inner) + block(body, inner, tail=tail)
        text = text if tail else with_end(text, function, inner)
    if not text and function.results and not function.is_generator and not is_constructor(function):
        # Declared, and defined elsewhere: an overload, or what a base class only names.
        text = "todo!()"
    text = said_once(settled(copied_receiver(function, inner) + copied_parameters(function, inner) + text, inner))
    if inner.frame.streams:
        text = streamed(text, fallible=inner.results.fallible)
    return Printed(text, inner, facts, function, "".join(inner.items))


def is_constructor(function: Function) -> bool:
    """Whether the function is Python's `__init__`."""
    return function.name == "__init__" and function.receiver is not None


def _named_results(function: Function, facts: Facts, scope: Scope) -> str:
    """Named results that the body writes begin as zero values."""
    lines = ""
    for name, type_ in zip(function.result_names, function.results, strict=False):
        if name in {"", "_"} or not (facts.bare or name in facts.assigned):
            continue
        scope.bind(name, Local(Optional(type_.to) if isinstance(type_, Pointer) else type_))
        zero = with_type(default_value(type_, scope), name, type_, scope)
        lines += f"let {binding(name)}{_stated(type_, scope)} = {zero};\n"
    return lines


def _stated(type_: Type, scope: Scope) -> str:
    return f": {owned(type_, scope)}" if isinstance(type_, List | Map | Set | Pointer) else ""


def function_item(function: Function, scope: Scope) -> str:
    """The whole item: error enum, then the function, in an `impl` when it is a method."""
    done = printed(function, scope)
    function = done.function
    enum = _enum(done)
    text = doc_comment(function.doc) + note(done.decide) + _decorators(function) + _defaults(function, done.scope)
    text += "" if scope.threads else signals(function)
    text += (
        "// DECIDE: which end of the channel callers need; the source gives both.\n" if gives_channel(function) else ""
    )
    text += _signature(function, done)
    text += f" {{\n{done.body}\n}}" if done.body else " {}"
    return "\n".join(part for part in (enum, done.items, in_impl(function, f"{text}\n", scope)) if part)


def _decorators(function: Function) -> str:
    names = [d for d in function.decorators if d.split("(")[0].rpartition(".")[2] not in SILENT_DECORATORS]
    return "".join(f"// DECIDE: what `@{' '.join(name.split())}` did around it.\n" for name in names)


def gives_channel(function: Function) -> bool:
    """Whether a result is a channel that callers may send on as well as receive from."""
    return any(isinstance(result, Channel) and result.direction == "both" for result in function.results)


def signals(function: Function) -> str:
    """The parameters that are taken for signals."""
    names = [
        f"`{snake(p.name)}`" for p in function.params if isinstance(p.type, Channel) and p.type.direction == "signal"
    ]
    if not names:
        return ""
    verb = "is" if len(names) == 1 else "are"
    return f"// DECIDE: a token, where {' and '.join(names)} {verb} only ever closed and never sent on.\n"


def _defaults(function: Function, scope: Scope) -> str:
    """What callers may leave out in the source: Rust has no default arguments."""
    given = [(p.name, plain(p.default, scope)) for p in function.params if p.default is not None]
    if not given:
        return ""
    shown = ", ".join(f"`{snake(name)}` ({' '.join(text.split())[:40]})" for name, text in given)
    return f"// DECIDE: callers may leave out {shown}; Rust has no default arguments.\n"


def error_enum(function: Function, scope: Scope) -> str:
    """The error enum of a function; empty when nothing leaves it."""
    return _enum(printed(function, scope))


def _enum(done: Printed) -> str:
    scope = done.scope
    if not scope.results.fallible:
        return ""
    if not scope.errors.variants:
        visibility, name = scope.errors.visibility, scope.errors.name
        unseen = "todo!(" in done.body
        if scope.errors.anyhow:
            return "" if unseen or scope.errors.fails() else f"// DECIDE: {NEVER_FAILS}.\n"
        note = f"// DECIDE: {'which errors leave the function; the source shows none' if unseen else NEVER_FAILS}.\n"
        return f"{note}#[derive(Debug, thiserror::Error)]\n{visibility}enum {name} {{}}\n"
    return scope.errors.text()


def body(function: Function, scope: Scope) -> str:
    """What stands between the function's braces."""
    return printed(function, scope).body


def signature(function: Function, scope: Scope) -> str:
    """`pub async fn load(&self, number: &str) -> Result<Invoice, LoadError>`, without body or semicolon."""
    done = printed(function, scope)
    return _signature(done.function, done)


def _signature(function: Function, done: Printed) -> str:
    scope, facts = done.scope, done.facts
    frame = scope.frame
    params = [text for text in (_receiver(function, scope),) if text]
    params += [_parameter(p, scope, facts) for p in function.params]
    if (frame.cancel or scope.threads) and function.context:
        name = snake(function.context) if function.context.strip("_") else "_ctx"
        params.append(f"{name}: {borrowed(Known('context'), scope)}")
    waits = (bool(function.context) or function.waits) and not scope.threads
    asynchronous = function.is_async or waits or frame.awaits > 0
    word = "pub " if function.exported else ""
    owner = function.receiver.type if function.receiver is not None else ""
    own = own_name(function.name, owner, scope.unit, scope.index)
    name = "new" if is_constructor(function) else method_name(own)
    if any(d.endswith(".setter") for d in function.decorators):
        name = f"set_{name.removeprefix('r#')}"
    result = result_type(function, scope)
    arrow = f" -> {result}" if result != "()" else ""
    keyword = "async " if asynchronous and not function.is_generator else ""
    return f"{word}{keyword}fn {name}{generics(function.type_params, scope)}({', '.join(params)}){arrow}"


def _receiver(function: Function, scope: Scope) -> str:
    receiver = function.receiver
    if receiver is None or receiver.kind in {"class", "static"} or is_constructor(function):
        return ""
    if copied_receiver(function, scope):
        return "&self"
    guarded = scope.frame.locks and not scope.frame.writes_self
    known = scope.index.method(scope.unit, receiver.type, function.name)
    spread = known is not None and known.receiver is not None and known.receiver.mutates
    writes = ((receiver.mutates or spread) and not guarded) or scope.frame.writes_self
    return "&mut self" if scope.frame.receives or writes else "&self"


def _parameter(param: Parameter, scope: Scope, facts: Facts) -> str:
    type_ = parameter_type(param, facts)
    if scope.threads and isinstance(type_, Channel) and type_.direction == "signal" and closes(scope, param.name):
        type_ = Channel(type_.of, "send")
    if isinstance(type_, Channel) and type_.direction == "split":
        return both_ends(param.name, type_, scope)
    text = owned(strip_pointer(type_), scope) if is_owned(param, type_, scope) else borrowed(type_, scope)
    name = snake(param.name) if param.name not in {"", "_"} else "_"
    changed = param.name in scope.frame.mutated - scope.frame.renewed and name != "_"
    if isinstance(type_, Optional) and is_replaced(param, type_, facts, scope):
        return f"{'mut ' * changed}{name}: {owned(type_, scope)}"
    if changed:
        text, name = written_parameter(type_, text, name, param.name, scope)
    return f"{name}: {text}"


def both_ends(name: str, type_: Channel, scope: Scope) -> str:
    """The two parameters that a channel becomes whose both ends are used."""
    tx, rx = halves(name)
    changed = "mut " if rx in scope.frame.mutated else ""
    receiver = owned(Channel(type_.of, "receive"), scope)
    return f"{tx}: {owned(Channel(type_.of, 'send'), scope)}, {changed}{rx}: {receiver}"


def result_type(function: Function, scope: Scope) -> str:
    """What stands behind the arrow: `()` for nothing."""
    if is_constructor(function):
        text = "Self"
    elif function.is_generator and function.is_async:
        return _stream(function, scope)
    elif function.is_generator and function.results:
        text = _iterator(function.results[0], scope)
    else:
        text = results_text(scope)
    if function.makes_error:
        return scope.errors.type
    return scope.errors.result(text) if scope.results.fallible else text


def _stream(function: Function, scope: Scope) -> str:
    """What an async generator gives; one that fails gives its error as the last item."""
    match function.results:
        case (Known("async_iterator" | "iterator" | "iterable", (of,)),):
            item = owned(of, scope)
        case _:
            item = owned(UNKNOWN, scope)
    return f"impl futures::Stream<Item = {scope.errors.result(item) if scope.results.fallible else item}>"


def _iterator(type_: Type, scope: Scope) -> str:
    match type_:
        case Known("iterator" | "iterable", args):
            return borrowed(Known("iterator", args), scope)
        case Known("async_iterator"):
            return borrowed(type_, scope)
        case _:
            return f"impl Iterator<Item = {owned(type_, scope)}>"


def crates_used(text: str) -> tuple[str, ...]:
    """The crates that printed text names."""
    from translator.rust.skeletons.skeleton import crates_named

    return crates_named(text)
