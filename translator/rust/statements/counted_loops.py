"""Loops that count what they go over, and loops over the lines of a file."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import INT, Known
from translator.ir.walk import nodes
from translator.rust.calls.call import leaves
from translator.rust.calls.file_calls import holds_bytes, is_buffered, is_file
from translator.rust.dispatch import at
from translator.rust.errors.error_sources import library_source
from translator.rust.expressions.iteration import gives_values, iterated
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import binding
from translator.rust.text.imports import needs
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX, PREFIX, SUM
from translator.rust.types.inference import SIZE, element_of, element_type, type_of
from translator.rust.types.printed import is_copy

SPLIT = "split(b'\\n')"
_ENDS_GO = frozenset({"strip", "rstrip", "splitlines", "split"})
_KEPT_ENDS = "the source's lines end with their line break, those of `lines` do not."


def uncounted(statement: ir.ForEach) -> ir.ForEach:
    """`for _, x in enumerate(xs)`, and a count that is not taken apart, as loops over elements; others as they are."""
    iterable, _ = _numbered(statement)
    match statement:
        case ir.ForEach(("_", name), of="counted"):
            return ir.ForEach((name,), iterable, statement.body, "value", statement.orelse, statement.label)
        case ir.ForEach((_,), of="counted"):
            call = ex.Call(ex.Name("enumerate", "", "builtin"), (iterable,))
            whole = statement.iterable if statement.iterable is not iterable else call
            return ir.ForEach(statement.targets, whole, statement.body, "value", statement.orelse, statement.label)
        case _:
            return statement


def counted(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    """The pattern and the iterator of `for n, x in enumerate(xs, start)`."""
    iterable, start = _numbered(statement)
    place, name = statement.targets
    inner.bind(place, Local(SIZE if start is None else INT))
    if is_file(type_of(iterable, scope)):
        source, bound = lines_of(iterable, scope), binding(name)
    else:
        source = iterated(iterable, scope)
        characters = source.endswith(".chars()")
        element = Known("rune") if characters else element_type(iterable, scope)
        lent = not (characters or gives_values(iterable, scope) or ".." in source)
        copied = lent and is_copy(element, scope)
        inner.bind(name, Local(element, ref=lent and not copied))
        bound = f"{'&' if copied and name != '_' else ''}{binding(name)}"
    text = f"{source}.enumerate()" if start is None else f"({at(start, scope, SUM)}..).zip({source})"
    return f"({binding(place)}, {bound})", text


def _numbered(statement: ir.ForEach) -> tuple[ex.Expression, ex.Expression | None]:
    """What is counted, and the first number where one is given."""
    match statement:
        case ir.ForEach(iterable=ex.Call(ex.Name("enumerate", _, "builtin"), (of, start)), of="counted"):
            return of, start
        case _:
            return statement.iterable, None


def read_line(statement: ir.ForEach, inner: Scope) -> str:
    """The first statement of a loop over the lines of a file: each may fail to be read. Empty for other loops."""
    iterable, _ = _numbered(statement)
    file = type_of(iterable, inner)
    if not is_file(file) or len(statement.targets) != (2 if statement.of == "counted" else 1):
        return ""
    name = statement.targets[-1]
    inner.bind(name, Local(element_of(file)))
    if not _loses_ends(name, statement.body):
        inner.frame.notes.append(_KEPT_ENDS)
    return f"let {binding(name)} = {leaves((snake(name), POSTFIX), library_source('std::io::Error'), inner)[0]};\n"


def _loses_ends(name: str, body: tuple[ir.Statement, ...]) -> bool:
    """Whether the body takes the line break away, or splits at white space."""
    for node in nodes(body):
        match node:
            case ex.Call(ex.Attribute(ex.Name(text), method)) if text == name and method in _ENDS_GO:
                return True
    return False


def lines_of(file: ex.Expression, scope: Scope) -> str:
    """An iterator over the lines of a file."""
    type_ = type_of(file, scope)
    if is_buffered(type_):
        mark_written(file, scope)
        reader = f"(&mut {at(file, scope, PREFIX)})"
    else:
        reader = f"std::io::BufReader::new(&{at(file, scope, POSTFIX)})"
    return f"{reader}.{needs('std::io::BufRead')}{SPLIT if holds_bytes(type_) else 'lines()'}"
