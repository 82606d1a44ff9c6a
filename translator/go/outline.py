"""What a worklist asks of a Go file: its imports, its functions, where requests come in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from tree_sitter import Query, QueryCursor

from translator.engine.facts import Extent, Import, Outline
from translator.go import syntax
from translator.go.names import FileNames

_METHODS: Final = "GET POST PUT DELETE PATCH HEAD OPTIONS CONNECT TRACE"
# net/http, gorilla/mux, chi, gin, echo: a route is a call whose first argument is a path, with its method or without.
_ROUTES: Final = Query(
    syntax.LANGUAGE,
    f"""
    (call_expression
      function: (selector_expression field: (field_identifier) @_name)
      arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal)] @route . (_))
      (#any-of? @_name "Handle" "HandleFunc" "Any" "Get" "Post" "Put" "Delete" "Patch" "Head" "Options"
        "Connect" "Trace" {" ".join(f'"{method}"' for method in _METHODS.split())}))
    """,
)
_PATH: Final = re.compile(rf"""["`](?:(?:{_METHODS.replace(" ", "|")}) )?[\w.:-]*/""")
_NO_UNIT: Final = re.compile(rb"^//(?:go:build|[ ]?\+build)[ ]+ignore\b", re.MULTILINE)

_CODE: Final = re.compile(rb"^[ \t]*(?!//)[^\s]")


def outline(names: FileNames, path: str) -> Outline:
    """What there is to know; comments inside code count as code."""
    lines = enumerate(names.source.split(b"\n"), 1)
    code = tuple(number for number, line in lines if _CODE.match(line))
    return Outline(imports(names), functions(names), code, endpoints(names), is_test(path))


def imports(names: FileNames) -> tuple[Import, ...]:
    """What the file imports, in source order. A file that no build includes binds its package to nothing."""
    if _NO_UNIT.search(names.source[: names.source.find(b"\npackage ") + 1]):
        return tuple(Import(one.path, one.name, one.line, "local") for one in names.import_list)
    return names.import_list


def functions(names: FileNames) -> tuple[Extent, ...]:
    """The functions and methods of the file, in source order."""
    found = []
    for node in names.root.named_children:
        if node.type in syntax.FUNCTION_KINDS:
            name = syntax.text(node.child_by_field_id(syntax.NAME) or node)
            receiver = syntax.receiver_type(node)
            symbol = f"{receiver}.{name}" if receiver else name
            found.append(Extent(symbol, node.start_point.row + 1, node.end_point.row + 1))
    return tuple(found)


def endpoints(names: FileNames) -> int:
    """How many routes the file registers with a router."""
    if b'"/' not in names.source and b" /" not in names.source and b"`/" not in names.source:
        return 0
    routes = QueryCursor(_ROUTES).captures(names.root).get("route", ())
    return sum(_PATH.match(syntax.text(route)) is not None for route in routes)


def is_test(path: str) -> bool:
    """Whether a file holds tests, by its path."""
    return PurePosixPath(path).name.endswith("_test.go")
