"""Words before an item's name."""

import re

from translator.rust.layout.tree import Node


def visibility_text(node: Node) -> str:
    """`pub `, `pub(crate) `, `pub(in a::b) `."""
    text = node.text
    if text != "pub" and re.search(r"\s", text):
        text = re.sub(r"\s+", " ", text)
        text = re.sub(r"\s*(\(|\)|::)\s*", r"\1", text)
    return text + " "
