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


def extern_text(node: Node) -> str:
    """`extern "C"`, the ABI always spelt out."""
    rest = node.text.removeprefix("extern").strip()
    return "extern " + (rest or '"C"')
