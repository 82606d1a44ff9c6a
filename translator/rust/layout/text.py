"""Whole texts: a file's items or a function's statements."""

from translator.rust.layout.blocks import statements_of
from translator.rust.layout.check import RustSyntaxError, parse_text, wrapped_text
from translator.rust.layout.dispatch import Context
from translator.rust.layout.sequence import lay_out_sequence
from translator.rust.layout.shape import MAX_WIDTH, TAB
from translator.rust.layout.tree import Node, Source, copy_tree

_NEITHER = frozenset({"empty_statement", "outer_doc", "inner_doc", "attribute_item", "inner_attribute_item"})


def format_rust(text: str) -> str:
    """Lay out items as in a file, or statements as in a function body; both end with a line break.

    Statements stand at column 0 and leave four columns free on the right: indented
    by four inside a function they are as rustfmt would print them. Raises
    RustSyntaxError for text that does not parse.
    """
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return ""
    try:
        return _format(text)
    except RecursionError:
        raise RustSyntaxError(1, 1, "nested too deeply") from None


def _format(text: str) -> str:
    tree, wrapped, error = parse_text(text)
    if error is not None:
        raise RustSyntaxError(*error)
    source = Source(wrapped_text(text) if wrapped else text)
    root = copy_tree(tree, source, source.text)
    if wrapped:
        body = root.kids[-1].kids[-1]
        kids, start, end = statements_of(body), body.kids[0].end, body.kids[-1].start
    else:
        kids, start, end = root.kids, 0, len(text)
    statements = wrapped or _has_statements(kids)
    cx = Context(source, MAX_WIDTH - TAB if statements else MAX_WIDTH)
    body_text, tail = lay_out_sequence(cx, kids, start, end, 0, in_module=not statements)
    return body_text + "".join(tail) + "\n"


def _has_statements(kids: list[Node]) -> bool:
    """Whether this stands in a function; macro calls stand among items as well as among statements."""
    only_macros = True
    for kid in kids:
        if kid.kind == "let_declaration":
            return True
        is_macro = kid.kind == "expression_statement" and kid.kids[0].kind == "macro_invocation"
        if kid.kind == "expression_statement" and not is_macro:
            return True
        only_macros = only_macros and (is_macro or kid.kind in _NEITHER)
    return only_macros and bool(kids)
