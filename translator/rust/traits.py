"""Traits from interfaces and protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from translator.ir.declarations import Function, Interface, Receiver
from translator.rust.docs import doc_comment
from translator.rust.functions import signature
from translator.rust.naming import field as field_name
from translator.rust.naming import pascal
from translator.rust.structs import generics
from translator.rust.types import owned

if TYPE_CHECKING:
    from translator.rust.scope import Scope


def trait(item: Interface, scope: Scope) -> str:
    """The trait item: supertraits, required methods, provided ones with their bodies."""
    supers = [owned(e, scope).removeprefix("Box<dyn ").removesuffix(">") for e in item.embeds]
    head = f"{'pub ' if item.exported else ''}trait {pascal(item.name)}{generics(item.type_params, scope)}"
    if supers:
        head += f": {' + '.join(supers)}"
    members = [accessor(f.name, owned(f.type, scope)) for f in item.fields] + [method(m, scope) for m in item.methods]
    if not members:
        return f"{doc_comment(item.doc)}{head} {{}}\n"
    return f"{doc_comment(item.doc)}{head} {{\n" + "\n".join(members) + "}\n"


def accessor(name: str, type_text: str) -> str:
    """A required method for an attribute of a protocol."""
    return f"fn {field_name(name)}(&self) -> {type_text};\n"


def method(function: Function, scope: Scope) -> str:
    """A required method. An async one returns an `impl Future + Send`, so that callers may spawn it."""
    if function.receiver is None:
        function = _with_receiver(function)
    text = signature(function, scope).removeprefix("pub ")
    if text.startswith("async fn "):
        text = future_signature(text)
    return f"{doc_comment(function.doc)}{text};\n"


def future_signature(text: str) -> str:
    """`async fn f(…) -> T` as `fn f(…) -> impl Future<Output = T> + Send`."""
    text = text.removeprefix("async ")
    close = closing_parenthesis(text, text.index("("))
    tail = text[close + 1 :].strip()
    result, _, where = tail.removeprefix("->").strip().partition(" where ")
    future = f"impl Future<Output = {result or '()'}> + Send"
    return f"{text[: close + 1]} -> {future}" + (f" where {where}" if where else "")


def closing_parenthesis(text: str, start: int) -> int:
    """The place of the parenthesis that closes the one at `start`."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
            if depth == 0:
                return place
    return len(text) - 1


def _with_receiver(function: Function) -> Function:
    return replace(function, receiver=Receiver("self", ""))
