"""Blocks: empty, on one line, or with a statement per line."""

from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat
from translator.rust.layout.sequence import lay_out_sequence, statement_text
from translator.rust.layout.shape import TAB, Shape, width_of
from translator.rust.layout.tree import Node

_NO_EXPRESSIONS = frozenset(
    "let_declaration empty_statement attribute_item inner_attribute_item outer_doc inner_doc use_declaration "
    "function_item struct_item enum_item const_item static_item impl_item trait_item mod_item type_item "
    "macro_definition foreign_mod_item union_item extern_crate_declaration function_signature_item".split()
)

_COUNTED = {"async_block": 6, "gen_block": 6, "try_block": 9, "const_block": 0}


def _opening(block: Node) -> int:
    return 2 if block.kids[0].kind == "label" else 0


def label_of(node: Node) -> str:
    """The label of a loop or block with the space behind it, or nothing."""
    return f"{node.kids[0].text}: " if node.kids[0].kind == "label" else ""


def statements_of(block: Node) -> list[Node]:
    """What stands between the braces."""
    return block.kids[_opening(block) + 1 : -1]


def only_expression(cx: Context, block: Node) -> Node | None:
    """The expression that is all an unlabelled block has; None when there is more, or a comment."""
    if len(block.kids) != 3 or cx.has_comment(block):
        return None
    inner = block.kids[1]
    if inner.kind == "expression_statement":
        return inner.kids[0] if len(inner.kids) == 1 else None
    if inner.kind == "macro_invocation" and inner.kids[-1].text.startswith("{"):
        return None
    return None if inner.kind in _NO_EXPRESSIONS else inner


def _flat_block(cx: Context, block: Node) -> str | None:
    label = label_of(block)
    if not statements_of(block):
        return label + "{}"
    if label:
        return None
    inner = only_expression(cx, block)
    text = flat(cx, inner) if inner is not None else None
    return None if text is None else f"{{ {text} }}"


def _comment_only(cx: Context, block: Node, width: int) -> str | None:
    """`{ /* comment */ }`."""
    comments = cx.source.between(block.start, block.end)
    if statements_of(block) or len(comments) != 1:
        return None
    text = comments[0].text
    if text.startswith("//") or "\n" in text or width_of(text) + 4 > width:
        return None
    return f"{label_of(block)}{{ {text} }}"


def render_block(cx: Context, block: Node, indent: int, *, before_else: bool = False) -> str:
    """The block with every statement on a line of its own, even if that is but one."""
    key = ("block", block, indent, before_else, cx.lenient)
    known = cx.memo.get(key)
    if known is not None:
        return known
    in_macro, chain = cx.in_macro, cx.one_line_chain
    cx.in_macro = cx.one_line_chain = False
    start = block.kids[_opening(block)].end
    body, tail = lay_out_sequence(cx, statements_of(block), start, block.kids[-1].start, indent + TAB)
    cx.in_macro, cx.one_line_chain = in_macro, chain
    pad = "\n" + " " * indent
    if tail and before_else and body:
        body += _trailing_comments(cx, tail, block, indent)
    else:
        body += "".join(tail)
    result = f"{label_of(block)}{{{pad}{' ' * TAB}{body}{pad}}}" if body else f"{label_of(block)}{{{pad}}}"
    cx.memo[key] = result
    return result


def _trailing_comments(cx: Context, tail: list[str], block: Node, indent: int) -> str:
    """Comments before `} else`: they belong to the `else` unless they are indented deeper than the brace."""
    statements = statements_of(block)
    gap = cx.source.text[statements[-1].end : block.end - 1]
    before = gap[: gap.find("/")]
    deeper = len(before) - before.rfind("\n") > len(gap) - gap.rfind("\n")
    text = "".join(tail)
    return text if deeper else text.replace("\n" + " " * (indent + TAB), "\n" + " " * indent)


def render_wrapped(cx: Context, expression: Node, indent: int) -> str | None:
    """A block around an expression that has none in the source."""
    in_macro, chain = cx.in_macro, cx.one_line_chain
    cx.in_macro = cx.one_line_chain = False
    text = statement_text(cx, expression, indent + TAB, is_last=True)
    cx.in_macro, cx.one_line_chain = in_macro, chain
    pad = "\n" + " " * indent
    return f"{{{pad}{' ' * TAB}{text}{pad}}}"


def _render_plain(cx: Context, block: Node, shape: Shape) -> str | None:
    return _comment_only(cx, block, shape.width) or render_block(cx, block, shape.indent)


def _words(node: Node) -> str:
    return "".join(kid.text + " " for kid in node.kids[:-1])


def _flat_prefixed(cx: Context, node: Node) -> str | None:
    text = flat(cx, node.kids[-1])
    return None if text is None else _words(node) + text


def _render_prefixed(cx: Context, node: Node, shape: Shape) -> str | None:
    words = _words(node)
    block = node.kids[-1]
    line = flat(cx, block)
    # rustfmt counts `async move ` as six columns, and `const ` not at all.
    if node.kind != "unsafe_block" and line is not None and width_of(line) <= shape.width - _COUNTED[node.kind]:
        return words + line
    return words + (_comment_only(cx, block, shape.width - len(words)) or render_block(cx, block, shape.indent))


FLAT["block"] = _flat_block
MULTI["block"] = MULTI["statement_block"] = _render_plain
for _kind in ("unsafe_block", "async_block", "gen_block", "try_block", "const_block"):
    FLAT[_kind] = _flat_prefixed
    MULTI[_kind] = _render_prefixed
