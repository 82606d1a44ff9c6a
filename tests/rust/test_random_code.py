from __future__ import annotations

import pytest
import tree_sitter_rust
from tree_sitter import Language, Parser

from tests.rust.random_code import Writer
from translator.rust.items.functions import function_item
from translator.rust.scope import scope_for
from translator.rust.text.imports import shorten

RUST = Parser(Language(tree_sitter_rust.language()))


@pytest.mark.parametrize("seed", range(400))
def test_whatever_is_printed_parses(seed: int) -> None:
    function = Writer(seed).function()
    text = shorten(function_item(function, scope_for(function)))
    assert not RUST.parse(text.encode()).root_node.has_error, text
    assert "\x01" not in text
