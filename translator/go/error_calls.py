"""Library calls that make errors or look into them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from translator.go.formats import constant_text, lower_format
from translator.go.frame import Frame
from translator.go.infer import type_of
from translator.go.maker_names import is_maker_name, makes
from translator.ir.expressions import (
    Attribute,
    Call,
    Construct,
    ErrorAs,
    ErrorIs,
    Expression,
    FieldValue,
    Format,
    FormatArgument,
    Literal,
    Name,
    NewError,
    Unary,
)

_COMBINERS: Final = frozenset(
    "errors.Join go.uber.org/multierr.Append go.uber.org/multierr.Combine github.com/hashicorp/go-multierror.Append "
    "k8s.io/apimachinery/pkg/util/errors.NewAggregate".split()
)


def is_made(error: Expression) -> bool:
    """Whether an expression is an error for certain: made on the spot, a sentinel, or a call named as makers are."""
    match error:
        case NewError() | Name(kind="sentinel") | Construct() | Unary(operator="&"):
            return True
        case Call(function=Name(text=name)):
            return makes(name)
        case Call(function=Attribute(name="Err"), args=args):
            # `d.Err("…")` makes one, `rows.Err()` asks for one.
            return bool(args)
        case Call(function=Attribute(name=name)):
            return is_maker_name(name)
    return False


def is_combined(call: Expression) -> bool:
    """Whether a call puts errors together: its result is an error or none, not a call that failed."""
    function = call.function if isinstance(call, Call) else None
    return isinstance(function, Name) and f"{function.package}.{function.text}" in _COMBINERS


def as_error(value: Expression) -> Expression:
    """A value in the place of an error: a struct literal becomes a `NewError` of its type.

    All its fields stay in `args`; the first that holds an error by its name is the cause as well.
    """
    if isinstance(value, Construct):
        cause = next((field.value for field in value.fields if _holds_error(field)), None)
        return NewError(value.type, cause=cause, args=value.fields)
    return value


def text_of(value: Expression) -> Format:
    """A message: a constant text, a format, or one hole."""
    match value:
        case Literal(kind="string"):
            return Format((value.text,) if value.text else ())
        case Format():
            return value
    return Format((FormatArgument(value),))


def _holds_error(field: FieldValue) -> bool:
    return isinstance(field.value, Name) and (field.value.text == "err" or field.value.text.endswith("Err"))


def _new(args: list[Expression], frame: Frame) -> Expression | None:
    if len(args) != 1:
        return None
    text = constant_text(args[0], frame)
    return NewError(message=text_of(args[0] if text is None else Literal("string", text)))


def _errorf(args: list[Expression], frame: Frame) -> Expression | None:
    return _formatted(args, None, frame)


def _formatted(args: list[Expression], cause: Expression | None, frame: Frame) -> Expression | None:
    if not args:
        return None
    text = constant_text(args[0], frame)
    if text is None:
        return NewError(message=text_of(args[0]), cause=cause) if len(args) == 1 else None
    formatted = lower_format(text, args[1:], frame)
    if formatted is None:
        return None
    causes = formatted.causes
    if causes and not formatted.format.parts:
        return NewError(cause=causes[0])
    return NewError(message=formatted.format, cause=causes[0] if causes else cause)


def _wrap(args: list[Expression], _frame: Frame) -> Expression | None:
    return NewError(message=text_of(args[1]), cause=args[0]) if len(args) == 2 else None


def _wrapf(args: list[Expression], frame: Frame) -> Expression | None:
    return _formatted(args[1:], args[0], frame) if len(args) > 1 else None


def _is(args: list[Expression], _frame: Frame) -> Expression | None:
    return ErrorIs(args[0], args[1]) if len(args) == 2 else None


def _is_library(name: str) -> Callable[[list[Expression], Frame], Expression | None]:
    """The older spelling of `errors.Is` for errors of the operating system."""

    def asked(args: list[Expression], _frame: Frame) -> Expression | None:
        return ErrorIs(args[0], Name(name, "os", "sentinel")) if len(args) == 1 else None

    return asked


def _as(args: list[Expression], frame: Frame) -> Expression | None:
    match args:
        case [error, Unary(operator="&", value=target)]:
            return ErrorAs(error, target, type_of(target, frame))
        case [error, target]:
            return ErrorAs(error, target)
    return None


SPECIAL: Final[dict[str, Callable[[list[Expression], Frame], Expression | None]]] = {
    "errors.New": _new,
    "errors.Is": _is,
    "errors.As": _as,
    "os.IsNotExist": _is_library("ErrNotExist"),
    "os.IsExist": _is_library("ErrExist"),
    "os.IsPermission": _is_library("ErrPermission"),
    "fmt.Errorf": _errorf,
    "golang.org/x/xerrors.New": _new,
    "golang.org/x/xerrors.Errorf": _errorf,
    "golang.org/x/xerrors.Is": _is,
    "golang.org/x/xerrors.As": _as,
    "github.com/pkg/errors.New": _new,
    "github.com/pkg/errors.Errorf": _errorf,
    "github.com/pkg/errors.Wrap": _wrap,
    "github.com/pkg/errors.Wrapf": _wrapf,
    "github.com/pkg/errors.WithMessage": _wrap,
    "github.com/pkg/errors.WithStack": lambda args, _frame: args[0] if len(args) == 1 else None,
    "github.com/pkg/errors.WithMessagef": _wrapf,
    "github.com/pkg/errors.Is": _is,
    "github.com/pkg/errors.As": _as,
}
"""What the functions of the error packages mean, by path; None when a call does not fit."""
