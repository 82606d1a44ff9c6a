"""Whole texts: a file's items or a function's statements."""

import re

from translator.rust.layout.blocks import statements_of
from translator.rust.layout.check import RustSyntaxError, parse_text, wrapped_text
from translator.rust.layout.dispatch import Context
from translator.rust.layout.sequence import is_item, lay_out_sequence
from translator.rust.layout.shape import MAX_WIDTH, TAB
from translator.rust.layout.tree import Node, Source, copy_tree

_WORD = re.compile(r"\w+")
_MAY_CHANGE = frozenset({"self", "derive", "C", "as"})
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
    statements = _has_statements(kids)
    cx = Context(source, MAX_WIDTH - TAB if statements else MAX_WIDTH)
    body_text, tail = lay_out_sequence(cx, kids, start, end, 0, in_module=not statements)
    result = body_text + "".join(tail)
    if _words(result) != _words(text):
        # Better as it stands than with a word lost in a construct that is not known here.
        return text.strip() + "\n"
    return result + "\n" if result else ""


def _words(text: str) -> set[str]:
    """The words of the text, but for those that imports, derives and ABIs may gain or lose."""
    return set(_WORD.findall(text)) - _MAY_CHANGE


def _has_statements(kids: list[Node]) -> bool:
    """Whether this stands in a function; macro calls stand among items as well as among statements."""
    only_macros = bool(kids)
    for kid in kids:
        inner = kid.kids[0] if kid.kind == "expression_statement" else kid
        if is_item(inner):
            only_macros = False
        elif inner.kind != "macro_invocation" and inner.kind not in _NEITHER:
            return True
    return only_macros
