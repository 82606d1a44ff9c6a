"""What is written to Python's library: its environment has functions for that, of the rest nothing is left in Rust."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.rust.calls.library_names import is_library, library_path
from translator.rust.dispatch import plain
from translator.rust.expressions.library_reads import ENVIRONMENT
from translator.rust.scope import Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import string
from translator.rust.text.unwritten import untold


def library_write(target: ex.Expression, value: ex.Expression, operator: str, scope: Scope) -> str | None:
    """`os.environ[name] = value`, `sys.stdout = stream`; None for other places."""
    if not is_library(_root(target), scope.index):
        return None
    match target:
        case ex.Index(owner, key) if operator == "=" and library_path(owner) == ENVIRONMENT:
            return f"{plain(ex.Call(ex.Name('environ.__setitem__', 'os'), (key, value)), scope)};"
        case _:
            given = untold(shown_names(plain(value, scope)))
            return _left(f"{_named(target, scope)} {operator} {given}")


def library_delete(target: ex.Expression, scope: Scope) -> str | None:
    """`del os.environ[name]`, `del sys.modules[name]`; None for other places."""
    if not is_library(_root(target), scope.index):
        return None
    match target:
        case ex.Index(owner, key) if library_path(owner) == ENVIRONMENT:
            return f"{plain(ex.Call(ex.Name('environ.__delitem__', 'os'), (key,)), scope)};"
        case _:
            return _left(f"del {_named(target, scope)}")


def _root(target: ex.Expression) -> ex.Expression:
    while isinstance(target, ex.Index | ex.Slice):
        target = target.value
    return target


def _named(target: ex.Expression, scope: Scope) -> str:
    match target:
        case ex.Index(owner, key):
            return f"{_named(owner, scope)}[{untold(shown_names(plain(key, scope)))}]"
        case ex.Slice(owner):
            return f"{_named(owner, scope)}[:]"
        case _:
            return library_path(target)


def _left(text: str) -> str:
    text = " ".join(text.split()).replace("{", "{{").replace("}", "}}")
    return f"todo!({string(text)});"
