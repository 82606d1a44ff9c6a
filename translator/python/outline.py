"""What a worklist asks of a Python file: its imports, its functions, where requests come in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from tree_sitter import Node, Query, QueryCursor

from translator.engine.facts import Extent, Import, Outline
from translator.python.names import imports as plain_imports
from translator.python.scopes import FileNames
from translator.python.syntax import LANGUAGE, ancestors, text_of

_VERBS: Final = "get post put delete patch head options".split()
# Flask, FastAPI, aiohttp and Sanic mark handlers; aiohttp and Django list routes.
_ROUTES: Final = Query(
    LANGUAGE,
    f"""
    (decorator (call function: (attribute attribute: (identifier) @_mark) arguments: (argument_list . (string) @route))
      (#any-of? @_mark "route" "websocket" "api_route" {" ".join(f'"{verb}"' for verb in _VERBS)}))
    (call function: (attribute attribute: (identifier) @_add) arguments: (argument_list . (string) @route . (_))
      (#any-of? @_add "add_route" "add_url_rule" "add_view" {" ".join(f'"add_{verb}"' for verb in _VERBS)}))
    ((assignment left: (identifier) @_list right: (list (call function: (identifier) @_call
       arguments: (argument_list . (string) @django))))
      (#eq? @_list "urlpatterns") (#any-of? @_call "path" "re_path" "url"))
    """,
)
_PATH: Final = re.compile(r"""[rRbBuUfF]{0,2}["']{1,3}/""")
_TESTS: Final = frozenset({"test", "tests", "testing"})

_CODE: Final = re.compile(rb"^[ \t]*[^\s#]")


def outline(names: FileNames, path: str) -> Outline:
    """What there is to know; comments inside code count as code."""
    lines = enumerate(names.source.split(b"\n"), 1)
    code = tuple(number for number, line in lines if _CODE.match(line))
    return Outline(imports(names), functions(names), code, endpoints(names), is_test(path))


def imports(names: FileNames) -> tuple[Import, ...]:
    """What the file imports, in source order, told apart by when it happens. A star import has the name `*`."""
    nodes = [one.node for one in names.imported()]
    return tuple(
        Import(one.path, one.name, one.line, _kind(node)) for one, node in zip(plain_imports(names), nodes, strict=True)
    )


def _kind(node: Node) -> str:
    inside = node
    for around in ancestors(node):
        if around.type in {"function_definition", "lambda"}:
            return "local"
        if around.type == "if_statement" and inside == around.child_by_field_name("consequence"):
            condition = text_of(around.child_by_field_name("condition"))
            if condition.rpartition(".")[2] == "TYPE_CHECKING":
                return "types"
        inside = around
    return ""


def functions(names: FileNames) -> tuple[Extent, ...]:
    """The functions and methods of the file, in source order; what is nested in one belongs to it."""
    return tuple(_functions(names.root, ""))


def _functions(around: Node, prefix: str) -> Iterator[Extent]:
    for node in around.named_children:
        definition = node.child_by_field_name("definition") if node.type == "decorated_definition" else node
        if definition is None:
            continue
        if definition.type == "function_definition":
            symbol = prefix + text_of(definition.child_by_field_name("name"))
            yield Extent(symbol, node.start_point.row + 1, node.end_point.row + 1)
        elif definition.type == "class_definition":
            body = definition.child_by_field_name("body")
            if body is not None:
                yield from _functions(body, f"{prefix}{text_of(definition.child_by_field_name('name'))}.")


def endpoints(names: FileNames) -> int:
    """How many routes the file registers with a web framework."""
    if b"/" not in names.source and b"urlpatterns" not in names.source:
        return 0
    captures = QueryCursor(_ROUTES).captures(names.root)
    marked = sum(_PATH.match(text_of(route)) is not None for route in captures.get("route", ()))
    return marked + len(captures.get("django", ()))


def is_test(path: str) -> bool:
    """Whether a file holds tests, by its path."""
    place = PurePosixPath(path)
    name = place.stem
    return (
        name.startswith("test_")
        or name.endswith("_test")
        or name == "conftest"
        or not _TESTS.isdisjoint(place.parent.parts)
    )
