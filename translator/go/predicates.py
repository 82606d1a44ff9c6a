"""What a Go page's query may ask. Each takes a capture first and strings after.

A predicate holds when it holds for every node of the capture; a capture without nodes holds. `not-…?` is the
opposite for every node.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.exits import swallows_error, terminates
from translator.go.names import FileNames
from translator.source.frontend import Predicate

_Test = Callable[[Node, Sequence[str], FileNames], bool]


def resolves(node: Node, paths: Sequence[str], names: FileNames) -> bool:
    """`#resolves? @n "errors.Is" "builtin.close"`: the name, selector or type is one of these."""
    return any(path in paths for path in names.candidates(node))


def package(node: Node, paths: Sequence[str], names: FileNames) -> bool:
    """`#package? @n "reflect"`: the identifier is the local name of one of these imports."""
    return names.package_at(node) in paths


def is_package(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#is-package? @n`: the identifier is the local name of an import."""
    return node.type == "identifier" and bool(names.package_at(node))


def inside(node: Node, kinds: Sequence[str], _names: FileNames) -> bool:
    """`#inside? @n "for_statement"`: an ancestor up to the enclosing function or literal has one of these kinds."""
    for around in syntax.ancestors(node):
        if around.type in kinds:
            return True
        if around.type in syntax.CALLABLE_KINDS:
            return False
    return False


def names_error(node: Node, _strings: Sequence[str], _names: FileNames) -> bool:
    """`#names-error? @n`: the identifier is `err` or ends in `Err`."""
    return node.type == "identifier" and syntax.is_error_name(syntax.text(node))


def returns_error(node: Node, _strings: Sequence[str], _names: FileNames) -> bool:
    """`#returns-error? @f`: the last result of the function (declaration, literal, type, method of an interface)."""
    results = syntax.result_types(node)
    return bool(results) and syntax.text(results[-1]) == "error"


