"""What a page's query may ask of a capture, beyond tree-sitter's own predicates.

Each takes the nodes of the first capture (and looks at the first of them), the strings of the query and the file's
names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tree_sitter import Node

from translator.python.classes import has_base, is_decorated, is_exception
from translator.python.exceptions import handler_types, lets_out
from translator.python.literals import is_format_string
from translator.python.names import imported_as, resolves
from translator.python.scopes import FileNames
from translator.python.syntax import ancestors, is_async, parts, text_of, unwrap
from translator.source.frontend import Predicate


def resolves_to(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:
    """`#resolves? @name "asyncio.gather" …`: the name or attribute chain stands for one of these, under any alias."""
    return resolves(nodes[0], args, names)


def inside(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#inside? @node "kind" …`: an ancestor, up to the enclosing function and with it, has one of these kinds."""
    for node in ancestors(nodes[0]):
        if node.type in args:
            return True
        if node.type == "function_definition":
            return False
    return False


def decorated_with(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:
    """`#decorated-with? @definition "dataclasses.dataclass" …`: a decorator, called or not, stands for one of these."""
    return is_decorated(nodes[0], list(args), names)


def has_base_of(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:
    """`#has-base? @class "typing.Protocol" …`: a positional base has this path or one that ends in it."""
    return has_base(nodes[0], list(args), names)


def is_exception_class(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#is-exception-class? @class`: a builtin exception is among its ancestors, as far as this file tells."""
    return is_exception(nodes[0], names)


def argument_count_at_least(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#argument-count-at-least? @call "2"`: it has so many positional arguments; `*args` is one."""
    return len(positional(nodes[0])) >= int(args[0])


def argument_is_constant(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#argument-is-constant? @call "1"`: the positional argument at this place, from 0, is a literal.

    An f-string is none, and neither is `-1`.
    """
    arguments = positional(nodes[0])
    return int(args[0]) < len(arguments) and is_constant(arguments[int(args[0])])


def keyword_is(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#keyword-is? @call "return_exceptions" "True" …`: the keyword argument's source is one of these texts.

    Without texts: the call has the keyword.
    """
    arguments = nodes[0].child_by_field_name("arguments")
    for node in parts(arguments) if arguments is not None else ():
        if node.type == "keyword_argument" and text_of(node.child_by_field_name("name")) == args[0]:
            return len(args) == 1 or text_of(node.child_by_field_name("value")) in args[1:]
    return False


def is_async_statement(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#is-async? @node`: an `async def`, `async for` or `async with`."""
    return is_async(nodes[0])


def raises(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#raises? @function`: an exception that its own body raises leaves it.

    Not counted: what the body catches itself, nested functions, a body that only refuses (`raise NotImplementedError`).
    """
    return lets_out(nodes[0], names)


def has_handler(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#has-handler? @try`: it has an `except`; `except*` does not count."""
    return any(child.type == "except_clause" and not _is_group(child) for child in nodes[0].children)


def except_group(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#except-group? @handler`: the handler is an `except*`."""
    return _is_group(nodes[0])


def _is_group(handler: Node) -> bool:
    return any(child.type == "*" for child in handler.children)


def bare_except(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#bare-except? @handler`: the handler names no class."""
    return not nodes[0].children_by_field_name("value")


def catches(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:
    """`#catches? @handler "builtins.Exception" …`: the handler names one of these, alone or in a tuple."""
    return any(resolves(node, args, names) for node in handler_types(nodes[0]))


def only_pass(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#only-pass? @handler`: its body, or the block itself, is exactly one `pass`."""
    node = nodes[0]
    block = node if node.type == "block" else next((child for child in node.children if child.type == "block"), None)
    return block is not None and [child.type for child in parts(block)] == ["pass_statement"]


def optional_type(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:  # noqa: ARG001
    """`#optional-type? @type`: the annotation says that the value may be `None`."""
    text = nodes[0].text or b""
    # Most annotations are out at once: nothing else makes a type optional.
    spelled = (b"None" in text and text != b"None") or b"Optional" in text
    others = imported_as("Optional", names)
    if not spelled and not (others and any(name.encode() in text for name in others)):
        return False
    # The table of types is long, and few pages ask.
    from translator.python.optional_types import is_optional

    return is_optional(nodes[0], names)


def positional(call: Node) -> list[Node]:
    """The positional arguments of a call; a lone generator is one."""
    arguments = call.child_by_field_name("arguments")
    if arguments is None:
        return []
    if arguments.type != "argument_list":
        return [arguments]
    return [node for node in parts(arguments) if node.type not in {"keyword_argument", "dictionary_splat"}]


def is_constant(node: Node) -> bool:
    """Whether an expression is a literal."""
    node = unwrap(node)
    if node.type == "concatenated_string":
        return all(is_constant(piece) for piece in parts(node))
    if node.type == "string":
        return not is_format_string(node) and not text_of(node).startswith("`")
    return node.type in {"integer", "float", "true", "false", "none", "ellipsis"}


def _not(predicate: Predicate) -> Predicate:
    def opposite(nodes: Sequence[Node], args: Sequence[str], names: FileNames) -> bool:
        return not predicate(nodes, args, names)

    return opposite


_POSITIVE: Mapping[str, Predicate] = {
    "resolves?": resolves_to,
    "inside?": inside,
    "decorated-with?": decorated_with,
    "has-base?": has_base_of,
    "is-exception-class?": is_exception_class,
    "argument-count-at-least?": argument_count_at_least,
    "argument-is-constant?": argument_is_constant,
    "keyword-is?": keyword_is,
    "is-async?": is_async_statement,
    "raises?": raises,
    "has-handler?": has_handler,
    "except-group?": except_group,
    "bare-except?": bare_except,
    "catches?": catches,
    "only-pass?": only_pass,
    "optional-type?": optional_type,
}

PREDICATES: Mapping[str, Predicate] = {
    **_POSITIVE,
    **{f"not-{name}": _not(predicate) for name, predicate in _POSITIVE.items()},
}
"""By the name that a query uses; each also with `not-` before it."""
