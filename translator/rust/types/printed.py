"""Types as Rust: owned in fields and results, borrowed in parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Alias, Interface
from translator.rust.text.naming import constant, pascal, snake
from translator.rust.types.known_types import KNOWN, WITH_ANYHOW, WITH_THREADS, KnownRust
from translator.rust.types.library_types import LIBRARY_TYPES
from translator.rust.types.type_names import type_name

if TYPE_CHECKING:
    from translator.rust.scope import Scope

UNDECIDED = "Undecided"
"""Stands where the source does not say the type; `skeleton` explains it with a `DECIDE`."""

_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")

SHARED = frozenset({"mutex", "rwmutex", "once", "waitgroup", "atomic", "semaphore"})
"""Known types that must not be copied: a pointer to one shares it."""


def owned(type_: ir.Type, scope: Scope) -> str:
    """The type of a field, a local or a result."""
    match type_:
        case ir.Known("atomic", (of,)):
            return atomic(of, scope)
        case ir.Known(name, args):
            return _fill(known_rust(name, scope).owned, args, scope)
        case ir.Named():
            name = named(type_, scope)
            return f"Box<dyn {name}>" if is_trait(type_, scope) else name
        case ir.Variable(name):
            return pascal(name)
        case ir.Pointer(ir.Known(name) as of) if name in SHARED:
            return f"std::sync::Arc<{owned(of, scope)}>"
        case ir.Pointer(of) | ir.Optional(of):
            inner = owned(of, scope)
            return inner if inner.startswith("Option<") else f"Option<{inner}>"
        case ir.List(of):
            return f"Vec<{element(of, scope)}>"
        case ir.Array(of, length):
            return f"[{owned(of, scope)}; {_length(length)}]"
        case ir.Set(of):
            return f"std::collections::HashSet<{element(of, scope)}>"
        case ir.Map(_, ir.Known("json")):
            return "serde_json::Map<String, serde_json::Value>"
        case ir.Map(key, value):
            return f"std::collections::HashMap<{element(key, scope)}, {element(value, scope)}>"
        case ir.Tuple(items, variadic):
            if variadic:
                return f"Vec<{element(items[0], scope)}>"
            return tuple_of([owned(item, scope) for item in items])
        case ir.FunctionType():
            return f"Box<dyn {function_bound(type_, scope)} + Send + Sync>"
        case ir.Channel(direction="signal") if not scope.threads:
            return "tokio_util::sync::CancellationToken"
        case ir.Channel(of, direction):
            half = "Receiver" if direction in {"receive", "signal"} else "Sender"
            return f"{'crossbeam_channel' if scope.threads else 'tokio::sync::mpsc'}::{half}<{sent(of, scope)}>"
        case ir.Union(options):
            return union_name(options, scope)
        case ir.OpaqueType() | ir.Unknown():
            return UNDECIDED


def known_rust(name: str, scope: Scope) -> KnownRust:
    """What a known type is, as the team prefers it."""
    if scope.threads and name in WITH_THREADS:
        if name == "errgroup":
            gives = fallible("()", scope)
            handles = f"Vec<std::thread::JoinHandle<{gives}>>"
            return WITH_THREADS[name]._replace(owned=handles, borrowed=f"&mut {handles}")
        return WITH_THREADS[name]
    if scope.preferences.errors == "anyhow" and name in WITH_ANYHOW:
        return WITH_ANYHOW[name]
    return KNOWN[name]


def fallible(result: str, scope: Scope) -> str:
    """The `Result` of a function value that may fail."""
    if scope.preferences.errors == "anyhow":
        return f"anyhow::Result<{result}>"
    return f"Result<{result}, {KNOWN['error'].owned}>"


def element(type_: ir.Type, scope: Scope) -> str:
    """The type of what a collection or channel holds: a pointer to a struct is there to share it, not to be nil."""
    if isinstance(type_, ir.Pointer) and isinstance(type_.to, ir.Named | ir.Variable):
        return owned(type_.to, scope)
    return owned(type_, scope)


def sent(of: ir.Type, scope: Scope) -> str:
    """The type of what a channel carries: an error may be nil, which says that all went well."""
    return owned(ir.Optional(of), scope) if of == ir.ERROR else element(of, scope)


def atomic(of: ir.Type, scope: Scope) -> str:
    """The atomic of a value."""
    match of:
        case ir.Known("bool"):
            return "std::sync::atomic::AtomicBool"
        case ir.Pointer(to):
            return f"arc_swap::ArcSwapOption<{owned(to, scope)}>"
        case ir.Known("any"):
            return f"arc_swap::ArcSwapOption<{UNDECIDED}>"
        case ir.Known(name) if KNOWN[name].owned[:1] in {"i", "u"}:
            return f"std::sync::atomic::Atomic{KNOWN[name].owned.capitalize()}"
        case _:
            return KNOWN["atomic"].owned


def borrowed(type_: ir.Type, scope: Scope) -> str:
    """The type of a parameter: borrowed unless it is `Copy`, or a handle that is passed by value."""
    match type_:
        case ir.Known("atomic", (of,)):
            return f"&{atomic(of, scope)}"
        case ir.Known(name, args):
            known = known_rust(name, scope)
            return _fill(known.borrowed or f"&{known.owned}", args, scope)
        case ir.Named() if is_trait(type_, scope):
            return f"&dyn {named(type_, scope)}"
        case ir.Named() | ir.Map() | ir.Set() | ir.Union():
            return owned(type_, scope) if is_copy(type_, scope) else f"&{owned(type_, scope)}"
        case ir.Variable():
            return owned(type_, scope)
        case ir.Pointer(of):
            inner = borrowed(of, scope)
            return inner if inner.startswith(("&", "impl ")) else f"&{inner}"
        case ir.Optional(of):
            inner = owned(of, scope) if is_impl(borrowed(of, scope)) else borrowed(of, scope)
            return f"Option<{inner}>"
        case ir.List(of):
            return f"&[{element(of, scope)}]"
        case ir.Array():
            return f"&{owned(type_, scope)}"
        case ir.Tuple(items, variadic):
            return f"&[{element(items[0], scope)}]" if variadic else owned(type_, scope)
        case ir.FunctionType():
            return f"impl {function_bound(type_, scope, lent=True)}"
        case ir.Channel(direction="signal") if not scope.threads:
            return f"&{owned(type_, scope)}"
        case ir.Channel():
            return owned(type_, scope)
        case ir.OpaqueType() | ir.Unknown():
            return UNDECIDED


def is_impl(text: str) -> bool:
    """Whether a parameter type uses `impl Trait`, which may stand only there."""
    return "impl " in text


def named(type_: ir.Named, scope: Scope) -> str:
    """`models.Invoice` as `models::Invoice`; types of the file's own unit stand alone."""
    if type_.package and (known := LIBRARY_TYPES.get(f"{type_.package}.{type_.name}")):
        return known
    name = "Self" if type_.name == "Self" else type_name(type_.name, scope, type_.package)
    if type_.package and type_.package != scope.unit:
        name = f"{module(type_.package)}::{name}"
    if type_.args:
        name += "<" + ", ".join(owned(arg, scope) for arg in type_.args) + ">"
    return name


