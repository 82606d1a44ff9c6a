"""`try` around an import: what may be missing is chosen when a Rust program is built."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.attempts.arms import classes_of
from translator.rust.dispatch import block
from translator.rust.scope import Scope
from translator.rust.text.naming import constant, snake

Body = tuple[ir.Statement, ...]

MISSING = frozenset({"ImportError", "ModuleNotFoundError"})
_IMPORT = re.compile(r"(?:import|from) (\.*[\w.]*)")


def optional_import(statement: ir.Try, scope: Scope) -> str | None:
    """The branches as `cfg!(feature = "…")`; None for a `try` that guards no import."""
    imports = [s for s in statement.body if isinstance(s, ir.Comment) and _IMPORT.match(s.text)]
    if not imports or statement.final or not _guards_imports(statement):
        return None
    module = _IMPORT.match(imports[0].text)
    feature = snake(_dependency(module[1] if module else "", scope.unit)).removeprefix("r#").replace("_", "-")
    asked = f'cfg!(feature = "{feature or "optional"}")'
    then = tuple(s for s in statement.body if s not in imports) + statement.orelse
    handled = statement.handlers[0].body
    note = f"// DECIDE: an import that may be missing is a Cargo feature, `{feature}`, and an optional dependency."
    head = "\n".join([*(f"// {s.text}" for s in imports), note])
    return f"{head}\n{_branches(asked, then, handled, scope)}".strip("\n")


def _dependency(module: str, unit: str) -> str:
    """What is optional: the package that is imported, or the part of the project's own."""
    names = module.strip(".").split(".")
    own = module.startswith(".") or (len(names) > 1 and names[0] == unit.split(".", maxsplit=1)[0])
    return names[-1] if own else names[0]


def _guards_imports(statement: ir.Try) -> bool:
    caught = {name for handler in statement.handlers for name in classes_of(handler)}
    if len(statement.handlers) != 1:
        return False
    return caught <= MISSING if caught else all(_is_flag(s) for s in statement.body)


def _is_flag(statement: ir.Statement) -> bool:
    """Whether a statement only remembers that the import was there."""
    match statement:
        case ir.Comment() | ir.Assign((ex.Name(),), (ex.Literal(),), "=") | ir.Let((_,), ex.Literal() | None):
            return True
        case _:
            return False


def _branches(asked: str, then: Body, handled: Body, scope: Scope) -> str:
    match then, handled:
        case ((one,), (other,)) if (name := _flag(one, "true")) and name == _flag(other, "false"):
            if scope.function is None:
                return f"const {constant(name)}: bool = {asked};"
            return f"let {snake(name)} = {asked};"
    there, missing = block(then, scope.block()), block(handled, scope.block())
    if all(isinstance(s, ir.Comment) for s in (*then, *handled)):
        return "\n".join(part for part in (there, f"// otherwise:\n{missing}" if missing else "") if part)
    if not there:
        return f"if !{asked} {{\n{missing}\n}}"
    behind = f" else {{\n{missing}\n}}" if missing else ""
    return f"if {asked} {{\n{there}\n}}{behind}"


def _flag(statement: ir.Statement, value: str) -> str:
    """The name that a statement sets to this truth value; empty for others."""
    match statement:
        case ir.Let((name,), ex.Literal("bool", text)) | ir.Assign((ex.Name(name),), (ex.Literal("bool", text),), "="):
            return name if text == value else ""
        case _:
            return ""
