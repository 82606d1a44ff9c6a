"""Labels of loops: those of the source, and those that Rust asks for inside labelled blocks."""

from __future__ import annotations

from translator.ir import statements as ir
from translator.rust.dispatch import block, prints_statement
from translator.rust.scope import Scope, Turn
from translator.rust.text.naming import KEYWORDS, snake


def label_name(name: str) -> str:
    """A label without its quote; a keyword is none."""
    label = snake(name).removeprefix("r#").strip("_") or "outer"
    return f"{label}_" if label in KEYWORDS else label


def label_text(name: str) -> str:
    """A label in front of its loop; empty for none."""
    return f"'{label_name(name)}: " if name else ""


@prints_statement(ir.Break)
def _break(statement: ir.Break, scope: Scope, *, tail: bool) -> str:
    del tail
    label = statement.label or _needed_label(scope)
    return f"break '{label_name(label)};" if label else "break;"


@prints_statement(ir.Continue)
def _continue(statement: ir.Continue, scope: Scope, *, tail: bool) -> str:
    del tail
    label = statement.label or _needed_label(scope)
    jump = f"continue '{label_name(label)};" if label else "continue;"
    return f"{_step(statement.label, scope)}{jump}"


def _step(label: str, scope: Scope) -> str:
    """What the source does between two turns of a loop, which `continue` would skip."""
    for turn in reversed(scope.turns):
        if not label or (turn.named and turn.label == label):
            step, turn.step = turn.step, ()
            text = block(step, scope.block())
            turn.step = step
            return f"{text}\n" if text else ""
    return ""


def _needed_label(scope: Scope) -> str:
    """The label of the loop around a labelled block, which Rust asks for to jump out of both."""
    if not scope.boxed:
        return ""
    if not scope.turns:
        scope.frame.notes.append("the loop around this needs the label `'outer`.")
        return "outer"
    loop = scope.turns[-1]
    loop.jumped = True
    return loop.label


def enter_loop(label: str, inner: Scope, outer: Scope) -> Turn:
    """Makes the scope that of a loop's body."""
    inner.looping = True
    inner.outside = frozenset(outer.locals)
    turn = Turn(label or "outer", named=bool(label))
    inner.turns = (*outer.turns, turn)
    inner.boxed = False
    return turn
