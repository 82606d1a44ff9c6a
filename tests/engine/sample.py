"""A small front end and pages for tests of the engine, which must know neither Go nor Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import tree_sitter_python
from tree_sitter import Language, Node

from translator.catalog.pattern import Catalogue, Example, Pattern
from translator.engine.facts import Import, Outline
from translator.ir.declarations import Function
from translator.ir.expressions import Name
from translator.ir.statements import Comment
from translator.source.frontend import FrontEnd, Predicate

GRAMMAR = Language(tree_sitter_python.language())


def pattern(code: str, query: str, **changes: Any) -> Pattern:
    page = Pattern(
        code=code,
        name=f"name-{code.lower()}",
        title=f"Title of {code}",
        verdict="adapt",
        effort=2,
        crates=("tokio",),
        since="0.1.0",
        message=f"message of {code}",
        absorbs=(),
        narrows=(),
        status="stable",
        proof="",
        proof_reason="",
        language="python",
        family="family",
        path=f"python/family/{code}.md",
        paragraph="",
        query=query,
        query_line=1,
        template="{{ finding.text | comment }}",
        template_line=1,
        uses=(),
        notes=("a note",),
        alternatives="",
        example=Example("", "", 1, 1),
        look_alikes=(),
        references=(),
    )
    return msgspec.structs.replace(page, **changes)


def catalogue(*pages: Pattern) -> Catalogue:
    return Catalogue(tuple(pages))


def front_end(predicates: Mapping[str, Predicate] | None = None, **functions: Any) -> FrontEnd:
    """A front end whose functions tests may replace."""
    made = SimpleNamespace(
        PREDICATES={"says?": says, **(predicates or {})},
        WORDS={},
        grammar=lambda: GRAMMAR,
        unit=unit,
        old_dialect=lambda _root: None,
        file_names=lambda _root, _source, unit: unit,
        outline=lambda _names, path: Outline((Import("os", "os", 1),), (), (1,), 0, test=path == "test.py"),
        symbol=symbol,
        enclosing_function=enclosing_function,
        signature=lambda node, _names: Function(_name(node)),
        declarations=lambda _names: (Function("declared"),),
        ends_function=lambda _node: False,
        is_statement=lambda node: node.type.endswith("statement") or node.type == "block",
        lower=lambda node, _names: Name(text(node)),
        lower_statements=lambda nodes, _names: tuple(Comment(text(node)) for node in nodes),
    )
    for name, function in functions.items():
        setattr(made, name, function)
    return cast("FrontEnd", made)


def unit(path: Path, root: Path) -> str:
    return path.relative_to(root).with_suffix("").as_posix().replace("/", ".")


def text(node: Node) -> str:
    return (node.text or b"").decode()


def says(nodes: Sequence[Node], arguments: Sequence[str], _names: object) -> bool:
    return text(nodes[0]) in arguments


def symbol(node: Node) -> str:
    names = []
    around: Node | None = node
    while around is not None:
        if around.type in {"function_definition", "class_definition"}:
            names.append(_name(around))
        around = around.parent
    return ".".join(reversed(names))


def enclosing_function(node: Node) -> Node | None:
    around: Node | None = node
    while around is not None and around.type != "function_definition":
        around = around.parent
    return around


def _name(node: Node) -> str:
    name = node.child_by_field_name("name")
    return text(name) if name else ""