def in_fallible(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#in-fallible? @n`: the last result of the innermost function or literal around is `error`."""
    function = syntax.enclosing_callable(node)
    return function is not None and returns_error(function, (), names)


def last_result(node: Node, types: Sequence[str], _names: FileNames) -> bool:
    """`#last-result? @f "bool"`: the source text of the last result's type is one of these."""
    results = syntax.result_types(node)
    return bool(results) and syntax.text(results[-1]) in types


def result_count(node: Node, counts: Sequence[str], _names: FileNames) -> bool:
    """`#result-count? @f "2"`: results, `(a, b bool)` being two."""
    return str(len(syntax.result_types(node))) in counts


def parameter_count(node: Node, counts: Sequence[str], _names: FileNames) -> bool:
    """`#parameter-count? @f "0"`: parameters, `(a, b int)` being two."""
    parameters = node.child_by_field_id(syntax.PARAMETERS)
    declarations = syntax.named(parameters) if parameters else []
    return str(sum(max(1, len(syntax.named_field(one, syntax.NAME))) for one in declarations)) in counts


def argument_count(node: Node, counts: Sequence[str], _names: FileNames) -> bool:
    """`#argument-count? @args "1"`: children of an argument list (or any list), comments left out."""
    return str(len(syntax.named(node))) in counts


def field_count(node: Node, strings: Sequence[str], _names: FileNames) -> bool:
    """`#field-count? @spec "name" "1"`: how many children stand under a field of the node."""
    return str(sum(child.is_named for child in node.children_by_field_name(strings[0]))) in strings[1:]


def has_child(node: Node, kinds: Sequence[str], _names: FileNames) -> bool:
    """`#has-child? @n "default_case"`: a direct child is of one of these kinds, tokens (`"*"`) included."""
    return any(child.type in kinds for child in node.children)


def has_type(node: Node, types: Sequence[str], names: FileNames) -> bool:
    """`#has-type? @ch "channel"`: the type of an expression, as far as the file tells, or what it points to.

    One of `channel slice array map set function`, of the words of `ir.types.KNOWN_TYPES` such as `errgroup`, or
    `import/path.Name`. A type that only other files tell is none of them.
    """
    # Types are worked out by what lowers expressions, and few pages ask.
    from translator.go.type_words import type_word

    return type_word(node, names) in types


def channel(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#channel? @x`: the expression is a channel by what the file declares; `#has-type?` after a look at the text."""
    last = node.child_by_field_id(syntax.FUNCTION) if node.type == "call_expression" else node
    last = last.child_by_field_id(syntax.FIELD) if last is not None and last.type == "selector_expression" else last
    if last is None or last.type not in {"identifier", "field_identifier"}:
        return False
    return last.text in _beside_channels(names) and has_type(node, ("channel",), names)


def _beside_channels(names: FileNames) -> frozenset[bytes]:
    """The words before `chan` on a line: the names that are channels are among them."""
    known: frozenset[bytes] | None = names.answers.get("beside channels")
    if known is None:
        source = names.source
        ends = [found.end() for found in _CHAN.finditer(source)]
        lines = [source[source.rfind(b"\n", 0, end) + 1 : end] for end in ends]
        known = names.answers["beside channels"] = frozenset(re.findall(rb"\w+", b"\n".join(lines)))
    return known


# Begins with what is quickly found.
_CHAN: Final = re.compile(rb"chan(?<!\wchan)(?!\w)")


def sole_statement(node: Node, kinds: Sequence[str], _names: FileNames) -> bool:
    """`#sole-statement? @block "return_statement"`: its only statement, comments aside, is of one of these kinds."""
    statements = syntax.statements_of(node)
    return len(statements) == 1 and statements[0].type in kinds


def communication(node: Node, _strings: Sequence[str], _names: FileNames) -> bool:
    """`#communication? @n`: the send or receive that a `select` case waits for, not one in the case's body."""
    around: Node | None = node
    while around is not None and around.type not in {"statement_list", "block"}:
        parent = around.parent
        if parent is not None and parent.type == "communication_case":
            return around == parent.child_by_field_id(syntax.COMMUNICATION)
        around = parent
    return False


def format_has(node: Node, verbs: Sequence[str], _names: FileNames) -> bool:
    """`#format-has? @args "%w"`: a literal of the first argument (literal or `+` chain) has one of these verbs."""
    arguments = syntax.named(node)
    if not arguments:
        return False
    pattern = re.compile("%(?:\\[[0-9]+\\])?[" + re.escape("".join(verb[-1] for verb in verbs)) + "]")
    return any(pattern.search(syntax.text(literal).replace("%%", "")) for literal in _literals(arguments[0]))


def wraps_error(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#wraps-error? @call`: `fmt.Errorf` whose format has `%w`, or `Wrap`, `Wrapf`, `WithMessage` of pkg/errors."""
    function, arguments = node.child_by_field_id(syntax.FUNCTION), node.child_by_field_id(syntax.ARGUMENTS)
    if function is None or arguments is None:
        return False
    # Nearly all calls of `Errorf` are out here.
    if (function.text or b"").endswith(b"Errorf") and not _VERB_W.search(arguments.text or b""):
        return False
    paths = names.candidates(function)
    if ERROR_WRAPPERS[0] in paths:
        return format_has(arguments, ("%w",), names)
    return any(path in ERROR_WRAPPERS for path in paths)


_VERB_W: Final = re.compile(rb"%(?:\[[0-9]+\])?w")

ERROR_WRAPPERS: Final = (
    "fmt.Errorf",
    *(f"github.com/pkg/errors.{name}" for name in ("Wrap", "Wrapf", "WithMessage")),
)


def nothing_and_no_error(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#nothing-and-no-error? @return`: `return nil, nil` where the last result of the function around is `error`."""
    values = [value for child in syntax.named(node) for value in syntax.named(child)]
    return len(values) == 2 and all(value.type == "nil" for value in values) and in_fallible(node, (), names)


def terminates_(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#terminates? @block`: every path through the block leaves the function or the loop turn."""
    return terminates(node, names)


def swallows_error_(node: Node, _strings: Sequence[str], names: FileNames) -> bool:
    """`#swallows-error? @if`: the body of an `if err != nil` only logs, or ends in a success without the error."""
    return swallows_error(node, names)


def _literals(node: Node) -> list[Node]:
    """The string literals of a `+` chain, parentheses seen through."""
    found, waiting = [], [node]
    while waiting:
        part = waiting.pop()
        if part.type in {"interpreted_string_literal", "raw_string_literal"}:
            found.append(part)
        elif part.type == "parenthesized_expression" or (
            part.type == "binary_expression" and syntax.has_token(part, "+")
        ):
            waiting.extend(syntax.named(part))
    return found


def _all(test: _Test, *, wanted: bool = True) -> Predicate:
    def predicate(nodes: Sequence[Node], strings: Sequence[str], names: FileNames) -> bool:
        # Nearly always there is one.
        if len(nodes) == 1:
            return test(nodes[0], strings, names) is wanted
        return all(test(node, strings, names) is wanted for node in nodes)

    predicate.__doc__ = test.__doc__
    return predicate


_TESTS: Final[Mapping[str, _Test]] = {
    "resolves?": resolves,
    "package?": package,
    "is-package?": is_package,
    "inside?": inside,
    "names-error?": names_error,
    "returns-error?": returns_error,
    "in-fallible?": in_fallible,
    "last-result?": last_result,
    "result-count?": result_count,
    "parameter-count?": parameter_count,
    "argument-count?": argument_count,
    "field-count?": field_count,
    "has-child?": has_child,
    "has-type?": has_type,
    "channel?": channel,
    "sole-statement?": sole_statement,
    "communication?": communication,
    "format-has?": format_has,
    "wraps-error?": wraps_error,
    "nothing-and-no-error?": nothing_and_no_error,
    "terminates?": terminates_,
    "swallows-error?": swallows_error_,
}

PREDICATES: Final[Mapping[str, Predicate]] = {
    **{name: _all(test) for name, test in _TESTS.items()},
    **{f"not-{name}": _all(test, wanted=False) for name, test in _TESTS.items()},
}
"""Every predicate by the name a query uses."""
