"""What templates can do with lowered source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from translator.engine.facts import Captured, TypeCapture
from translator.ir import declarations, expressions, statements, types
from translator.rust.concurrency.channels import field_channel
from translator.rust.errors.error_type import error_type
from translator.rust.errors.exceptions import exception
from translator.rust.errors.fragment_errors import conversions, error_enum, fragment
from translator.rust.errors.sentinels import sentinel
from translator.rust.expressions.attribute_names import attribute_access
from translator.rust.expressions.registry import expression
from translator.rust.items import functions as rust_functions
from translator.rust.items.class_members import methods_left
from translator.rust.items.constructors import constructor, default_expression, factory_value
from translator.rust.items.fields import field_type
from translator.rust.items.foreign import foreign
from translator.rust.items.locks import locked
from translator.rust.items.optional_signature import optional_signature
from translator.rust.items.structs import structure
from translator.rust.items.traits import trait
from translator.rust.scope import Scope
from translator.rust.statements.about import about
from translator.rust.statements.outline import outline
from translator.rust.text import docs, naming
from translator.rust.text.notes import taken
from translator.rust.types import printed as rust_types
from translator.rust.types.members import one_field, one_method
from translator.rust.types.type_names import type_name


def code_of(value: Any) -> Any:  # noqa: ANN401 - templates are untyped
    """What a capture was lowered to; other values as they are."""
    if isinstance(value, Captured):
        value = value.code if value.code is not None else value.statements or value.text
    return value.type if isinstance(value, TypeCapture) else value


def text_of(value: Any) -> str:  # noqa: ANN401
    """The source text of a capture, the name of a declaration, or the text itself."""
    if isinstance(value, Captured):
        return value.text
    return value if isinstance(value, str) else str(value.name)


def rust(value: Any, scope: Scope, *, ends: bool = False) -> str:  # noqa: ANN401
    """Any capture or lowered value as Rust; `ends`: statements that a function ends with."""
    code = code_of(value)
    match code:
        case declarations.Function():
            return rust_functions.function_item(code, scope)
        case declarations.Structure(kind="exception"):
            return exception(code, scope)
        case declarations.Structure():
            return locked(code, scope)
        case declarations.Interface():
            return trait(code, scope)
        case declarations.ForeignLibrary():
            return foreign(code)
        case declarations.Sentinel():
            return sentinel(code, scope)
        case tuple():
            return fragment(code, scope, ends=ends)
        case str():
            return naming.snake(code)
    if isinstance(code, expressions.Expression):
        return expression(code, scope)
    if isinstance(code, types.Type):
        return rust_types.owned(code, scope)
    if isinstance(code, statements.Statement):
        return fragment((code,), scope)
    raise TypeError(f"nothing prints a {type(code).__name__}")


def _with_scope(function: Callable[[Any, Scope], str]) -> Callable[..., str]:
    """A filter that gets the lowered value and the scope the template runs in."""

    @pass_context
    def run(context: Context, value: Any) -> str:  # noqa: ANN401
        return function(code_of(value), context["scope"])

    return run


def _rust_filter() -> Callable[..., str]:
    @pass_context
    def run(context: Context, value: Any) -> str:  # noqa: ANN401
        return rust(value, context["scope"], ends=isinstance(value, Captured) and value.ends)

    return run


def _about(value: Any, name: Any) -> Any:  # noqa: ANN401
    """The statements of a block that a name runs through: `{{ block | about(group) | rust }}`."""
    code = code_of(value)
    return about(code, text_of(name)) if isinstance(code, tuple) else code


@pass_context
def _constructor(context: Context, value: Any, marked: Any = "") -> str:  # noqa: ANN401
    """The constructor of a class; `marked`: the field whose line says that it is made anew."""
    code = code_of(value)
    return constructor(code, context["scope"], text_of(marked)) if isinstance(code, declarations.Structure) else ""


@pass_context
def _field_channel(context: Context, value: Any, name: Any, owner: Any = types.UNKNOWN) -> str:  # noqa: ANN401
    """The channel that a field is given: `{{ finding | field_channel(field, type) }}`."""
    scope: Scope = context["scope"]
    text = field_channel(code_of(value), text_of(name), code_of(owner), scope)
    return taken(scope.frame.notes) + text


@pass_context
def _member(context: Context, value: Any, member: Any) -> str:  # noqa: ANN401
    """A trait or struct with one of its members: `{{ interface | member(method) }}`."""
    item = code_of(value)
    if isinstance(item, declarations.Interface):
        return one_method(item, code_of(member), context["scope"])
    return one_field(item, text_of(member), context["scope"])


@pass_context
def _field_type(context: Context, value: Any, owner: Any) -> str:  # noqa: ANN401
    """A type as a field of a class has it: `{{ finding | field_type(owner) }}`."""
    item = declarations.Structure(text_of(owner))
    return field_type(declarations.Field("", code_of(value)), item, context["scope"])


@pass_context
def _optional_signature(context: Context, value: Any, parameter: Any = "") -> str:  # noqa: ANN401
    """The signature of a function for one of its parameters, or for its result."""
    return optional_signature(code_of(value), context["scope"], text_of(parameter))


@pass_context
def _type_name(context: Context, value: Any) -> str:  # noqa: ANN401
    """A type of the unit by its name in the source."""
    return type_name(text_of(value), context["scope"])


@pass_context
def _outline(context: Context, value: Any, why: Any = "") -> str:  # noqa: ANN401
    """Statements inside their function, the rest left out; a function alone, with why its body is missing."""
    return outline(code_of(value), context["scope"], text_of(why))


FILTERS: dict[str, Callable[..., Any]] = {
    "rust": _rust_filter(),
    "about": _about,
    "item": _with_scope(rust_functions.function_item),
    "error_enum": _with_scope(error_enum),
    "conversions": _with_scope(conversions),
    "error_type": _with_scope(error_type),
    "outline": _outline,
    "signature": _with_scope(rust_functions.signature),
    "attribute_access": _with_scope(attribute_access),
    "member": _member,
    "optional_signature": _optional_signature,
    "field_channel": _field_channel,
    "field_type": _field_type,
    "body": _with_scope(rust_functions.body),
    "struct": _with_scope(structure),
    "locked": _with_scope(locked),
    "constructor": _constructor,
    "exception": _with_scope(exception),
    "factory": _with_scope(factory_value),
    "default_value": _with_scope(default_expression),
    "methods_left": _with_scope(
        lambda item, _scope: methods_left(item) if isinstance(item, declarations.Structure) else ""
    ),
    "trait": _with_scope(trait),
    "owned": _with_scope(rust_types.owned),
    "borrowed": _with_scope(rust_types.borrowed),
    "type_name": _type_name,
    "snake": lambda value: naming.snake(text_of(value)),
    "field": lambda value: naming.field(text_of(value)),
    "pascal": lambda value: naming.pascal(text_of(value)),
    "constant": lambda value: naming.constant(text_of(value)),
    "comment": lambda value: docs.comment(text_of(value)),
    "doc": lambda value: docs.doc_comment(text_of(value)),
    "text": lambda value: naming.string(text_of(value)),
}
"""By the name a template uses. Documented in docs/architecture.md and in `rustbound patterns new`."""
