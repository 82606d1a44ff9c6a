"""Every name of a file has the paths that Python's own `ast` gives it (docs/judges.md)."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judges.python_names import builtin_of, paths_of
from tests.judges.python_scopes import ScopeBuilder
from translator.python.frontend import file_names
from translator.python.known_names import BUILTINS
from translator.python.names import paths
from translator.python.syntax import parse

OWN = sorted(path for folder in ("translator", "tests") for path in Path(folder).rglob("*.py"))


def differences(source: str) -> list[str]:
    """Expressions to which the two give different paths."""
    data = source.encode()
    tree = ast.parse(data)
    builder = ScopeBuilder()
    builder.visit(tree)
    names = file_names(parse(data), data, "")
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, scope in builder.scope_of.items():
        if not isinstance(node, ast.Name | ast.Attribute) or not isinstance(node.ctx, ast.Load):
            continue
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)
        place = names.root.descendant_for_byte_range(begin, end)
        if place is None or (place.start_byte, place.end_byte) != (begin, end):
            continue
        expected = paths_of(node, scope)
        builtin = builtin_of(node, scope)
        if builtin in BUILTINS and isinstance(node, ast.Name) and not expected:
            expected = {f"builtins.{builtin}"}
        # The judge asks for builtins by name alone; `builtins.print.x` is our word for an attribute of one.
        ours = {
            path
            for path in paths(place, names)
            if isinstance(node, ast.Name) or path in expected or path[:9] != "builtins."
        }
        if ours != expected:
            found.append(f"{node.lineno}: {ast.unparse(node)}: {sorted(ours)} for {sorted(expected)}")
    return found


@pytest.mark.parametrize("path", OWN[::7], ids=str)
def test_on_this_project(path: Path) -> None:
    assert differences(path.read_text()) == []


NAME = st.sampled_from(["eval", "os", "x", "C"])

EXPRESSION = st.recursive(
    NAME,
    lambda inner: st.one_of(
        st.tuples(inner, NAME).map(lambda pair: f"{pair[0]}.{pair[1]}" if pair[0][0] not in "[(" else f"({pair[0]})"),
        st.tuples(NAME, inner, inner).map(lambda t: f"[{t[1]} for {t[0]} in {t[2]}]"),
        st.tuples(NAME, inner).map(lambda t: f"(lambda {t[0]}={t[1]}: {t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"print({t[0]}, x={t[1]})"),
    ),
    max_leaves=4,
)

SIMPLE = st.one_of(
    EXPRESSION,
    st.tuples(NAME, EXPRESSION).map(lambda t: f"{t[0]} = {t[1]}"),
    st.tuples(NAME, EXPRESSION).map(lambda t: f"{t[0]}: {t[1]}"),
    NAME.map(lambda name: f"import {name}"),
    st.tuples(NAME, NAME).map(lambda t: f"import a.{t[0]} as {t[1]}"),
    st.tuples(NAME, NAME).map(lambda t: f"from .m import {t[0]} as {t[1]}"),
    NAME.map(lambda name: f"del {name}"),
    st.tuples(NAME, EXPRESSION).map(lambda t: f"({t[0]} := {t[1]})"),
)


def indented(block: list[str]) -> str:
    return "\n".join(f"    {line}" for statement in block for line in statement.splitlines()) or "    pass"


BLOCK = st.recursive(
    st.lists(SIMPLE, min_size=1, max_size=3),
    lambda inner: st.lists(
        st.one_of(
            SIMPLE,
            st.tuples(NAME, NAME, inner).map(lambda t: f"def {t[0]}({t[1]}={t[1]}):\n{indented(t[2])}"),
            st.tuples(NAME, NAME, inner).map(lambda t: f"class {t[0]}({t[1]}):\n{indented(t[2])}"),
            st.tuples(NAME, inner).map(lambda t: f"def f():\n    global {t[0]}\n{indented(t[1])}"),
            st.tuples(NAME, EXPRESSION, inner).map(lambda t: f"for {t[0]} in {t[1]}:\n{indented(t[2])}"),
            st.tuples(NAME, EXPRESSION, inner).map(lambda t: f"with {t[1]} as {t[0]}:\n{indented(t[2])}"),
            st.tuples(NAME, inner).map(lambda t: f"try:\n{indented(t[1])}\nexcept E as {t[0]}:\n{indented(t[1])}"),
            st.tuples(NAME, inner).map(lambda t: f"match x:\n    case [{t[0]}, *_]:\n    {indented(t[1])}"),
        ),
        min_size=1,
        max_size=3,
    ),
    max_leaves=5,
)


@given(BLOCK)
def test_on_programs_that_shadow_everything(block: list[str]) -> None:
    source = "\n".join(block) + "\n"
    try:
        compile(source, "generated", "exec", dont_inherit=True)
    except SyntaxError:
        return
    assert differences(source) == [], source
