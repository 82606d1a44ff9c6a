"""Macro calls: like function calls when their arguments parse, otherwise as they stand."""

import re
from typing import NamedTuple

from translator.rust.layout.calls import arguments_of, entries_of, flat_items, render_array
from translator.rust.layout.classify import Hang, is_repeat
from translator.rust.layout.comments import reindent
from translator.rust.layout.copying import copy_tree
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flats, render
from translator.rust.layout.lists import Trailing
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.shape import CALL_WIDTH, TAB, Shape, width_of
from translator.rust.layout.tree import Node, Source, parse_tree

_ALWAYS_SQUARE = frozenset({"vec"})
_ONLY_PATTERNS = frozenset({"ref_pattern", "captured_pattern", "range_pattern", "mut_pattern", "ref"})

# `?value`, which to Rust's parser is the type `?Sized`.
_TYPE = re.compile(r"\?[^\W\d][\w:]*")
_OPERATION = 3  # operand, operator, operand


class _Macro(NamedTuple):
    name: str
    body: Node
    brackets: str


def _macro(cx: Context, node: Node) -> _Macro:
    name = "".join(flats(cx, node.kids[:-2]) or [])
    body = node.kids[-1]
    brackets = body.text[0]
    if name in _ALWAYS_SQUARE and not cx.in_macro and brackets == "(":
        brackets = "["
    return _Macro(name, body, brackets)


def _arguments(cx: Context, macro: _Macro) -> Node | None:
    """The arguments as a node with brackets and commas; None when they do not parse as such."""
    body = macro.body
    if body.kids:
        return body.kids[0] if body.kids[0].kind != "unparsed" else None
    parsed = _parse_arguments(cx, body, square=macro.brackets == "[")
    body.kids.append(parsed if parsed is not None else Node("unparsed", body.start, body.end, [], "-"))
    return parsed


def _parse_arguments(cx: Context, body: Node, *, square: bool) -> Node | None:
    if body.text[0] == "{":
        return None
    text = f"[{body.text[1:-1]}]" if square else body.text
    parsed = _expression(cx, text, body.start)
    if parsed is None:
        return _parse_one_by_one(cx, body)
    # `[,]` is an array to the grammar
    return None if not arguments_of(parsed) and body.text[1:-1].strip() else parsed


def _expression(cx: Context, text: str, start: int) -> Node | None:
    """The text as one expression that stands at `start`."""
    tree = parse_tree(text + ";")
    if tree.has_error or tree.child_count != 1:
        return None
    statement = copy_tree(tree, cx.source, text + ";", start).kids[0]
    if statement.kind != "expression_statement":
        return None
    result = statement.kids[0]
    whole = result.start == start and result.end == start + len(text)
    return result if whole and not _has_range_of_ranges(result) else None


def _has_range_of_ranges(node: Node) -> bool:
    """`'a'..='z' | 'A'..='Z'` is a pattern, though the grammar takes it for an expression."""
    if node.kind in {"range_expression", "binary_expression"}:
        if any(kid.kind == "range_expression" for kid in node.kids):
            return True
    elif not node.kids or node.kind == "block":
        return False
    return any(map(_has_range_of_ranges, node.kids))


def _parse_one_by_one(cx: Context, body: Node) -> Node | None:
    """`(value, Pattern { .. })`, as `matches!` has it: every argument an expression or a pattern."""
    opening, closing = body.text[0], body.text[-1]
    kids: list[Node] = [Node(opening, body.start, body.start + 1, [], opening)]
    place = body.start + 1
    for end in [*_commas(body), body.end - 1]:
        text = cx.source.text[place:end]
        if not text.strip() and len(kids) > 1 and end == body.end - 1:
            break
        lead = len(text) - len(text.lstrip())
        argument = _argument(cx, text.strip(), place + lead)
        if argument is None:
            return None
        kids += [argument, Node(",", end, end + 1, [], ",")]
        place = end + 1
    else:
        kids.pop()
    kids.append(Node(closing, body.end - 1, body.end, [], closing))
    return Node("tuple_expression", body.start, body.end, kids, "")


def _commas(body: Node) -> list[int]:
    """The positions of the commas between arguments."""
    text = f"m!{body.text};"
    source = Source(text)
    node = parse_tree(text)
    while node.type != "token_tree":
        node = next(child for child in node.children if child.is_named and child.type != "identifier")
    places = [copy_tree(child, source, text) for child in node.children if child.type in {",", "token_tree"}]
    return [place.start - 2 + body.start for place in places if place.kind == ","]


def _argument(cx: Context, text: str, start: int) -> Node | None:
    expression = _expression(cx, text, start)
    if expression is not None:
        return expression
    if _TYPE.fullmatch(text):
        return Node("type_in_macro", start, start + len(text), [], text)
    before, after = "fn f() { let ", " = x; }"
    tree = parse_tree(before + text + after)
    if tree.has_error or not text:
        return None
    function = copy_tree(tree, cx.source, before + text + after, start - len(before)).kids[0]
    pattern = _as_expression(function.kids[-1].kids[1].kids[1])
    unknown = pattern.kind in {"or_pattern", "struct_pattern"} or pattern.end != start + len(text)
    return None if unknown else pattern


