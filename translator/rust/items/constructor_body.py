"""`__init__` as `new`: what it stores becomes the fields of a struct expression."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Type
from translator.rust.dispatch import block
from translator.rust.expressions.registry import field_value, own_field
from translator.rust.scope import Guard, Scope
from translator.rust.text.naming import field as field_name
from translator.rust.text.notes import taken
from translator.rust.types.inference import type_of

Body = tuple[ir.Statement, ...]


def constructor_body(body: Body, scope: Scope) -> str:
    """The statements of an `__init__`, each `self.x = …` at its top level a `let`, and the struct at the end."""
    lines: list[str] = []
    fields: dict[str, str] = {}
    run: list[ir.Statement] = []
    for statement in body:
        stored = _stored(statement)
        if stored is None:
            if not _is_super(statement):
                run.append(statement)
            else:
                run.append(ir.Comment("DECIDE: the base class was set up here."))
            continue
        lines += _flush(run, scope)
        name, value = stored
        text = own_field(value, _type(name, value, scope), scope)
        notes = taken(scope.frame.notes)
        if notes:
            lines.append(notes.rstrip("\n"))
        if isinstance(value, ex.Name | ex.Literal) and name not in fields:
            fields[name] = text
        else:
            lines.append(f"let {field_name(name)} = {text};")
            fields[name] = field_name(name)
            scope.held = (*scope.held, Guard("", frozenset({name})))
    lines += _flush(run, scope)
    inside = ", ".join(field_value(field_name(name), text) for name, text in fields.items())
    made = f"Self {{ {inside} }}" if fields else "Self"
    lines.append(f"Ok({made})" if scope.results.fallible else made)
    return "\n".join(lines)


def _flush(run: list[ir.Statement], scope: Scope) -> list[str]:
    text = block(tuple(run), scope) if run else ""
    run.clear()
    return [text] if text else []


def _stored(statement: ir.Statement) -> tuple[str, ex.Expression] | None:
    match statement:
        case ir.Assign((ex.Attribute(ex.Name(_, _, "receiver"), name),), (value,), "="):
            return name, value
        case _:
            return None


def _is_super(statement: ir.Statement) -> bool:
    match statement:
        case ir.Do(ex.Call(ex.Attribute(ex.Call(ex.Name("super")), "__init__"))):
            return True
        case _:
            return False


def _type(name: str, value: ex.Expression, scope: Scope) -> Type:
    declared = type_of(ex.Attribute(ex.Name(_receiver(scope), "", "receiver"), name), scope)
    return declared if declared != UNKNOWN else type_of(value, scope)


def _receiver(scope: Scope) -> str:
    receiver = scope.function.receiver if scope.function else None
    return receiver.name if receiver is not None else "self"
