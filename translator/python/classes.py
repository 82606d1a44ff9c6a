"""What a class definition says of itself: bases, decorators, whether it is an exception or an interface."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from translator.python.known_names import EXCEPTIONS
from translator.python.names import may_be_imported, paths, paths_of_chain, resolves
from translator.python.scopes import FileNames
from translator.python.syntax import dotted, parts, unwrap


def bases(definition: Node) -> list[Node]:
    """The positional bases of a class, parentheses and subscripts (`Protocol[T]`) taken off."""
    return [base_name(base) for base in base_nodes(definition)]


def base_nodes(definition: Node) -> list[Node]:
    """The positional bases of a class as written."""
    arguments = definition.child_by_field_name("superclasses")
    skipped = {"keyword_argument", "dictionary_splat"}
    return [node for node in parts(arguments) if node.type not in skipped] if arguments is not None else []


def base_name(base: Node) -> Node:
    """`Protocol` of `(Protocol[T])`."""
    base = unwrap(base)
    if base.type == "subscript":
        return unwrap(base.child_by_field_name("value") or base)
    return base


def metaclass(definition: Node) -> Node | None:
    """The value of the keyword `metaclass`."""
    arguments = definition.child_by_field_name("superclasses")
    for node in parts(arguments) if arguments is not None else ():
        name = node.child_by_field_name("name") if node.type == "keyword_argument" else None
        if name is not None and name.text == b"metaclass":
            return node.child_by_field_name("value")
    return None


def decorators(definition: Node) -> list[Node]:
    """The expressions after each `@` above a class or function, calls and all."""
    around = definition.parent
    if around is None or around.type != "decorated_definition":
        return []
    found = [parts(child) for child in around.children if child.type == "decorator"]
    return [unwrap(inner[0]) for inner in found if inner]


def decorator_name(decorator: Node) -> Node:
    """`@a.b(1)` is decorated with `a.b`."""
    function = decorator.child_by_field_name("function") if decorator.type == "call" else None
    return decorator if function is None else unwrap(function)


def is_decorated(definition: Node, targets: list[str], names: FileNames) -> bool:
    """Whether a decorator, called or not, stands for one of the targets."""
    return any(resolves(decorator_name(decorator), targets, names) for decorator in decorators(definition))


def has_base(definition: Node, targets: list[str], names: FileNames) -> bool:
    """Whether a positional base has the path of a target, or a path that ends in it.

    `typing.Protocol` is also what a project's own `compat/typing.py` exports under that name; `asyncio.Protocol`
    is something else.
    """
    scope = names.type_scope(definition)
    return any(
        path == target or path.endswith(f".{target}")
        for base in bases(definition)
        for path in paths_of_chain(dotted(base) or [""], scope)
        for target in targets
    )


DEEPEST_FAMILY = 100
"""Generations of ancestors that are looked at."""


def is_exception(definition: Node, names: FileNames, seen: frozenset[int] = frozenset()) -> bool:
    """Whether a class has a builtin exception among its ancestors, as far as this file tells."""
    if definition.id in seen or len(seen) > DEEPEST_FAMILY:
        return False
    known = names.exceptions.get(definition.id)
    if known is not None:
        return known
    seen |= {definition.id}
    found = any(
        not {path.removeprefix("builtins.") for path in _builtin_paths(base, definition, names)}.isdisjoint(EXCEPTIONS)
        or any(is_exception(parent, names, seen) for parent in classes_named(base, definition, names))
        for base in bases(definition)
    )
    # On the way up a circle cuts answers short: what was asked for is known, or that it is one.
    if found or len(seen) == 1:
        names.exceptions[definition.id] = found
    return found


def classes_named(base: Node, definition: Node, names: FileNames) -> Iterator[Node]:
    """The class definitions of this file that a base may be."""
    # Scopes are dear, and most bases are classes of other files.
    if base.type == "identifier" and base.text in names.words_after_class():
        for binding in names.type_scope(definition).lookup((base.text or b"").decode("utf-8", "replace"))[0]:
            if binding.kind == "class":
                yield binding.node


def _builtin_paths(base: Node, definition: Node, names: FileNames) -> list[str]:
    chain = dotted(base)
    if not chain or not (chain[0] in EXCEPTIONS or may_be_imported("builtins", names)):
        return []
    found = paths_of_chain(chain, names.type_scope(definition))
    return [path for path in found if path.startswith("builtins.")]


def is_interface(definition: Node, names: FileNames) -> bool:
    """Whether a class is a `Protocol`, or abstract by `abc.ABC` or its metaclass."""
    meta = metaclass(definition)
    return (
        has_base(definition, ["typing.Protocol", "typing_extensions.Protocol"], names)
        or has_base(definition, ["abc.ABC"], names)
        or (meta is not None and "abc.ABCMeta" in paths(meta, names))
    )
