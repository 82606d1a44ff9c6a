"""How a body hands its results back: `Ok`, `Some`, tuples, `?` left out where it adds nothing."""

from __future__ import annotations

import msgspec

from translator.ir import expressions as ir
from translator.ir.statements import Assert, Assign, Fail, ForEach, If, Let, Return, Statement, While
from translator.ir.types import UNKNOWN, Known, Optional, Pointer, Type
from translator.rust.dispatch import at, plain, prints_statement, wrap
from translator.rust.errors.anyhow_values import bailing
from translator.rust.errors.error_sources import snippet
from translator.rust.errors.error_values import error_value
from translator.rust.errors.filled import filling_statement
from translator.rust.errors.propagation import without_question
from translator.rust.expressions.ownership import own
from translator.rust.scope import Results, Scope, strip_pointer
from translator.rust.statements.makers import makes_error
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import callee_of, type_of
from translator.rust.types.printed import default_value, is_copy


@prints_statement(Return)
def _return(statement: Return, scope: Scope, *, tail: bool) -> str:
    match statement.values:
        case (ir.Propagate(ir.Call(ir.Attribute(context, "Err"), ()) as asked),) if is_context(context, scope):
            return _fail(Fail(asked), scope, tail=tail)
        case (ir.Propagate(ir.Call() as call, None),) if scope.results.fallible and makes_error(call, scope):
            return _fail(Fail(call), scope, tail=tail)
        case (ir.Propagate() as value,) if scope.results.fallible and not scope.label:
            filled = filling_statement(value, scope)
            if filled is not None:
                return f"{filled}\n{'Ok(())' if tail else 'return Ok(());'}"
    if scope.frame.streams and not statement.values and not scope.label:
        return "return;"
    values = tuple(_waited_for(value, scope) for value in statement.values)
    scope.stands_alone(*values)
    text = result_text(values, scope)
    if tail:
        return text
    return f"return {text};" if text else "return;"


def _waited_for(value: ir.Expression, scope: Scope) -> ir.Expression:
    """A future that a function without `async` hands on, which in Rust is one that waits for it."""
    if not isinstance(value, ir.Call) or value.awaited or scope.function is None or scope.function.is_async:
        return value
    found = callee_of(value, scope)
    waits = found is not None and found[0].is_async and not found[0].is_generator
    return msgspec.structs.replace(value, awaited=True) if waits else value