def _as_expression(node: Node) -> Node:
    """A pattern that Rust's parser takes for an expression in a macro call: `A { .. } | B(_)`."""
    if not _may_be_expression(node):
        return node
    kids = [_as_expression(kid) for kid in node.kids]
    if node.kind == "struct_pattern":
        fields = Node("field_initializer_list", kids[1].start, node.end, kids[1:], "")
        return Node("struct_expression", node.start, node.end, [kids[0], fields], "")
    if node.kind == "tuple_struct_pattern":
        arguments = Node("arguments", kids[1].start, node.end, kids[1:], "")
        return Node("call_expression", node.start, node.end, [kids[0], arguments], "")
    if node.kind == "field_pattern":
        kind = "field_initializer" if len(kids) == 3 else "shorthand_field_initializer"  # name, colon, value
        return Node(kind, node.start, node.end, kids, "")
    kind = {"or_pattern": "binary_expression", "tuple_pattern": "tuple_expression"}.get(node.kind, node.kind)
    return Node(kind, node.start, node.end, kids, node.text) if node.kids else node


def _may_be_expression(node: Node) -> bool:
    only_pattern = node.kind in _ONLY_PATTERNS or (node.kind == "or_pattern" and len(node.kids) != _OPERATION)
    return not only_pattern and all(map(_may_be_expression, node.kids))


def _trailing(arguments: Node) -> Trailing:
    has_comma = len(arguments.kids) > 2 and arguments.kids[-2].kind == ","
    return Trailing.ALWAYS if has_comma else Trailing.NEVER


def _flat_macro(cx: Context, node: Node) -> str | None:
    macro = _macro(cx, node)
    arguments = _arguments(cx, macro)
    if arguments is None:
        return _flat_unparsed(macro)
    in_macro = cx.in_macro
    square = macro.name in _ALWAYS_SQUARE and not in_macro
    cx.in_macro = not square
    inner = _flat_arguments(cx, arguments, square=square)
    cx.in_macro = in_macro
    closing = ")" if macro.brackets == "(" else "]"
    return None if inner is None else f"{macro.name}!{macro.brackets}{inner}{closing}"


def _flat_arguments(cx: Context, arguments: Node, *, square: bool) -> str | None:
    if arguments.kind == "array_expression" and is_repeat(arguments):
        texts = flats(cx, [arguments.kids[1], arguments.kids[3]])
        return None if texts is None else "; ".join(texts)
    items = flat_items(cx, arguments_of(arguments), CALL_WIDTH)
    if items is None:
        return None
    return items + "," if not square and items and _trailing(arguments) is Trailing.ALWAYS else items


def _flat_unparsed(macro: _Macro) -> str | None:
    text = macro.body.text
    if not text[1:-1].strip():
        return f"{macro.name}! {{}}" if text[0] == "{" else f"{macro.name}!{text[0]}{text[-1]}"
    if "\n" in text or text.startswith("{"):
        return None
    return f"{macro.name}!{text}"


def _render_macro(cx: Context, node: Node, shape: Shape) -> str | None:
    macro = _macro(cx, node)
    arguments = _arguments(cx, macro)
    if arguments is None:
        return _unparsed(macro, shape)
    in_macro = cx.in_macro
    square = macro.name in _ALWAYS_SQUARE and not in_macro
    cx.in_macro = not square
    text = _render_arguments(cx, macro, arguments, shape)
    cx.in_macro = in_macro
    return text


def _render_arguments(cx: Context, macro: _Macro, arguments: Node, shape: Shape) -> str | None:
    name = macro.name + "!"
    if arguments.kind == "array_expression" and is_repeat(arguments):
        return _render_repeat(cx, name, arguments, shape)
    if macro.brackets == "[" and not cx.in_macro:
        return render_array(cx, arguments, shape, name)
    opening, closing = ("(", ")") if macro.brackets == "(" else ("[", "]")
    items = arguments_of(arguments)
    brackets = Brackets(opening, closing, trailing=_trailing(arguments), hang=Hang.MACRO)
    return lay_out_bracketed(cx, name, entries_of(cx, arguments, items), shape, brackets)


def _render_repeat(cx: Context, name: str, arguments: Node, shape: Shape) -> str | None:
    nested = Shape(shape.indent + TAB, 0, shape.width - len(name))
    left, right = render(cx, arguments.kids[1], nested), render(cx, arguments.kids[3], nested)
    if left is None or right is None:
        return None
    if "\n" not in left + right and width_of(left) + width_of(right) + 8 <= shape.width:
        return f"{name}[{left}; {right}]"
    return f"{name}[{nested.newline}{left};{nested.newline}{right}{shape.newline}]"


def _unparsed(macro: _Macro, shape: Shape) -> str:
    text = macro.body.text
    if text.startswith("{"):
        return f"{macro.name}! {reindent(text, shape.indent)}"
    last = text[text.rfind("\n") + 1 :]
    return f"{macro.name}!{reindent(text, shape.indent) if not last.strip(' )]}') else text}"


def _flat_definition(_cx: Context, node: Node) -> str | None:
    return None if "\n" in node.text else node.text


def _render_definition(_cx: Context, node: Node, _shape: Shape) -> str:
    return node.text


FLAT["macro_invocation"] = _flat_macro
MULTI["macro_invocation"] = _render_macro
MULTI["macro_definition"] = _render_definition
