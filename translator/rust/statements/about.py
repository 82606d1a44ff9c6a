"""The statements that one name runs through."""

from __future__ import annotations

from translator.ir.statements import Let, Statement
from translator.rust.statements.flow import mentions


def about(code: tuple[Statement, ...], name: str) -> tuple[Statement, ...]:
    """The statements from the first to the last that names `name`; all of them where none does."""
    places = [place for place, statement in enumerate(code) if _names(statement, name)]
    return code[places[0] : places[-1] + 1] if places else code


def _names(statement: Statement, name: str) -> bool:
    return (isinstance(statement, Let) and name in statement.names) or bool(mentions(statement, frozenset({name})))
