"""`for i := a; i < b; i++` and its likes, as what they count over."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.frame import Frame
from translator.go.lowering import lower_expression
from translator.go.meanings import require
from translator.ir.expressions import Binary, Call, Expression, Literal, Name

_ZERO, _ONE = Literal("int", "0"), Literal("int", "1")


def counted(
    initializer: Node | None, condition: Node | None, update: Node | None, body: Node, frame: Frame
) -> tuple[str, Expression] | None:
    """The counter of such a loop and its values, when the body leaves the counter and its limit alone."""
    if initializer is None or condition is None or update is None:
        return None
    if initializer.type != "short_var_declaration" or condition.type != "binary_expression":
        return None
    names, values = (syntax.named(require(initializer, field)) for field in (syntax.LEFT, syntax.RIGHT))
    if len(names) != 1 or len(values) != 1:
        return None
    name = syntax.text(names[0])
    operator, left, limit = (require(condition, field) for field in (syntax.OPERATOR, syntax.LEFT, syntax.RIGHT))
    step = _step(name, update)
    if step == 0 or operator.type not in ({"<", "<="} if step > 0 else {">", ">="}) or syntax.text(left) != name:
        return None
    if not _is_fixed(limit, body, frame):
        return None
    if any(body.start_byte <= at < body.end_byte for at in _written(name, initializer, frame)):
        return None
    first, last = lower_expression(values[0], frame), lower_expression(limit, frame)
    inclusive = operator.type in {"<=", ">="}
    return name, _upwards(first, last, step, inclusive=inclusive) if step > 0 else _downwards(
        first, last, inclusive=inclusive
    )


def _step(name: str, update: Node) -> int:
    """By how much a counter goes up or down each time; 0 where that is not plain."""
    words = syntax.text(update).replace(" ", "")
    if words in {f"{name}++", f"{name}--", f"{name}-=1"}:
        return 1 if words.endswith("++") else -1
    sign, step = words.removeprefix(name)[:2], words.removeprefix(f"{name}+=")
    return int(step) if sign == "+=" and step.isdigit() else 0


def _upwards(low: Expression, high: Expression, step: int, *, inclusive: bool) -> Expression:
    if step > 1:
        return Call(
            Name("range", "", "builtin"), (low, _plus_one(high) if inclusive else high, Literal("int", str(step)))
        )
    if not inclusive and low == _ZERO:
        return high
    return Binary("..=" if inclusive else "..", low, high)


def _downwards(high: Expression, low: Expression, *, inclusive: bool) -> Expression:
    """From `high` down: where it is one less than something, up to that, which no length is too short for."""
    first = low if inclusive else _plus_one(low)
    match high:
        case Binary("-", end, Literal("int", "1")):
            values = Binary("..", first, end)
        case _:
            values = Binary("..=", first, high)
    return Call(Name("reversed", "", "builtin"), (values,))


def _plus_one(value: Expression) -> Expression:
    match value:
        case Literal("int", text) if text.isdigit():
            return Literal("int", str(int(text) + 1))
        case Binary("-", most, Literal("int", "1")):
            return most
        case _:
            return Binary("+", value, _ONE)


def _written(name: str, initializer: Node, frame: Frame) -> list[int]:
    return [at for at in frame.writes_of(name) if frame.occurrences(name).owner(at) == initializer.end_byte]


def _is_fixed(limit: Node, body: Node, frame: Frame) -> bool:
    """Whether a limit stays what it is while the body runs: names, fields, `len` of them, that it does not write."""
    waiting = [limit]
    while waiting:
        part = waiting.pop()
        match part.type:
            case "int_literal" | "nil":
                continue
            case "identifier":
                name = syntax.text(part)
                if any(body.start_byte <= at < body.end_byte for at in frame.writes_of(name)):
                    return False
            case "call_expression":
                function = part.child_by_field_id(syntax.FUNCTION)
                arguments = part.child_by_field_id(syntax.ARGUMENTS)
                if function is None or arguments is None or syntax.text(function) not in {"len", "cap", "int"}:
                    return False
                waiting.extend(syntax.named(arguments))
            case "selector_expression":
                operand = part.child_by_field_id(syntax.OPERAND)
                waiting.extend([operand] if operand else [])
            case "binary_expression" | "parenthesized_expression" | "index_expression" | "unary_expression":
                waiting.extend(syntax.named(part))
            case _:
                return False
    return True