def is_context(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is the function's context, or one made from it."""
    if not isinstance(value, ir.Name):
        return False
    named = scope.function is not None and value.text == scope.function.context
    return named or type_of(value, scope) == Known("context")


@prints_statement(Fail)
def _fail(statement: Fail, scope: Scope, *, tail: bool) -> str:
    made = error_value(statement.error, scope)
    if made.startswith("todo!("):
        # What never comes to be is of any type already.
        made = made.removesuffix(".into()")
    makes = scope.function is not None and scope.function.makes_error
    if scope.frame.streams and not scope.label:
        return f"Err({made})?;"
    bail = "" if makes or scope.label else bailing(made)
    text = made if makes else bail or f"Err({made})"
    note_lost(statement.values, scope)
    if scope.label:
        return f"break '{scope.label} {text};"
    if bail:
        return text if tail else f"{text};"
    return text if tail else f"return {text};"


def note_lost(values: tuple[ir.Expression, ...], scope: Scope) -> None:
    """Says which results left beside an error."""
    if values:
        shown = ", ".join(f"`{snippet(v, scope)}`" for v in values)
        room = "it" if len(values) == 1 else "them"
        scope.frame.notes.append(f"{shown} left beside the error; `Err` has no room for {room}.")


def end_of_body(scope: Scope) -> str:
    """What a body gives whose end is reached without a `return`."""
    results = scope.results
    if not results.types:
        return "Ok(())" if results.fallible else ""
    if results.nilable[:1] == (True,) and len(results.types) == 1:
        return "Ok(None)" if results.fallible else "None"
    return ""


def missing_end(last: Statement | None, scope: Scope) -> str:
    """What stands where a body ends without the result that its function states; empty where it cannot end there."""
    if not scope.results.types or scope.results.names or scope.label:
        return ""
    if not isinstance(last, If | ForEach | While | Let | Assign | Assert):
        return ""
    scope.frame.notes.append(
        "the source gives `None` where its body ends; the type of the result leaves no room for it."
    )
    return 'todo!("the end of the body")'


def result_text(values: tuple[ir.Expression, ...], scope: Scope) -> str:
    """The results of a body as one expression; empty for none."""
    results = scope.results
    if not values and results.names and results.types:
        values = tuple(ir.Name(n, "", "local") for n in results.names)
    if len(values) == 1 and isinstance(values[0], ir.Propagate):
        return _passed_on(values[0], scope)
    text = _value(values, results, scope)
    if not values and results.nilable == (True,):
        text = "None"
    if not results.fallible:
        return text
    return f"Ok({text or '()'})"


def _passed_on(value: ir.Propagate, scope: Scope) -> str:
    """`return f(x)` where `f` fails: its `Result` as it is where the error needs no conversion."""
    if not scope.results.fallible or scope.label:
        text = plain(value, scope)
        return f"Ok({text})" if scope.results.fallible else text
    result = without_question(value, scope)
    if result is None:
        return f"Ok({plain(value, scope)})"
    term, source = result
    if term[0].startswith("todo!("):
        return f"Ok({plain(value, scope)})"
    if source is None or scope.errors.takes(source):
        return term[0]
    scope.errors.convert(source)
    return f"Ok({wrap(term, POSTFIX)}?)"


def _value(values: tuple[ir.Expression, ...], results: Results, scope: Scope) -> str:
    if not values:
        return ""
    if results.comma_ok and len(values) == 2:
        return _option(values[0], values[1], results, scope)
    if len(values) == 1 and len(results.types) > 1:
        only = values[0]
        if isinstance(only, ir.ListLiteral) and only.kind == "tuple" and len(only.items) == len(results.types):
            values = only.items
        else:
            return own(only, scope)
    texts = [_one(value, place, results, scope) for place, value in enumerate(values)]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _one(value: ir.Expression, place: int, results: Results, scope: Scope) -> str:
    type_ = results.types[place] if place < len(results.types) else UNKNOWN
    nilable = place < len(results.nilable) and results.nilable[place]
    inner = strip_pointer(type_)
    if nilable:
        return own(value, scope, Optional(inner))
    if isinstance(value, ir.Literal) and value.kind == "nil":
        return default_value(inner if isinstance(type_, Pointer) else type_, scope)
    return own(value, scope, inner)


def _option(value: ir.Expression, found: ir.Expression, results: Results, scope: Scope) -> str:
    inner: Type = strip_pointer(results.types[0])
    match found:
        case ir.Literal("bool", "true"):
            return f"Some({own(value, scope, inner)})"
        case ir.Literal("bool", "false"):
            if not _is_zero(value):
                scope.frame.notes.append(f"`{plain(value, scope)}` is returned beside `false`; `None` carries nothing.")
            return "None"
    if isinstance(value, ir.Name) and plain(found, scope) == f"{plain(value, scope)}.is_some()":
        return plain(value, scope)
    text = own(value, scope, inner)
    then = "then_some" if is_copy(inner, scope) or isinstance(value, ir.Name) else "then"
    shown = text if then == "then_some" else f"|| {text}"
    return f"{at(found, scope, POSTFIX)}.{then}({shown})"


def _is_zero(value: ir.Expression) -> bool:
    match value:
        case ir.Literal("nil") | ir.Literal("string", "") | ir.Literal("int", "0") | ir.Literal("bool", "false"):
            return True
        case ir.Literal("float", text):
            return text.strip("0.") == ""
        case ir.Construct(_, ()) | ir.Make(_, ()):
            return True
        case ir.Name(_, _, "local"):
            return True
        case _:
            return False