def module(package: str) -> str:
    """The Rust module a package is named by: its last path element, without major versions and `go-`."""
    parts = package.replace("\\", "/").replace("/", ".").split(".")
    if package.count("/"):
        parts = package.split("/")
        if len(parts) > 1 and parts[-1][:1] == "v" and parts[-1][1:].isdigit():
            parts.pop()
    parts[-1] = parts[-1].removeprefix("go-")
    return snake("".join(c if c.isalnum() or c == "_" else "_" for c in parts[-1].split(".v")[0])) or "_"


def is_trait(type_: ir.Type, scope: Scope) -> bool:
    """Whether the index knows the type as an interface."""
    if not isinstance(type_, ir.Named):
        return False
    return isinstance(scope.index.type(type_.package or scope.unit, type_.name), Interface)


def is_copy(type_: ir.Type, scope: Scope) -> bool:
    """Whether the Rust type is `Copy`; False where that is not known."""
    match type_:
        case ir.Known(name):
            return KNOWN[name].copy
        case ir.Array(of) | ir.Optional(of):
            return is_copy(of, scope)
        case ir.Tuple(items, False):
            return all(is_copy(item, scope) for item in items)
        case ir.Named(name, package, ()):
            declared = scope.index.type(package or scope.unit, name)
            # A name for a number, or a flag, is printed as a type that can be copied.
            return isinstance(declared, Alias) and isinstance(declared.type, ir.Known) and is_copy(declared.type, scope)
        case _:
            return False


