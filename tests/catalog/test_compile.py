from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import tree_sitter_python
from tree_sitter import Language

from tests.catalog.sample import BODY, write_page
from translator.catalog.compile import compile_catalogue
from translator.catalog.files import page_files
from translator.catalog.load import load_pages
from translator.catalog.pattern import Catalogue
from translator.catalog.problem import format_problem
from translator.source.frontend import FrontEnd

GRAMMAR = Language(tree_sitter_python.language())
FRONT_END = cast("FrontEnd", SimpleNamespace(grammar=lambda: GRAMMAR, PREDICATES={"resolves?": None}, WORDS={}))
QUERY = '(call function: (identifier) @_f (#eq? @_f "eval")) @finding'


def build(directory: Path) -> Catalogue:
    pages, problems = load_pages(page_files([directory]))
    assert problems == []
    return compile_catalogue(pages, problems, {"python": FRONT_END})


def page(directory: Path, query: str, code: str = "PY901") -> Path:
    return write_page(directory, BODY.replace(QUERY, query), code=code, name=f"page-{code.lower()}")


def test_pages_are_sorted_by_code(tmp_path: Path) -> None:
    page(tmp_path, "(lambda) @finding", "PY903")
    page(tmp_path, QUERY, "PY901")
    page(tmp_path, "; (a comment) @x\n(await) @finding\n\n((yield) @finding)", "PY902")
    assert [page.code for page in build(tmp_path).patterns] == ["PY901", "PY902", "PY903"]


@pytest.mark.parametrize(
    ("query", "row", "reason"),
    [
        ("(call)\n(cal) @finding", 1, "the query does not compile: Invalid node type: cal"),
        ("(call) @finding\n(call callee: (_)) @finding", 1, "the query does not compile: Invalid field name: callee"),
        ("(call (lambda)) @finding", 0, "the query does not compile: Impossible pattern"),
        ("((call) @finding (#eq? @finding))", 0, "the query does not compile: Invalid predicate: #eq? expects 2"),
        ("(call @finding", 0, "the query does not compile: Invalid syntax"),
        ('(call) @finding\n((call) @finding (#resolve? @finding "x"))', 1, "unknown predicate `#resolve?`: the front"),
        ("(call) @finding\n(await) @other", 1, "each pattern captures `@finding` once: this one does not"),
        ("(block (_)+ @finding)", 0, "each pattern captures `@finding` once: this one does not"),
        ("[(call) @finding (await)]", 0, "each pattern captures `@finding` once: this one does not"),
    ],
)
def test_a_query_that_is_wrong_is_left_out_alone(tmp_path: Path, query: str, row: int, reason: str) -> None:
    page(tmp_path, "(lambda) @finding", "PY902")
    path = page(tmp_path, query)
    pages, problems = load_pages(page_files([tmp_path]))
    catalogue = compile_catalogue(pages, problems, {"python": FRONT_END})
    line = path.read_text(encoding="utf-8").split("\n").index("```query") + 2 + row
    (told,) = [format_problem(entry) for entry in catalogue.problems]
    assert told.startswith(f"{path}:{line}: {reason}"), told
    assert [page.code for page in catalogue.patterns] == ["PY902"]


def test_alternatives_that_all_capture_are_fine(tmp_path: Path) -> None:
    page(tmp_path, "[(call) @finding (await) @finding]\n[(lambda) (yield)] @finding")
    assert [page.code for page in build(tmp_path).patterns] == ["PY901"]


def test_no_pages_no_query() -> None:
    assert compile_catalogue([], [], {}) == Catalogue(())