def default_value(type_: ir.Type, scope: Scope) -> str:
    """An expression for the type's zero value."""
    match type_:
        case ir.Known("atomic", (of,)):
            return f"{atomic(of, scope)}::default()"
        case ir.Known(name, _) if default := known_rust(name, scope).default:
            return default
        case ir.Pointer() | ir.Optional():
            return "None"
        case ir.List() | ir.Tuple(_, True):
            return "Vec::new()"
        case ir.Map(_, value):
            return "serde_json::Map::new()" if value == ir.JSON else "std::collections::HashMap::new()"
        case ir.Set():
            return "std::collections::HashSet::new()"
        case ir.Named():
            return f"{named(type_, scope).split('<')[0]}::default()"
        case _:
            return "Default::default()"


def absent_value(type_: ir.Type, scope: Scope) -> str:
    """What stands where there is no value, beside an error: the default, where the type has one."""
    known = known_rust(type_.name, scope) if isinstance(type_, ir.Known) else None
    if known is None or known.default or "Default" in known.traits:
        return "Default::default()"
    return f'todo!("no `{known.owned}` without a value")'


def function_bound(type_: ir.FunctionType, scope: Scope, *, lent: bool = False) -> str:
    """`Fn(&str) -> Result<i64, …>`, for `impl` (`lent`) and `dyn`. What takes a context waits, and needs none."""
    waits = ir.CONTEXT in type_.params and not scope.threads
    params = ", ".join(_function_param(p, scope) for p in type_.params if not waits or p != ir.CONTEXT)
    result = result_of(type_.results, scope)
    if type_.fallible:
        result = fallible(result, scope)
    bound = f"Async{type_.bound}" if waits and lent else type_.bound
    if type_.is_async or (waits and not lent):
        result = f"futures::future::BoxFuture<'static, {result}>"
    return f"{bound}({params})" + ("" if result == "()" else f" -> {result}")


def _function_param(type_: ir.Type, scope: Scope) -> str:
    text = borrowed(type_, scope)
    return owned(type_, scope) if is_impl(text) else text


def result_of(results: tuple[ir.Type, ...], scope: Scope) -> str:
    """The Rust type of these results, errors apart: `()`, one type, or a tuple."""
    texts = [owned(result, scope) for result in results]
    return texts[0] if len(texts) == 1 else tuple_of(texts)


def tuple_of(texts: list[str]) -> str:
    """A tuple type or value."""
    return f"({texts[0]},)" if len(texts) == 1 else "(" + ", ".join(texts) + ")"


def union_name(options: tuple[ir.Type, ...], scope: Scope) -> str:
    """The name of an enum over these types: `IntOrString`."""
    return "Or".join(dict.fromkeys(variant_name(option, scope) for option in options))


def variant_name(type_: ir.Type, scope: Scope) -> str:
    """A word for a type, as the variant of an enum."""
    match type_:
        case ir.Known(name):
            return pascal(name)
        case ir.Named(name) | ir.Variable(name):
            return pascal(name).rstrip("_")
        case ir.OpaqueType(source):
            return pascal("_".join(_IDENTIFIER.findall(source)[-2:]) or "other").rstrip("_")
        case ir.FunctionType():
            return "Function"
        case ir.Unknown():
            return "Other"
        case ir.Pointer(of) | ir.Optional(of):
            return variant_name(of, scope)
        case ir.List(of) | ir.Set(of) | ir.Array(of):
            return f"{variant_name(of, scope)}List"
        case _:
            return type(type_).__name__


def _fill(template: str, args: tuple[ir.Type, ...], scope: Scope) -> str:
    if "{0}" not in template:
        return template
    return template.replace("{0}", owned(args[0], scope) if args else UNDECIDED)


def _length(source: str) -> str:
    """The length of an array: numbers and operators as they are, names as those of constants."""
    return re.sub(r"(?:\b[A-Za-z_]\w*\.)?\b[A-Za-z_]\w*", _length_name, source) or "0"


def _length_name(found: re.Match[str]) -> str:
    package, _, name = found[0].rpartition(".")
    return f"{snake(package)}::{constant(name)}" if package else constant(name)
