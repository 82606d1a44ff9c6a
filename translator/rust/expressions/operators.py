"""Operators, tests for absence and truth, conversions."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.types import JSON, STRING, Array, Known, List, Map, Optional, Set, Type
from translator.rust.concurrency.threads import ENDED
from translator.rust.dispatch import Term, at, bracketed, plain, prints, term, wrap
from translator.rust.expressions.checked import checked
from translator.rust.expressions.concatenation import concatenated, joined_lists
from translator.rust.expressions.durations import duration_term
from translator.rust.expressions.emptiness import emptiness
from translator.rust.expressions.http_values import as_plain
from translator.rust.expressions.identity import note_identity
from translator.rust.expressions.instants import instant_term
from translator.rust.expressions.lending import is_blank
from translator.rust.expressions.library_attributes import error_number
from translator.rust.expressions.library_values import left_comparison
from translator.rust.expressions.map_reads import is_missing
from translator.rust.expressions.optional_comparisons import compared
from translator.rust.expressions.ownership import INTEGERS, form
from translator.rust.expressions.present_values import joined
from translator.rust.expressions.repetition import repetition
from translator.rust.expressions.set_operators import set_operation
from translator.rust.expressions.sizes import as_number, without_underflow
from translator.rust.expressions.tests_of import opposite
from translator.rust.expressions.truth import note_use, untruth
from translator.rust.expressions.unasked import operand, there
from translator.rust.expressions.word_operators import SPECIAL, as_character
from translator.rust.scope import Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.text.byte_text import byte_literal
from translator.rust.text.precedence import (
    AND,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    CAST,
    COMPARE,
    OR,
    POSTFIX,
    PREFIX,
    PRODUCT,
    RANGE,
    SHIFT,
    SUM,
)
from translator.rust.text.unwritten import taken_in
from translator.rust.types.inference import SIZE, rule_of, shape_of, type_of
from translator.rust.types.library_constants import platform_test

LEVELS = {
    "*": PRODUCT,
    "/": PRODUCT,
    "%": PRODUCT,
    "+": SUM,
    "-": SUM,
    "<<": SHIFT,
    ">>": SHIFT,
    "&": BIT_AND,
    "^": BIT_XOR,
    "|": BIT_OR,
    "==": COMPARE,
    "!=": COMPARE,
    "<": COMPARE,
    ">": COMPARE,
    "<=": COMPARE,
    ">=": COMPARE,
    "is": COMPARE,
    "is not": COMPARE,
    "&&": AND,
    "||": OR,
}


ELLIPSIS = ir.Literal("ellipsis", "")
MARKER = "`...` marks a value that was not given: `None` of an `Option`."
DECIDED = {"&&": "true", "||": "false"}
SPELLED = {"is": "==", "is not": "!="}


@prints(ir.Binary)
def _binary(value: ir.Binary, scope: Scope) -> Term:
    operator = value.operator
    if LEVELS.get(operator) == COMPARE:
        value = without_underflow(value, scope)
    if operator in {"==", "!="} and _is_bytes_first(value):
        # A `Vec<u8>` can be compared with an array, an array not with a `Vec<u8>`.
        value = ir.Binary(operator, value.right, value.left)
    if (number := error_number(value, scope)) is not None:
        return number
    if (platform := platform_test(value)) is not None:
        return platform
    if LEVELS.get(operator) == COMPARE and (untold := left_comparison(value, scope)) is not None:
        return untold
    special = SPECIAL.get(operator)
    if special is not None:
        said, loose = special(value, scope)
        return taken_in(said), loose
    if operator in {"==", "!=", "is", "is not"} and value.right == ELLIPSIS:
        scope.frame.notes.append(MARKER)
        asked = "is_none" if operator in {"==", "is"} else "is_some"
        return f"{at(value.left, scope, POSTFIX)}.{asked}()", POSTFIX
    if operator in {"==", "!=", "is", "is not"} and (told := compared(value, scope)) is not None:
        return told
    if operator in {"&&", "||"} and (present := joined(value, scope)) is not None:
        return present
    if operator == "%" and _is_template(value, scope):
        shown = f"{at(value.left, scope, PRODUCT)} % {at(value.right, scope, PRODUCT + 1)}"
        return term(ir.Opaque(shown_names(shown), "a format that is not known"), scope)
    if (moment := instant_term(value, scope)) is not None:
        return moment
    if operator == "+" and (text := concatenated(value, scope)):
        return text
    if operator == "+" and (lists := joined_lists(value, scope)):
        return lists
    if (tested := emptiness(value, scope)) is not None:
        return tested
    if (combined := set_operation(value, scope)) is not None:
        return combined
    if (duration := duration_term(value, scope)) is not None:
        return duration
    if operator == "*" and (repeated := repetition(value, scope)):
        return repeated
    if operator in {"..", "..="}:
        return f"{at(value.left, scope, SUM)}{operator}{bracketed(at(value.right, scope, SUM))}", RANGE
    if (told := checked(value, scope)) is not None:
        return told
    level = LEVELS.get(operator)
    if level is None:
        scope.frame.notes.append(f"the operator `{operator}` has no counterpart in Rust.")
        return f"{at(value.left, scope, POSTFIX)}.op({plain(value.right, scope)})", POSTFIX
    note_identity(value, scope)
    left, right = _operands(value, scope, level)
    if (decided := DECIDED.get(operator)) is not None and decided in (left, right):
        # A test for a type that is stated anyway says nothing beside another.
        return term(value.right if left == decided else value.left, scope)
    return f"{left} {SPELLED.get(operator, operator)} {right}", level


def _is_template(value: ir.Binary, scope: Scope) -> bool:
    """Whether `%` fills in a text that is not known: no number has a remainder by a tuple."""
    whole = isinstance(value.right, ir.ListLiteral) and value.right.kind == "tuple"
    return whole or type_of(value.left, scope) == STRING


def _is_bytes_first(value: ir.Binary) -> bool:
    return isinstance(value.left, ir.Literal) and value.left.kind == "bytes" and not isinstance(value.right, ir.Literal)


def _operands(value: ir.Binary, scope: Scope, level: int) -> tuple[str, str]:
    lowest = level + 1 if level == COMPARE else level
    left = operand(value.left, value.operator, lowest, scope)
    right = operand(value.right, value.operator, level + 1, scope)
    # `x as u64 < y` would begin type arguments.
    if level in {SHIFT, COMPARE} and value.operator.startswith("<") and _ENDS_IN_CAST.search(left):
        left = f"({left})"
    if level not in {COMPARE, SUM, PRODUCT}:
        return left, right
    sizes = there(type_of(value.left, scope)), there(type_of(value.right, scope))
    if (
        isinstance(value.right, ir.Name)
        and value.right.package
        and (said := as_plain(value.right, sizes[0], scope, lent=True))
    ):
        return left, said
    if isinstance(value.right, ir.Literal) and value.right.kind == "rune" and sizes[0] in BYTE:
        return left, byte_literal(value.right.text)
    if isinstance(value.left, ir.Literal) and value.left.kind == "rune" and sizes[1] in BYTE:
        return byte_literal(value.left.text), right
    if Known("rune") in sizes and level == COMPARE:
        return at(as_character(value.left), scope, lowest), at(as_character(value.right), scope, level + 1)
    if FLOAT in sizes and sizes[0] != sizes[1]:
        return _as_float(value.left, left, sizes[0], scope), _as_float(value.right, right, sizes[1], scope)
    if SIZE in sizes and sizes[0] != sizes[1]:
        if sizes[0] == SIZE and _is_sized(sizes[1], value.right):
            left = at(as_number(value.left, sizes[1], scope), scope, CAST if level == PRODUCT else level)
            left = f"({left})" if level == COMPARE and _ENDS_IN_CAST.search(left) else left
        elif sizes[1] == SIZE and _is_sized(sizes[0], value.left):
            right = at(as_number(value.right, sizes[0], scope), scope, level + 1)
    return left, right


_ENDS_IN_CAST = re.compile(r" as [\w:<>]+$")
BYTE = (Known("byte"), Known("uint8"))
FLOAT = Known("float64")


def _as_float(value: ir.Expression, text: str, type_: Type, scope: Scope) -> str:
    """An integer beside a float, which Rust does not mix."""
    if isinstance(value, ir.Literal) and value.kind == "int" and value.text.isdigit():
        return f"{value.text}.0"
    if isinstance(type_, Known) and type_.name in INTEGERS and not isinstance(value, ir.Literal):
        return f"{at(value, scope, CAST)} as f64"
    return text


def _is_sized(type_: Type, value: ir.Expression) -> bool:
    return isinstance(type_, Known) and type_.name in INTEGERS and not isinstance(value, ir.Literal)


@prints(ir.Unary)
def _unary(value: ir.Unary, scope: Scope) -> Term:
    inner = value.value
    match value.operator:
        case "!":
            return negated(inner, scope)
        case "^" | "~":
            return f"!{at(inner, scope, PREFIX)}", PREFIX
        case "+":
            return term(inner, scope)
        case "&":
            if isinstance(inner, ir.Construct):
                return term(inner, scope)
            return f"&{'mut ' if is_blank(inner, scope) else ''}{at(inner, scope, PREFIX)}", PREFIX
        case "*":
            if form(inner, scope) == "value" and isinstance(inner, ir.Name):
                return term(inner, scope)
            return f"*{at(inner, scope, PREFIX)}", PREFIX
        case "-" if type_of(inner, scope) == SIZE:
            return f"-({at(inner, scope, CAST)} as i64)", PREFIX
        case operator:
            return f"{operator}{at(inner, scope, PREFIX)}", PREFIX


OPPOSITES = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}


def negated(value: ir.Expression, scope: Scope) -> Term:
    """The opposite of a test, without a `!` where its form allows."""
    match value:
        case ir.IsNil(inner, negated=was):
            return _is_nil(ir.IsNil(inner, negated=not was), scope)
        case ir.Binary(operator, left, right) if operator in {"==", "!=", "in", "not in"}:
            return _binary(ir.Binary(OPPOSITES[operator], left, right), scope)
        case ir.Binary(operator, left, right) if operator in OPPOSITES and _is_ordered(left, right, scope):
            return _binary(ir.Binary(OPPOSITES[operator], left, right), scope)
        case ir.Call(ir.Attribute(left, _), (right,)) | ir.Call(ir.Name(), (left, right)) if (
            operator := _comparison(value, scope)
        ) in OPPOSITES:
            return _binary(ir.Binary(OPPOSITES[operator], left, right), scope)
        case ir.Unary("!", inner):
            return term(inner, scope)
        case ir.Name(text) if text in scope.locals and scope.locals[text].negated:
            return scope.locals[text].negated, POSTFIX
        case ir.Truth(inner, type_):
            note_use(value, scope)
            return untruth(inner, type_, scope)
        case ir.TypeTest():
            return opposite(term(value, scope))
        case ir.Call():
            return _denied(term(value, scope))
    return f"!{at(value, scope, PREFIX)}", PREFIX


def _denied(printed: Term) -> Term:
    text, level = printed
    if text.startswith("!"):
        return text[1:], POSTFIX
    if level == COMPARE and text.count(" == ") == 1 and '"' not in text:
        return text.replace(" == ", " != "), COMPARE
    return f"!{wrap(printed, PREFIX)}", PREFIX


def _is_ordered(left: ir.Expression, right: ir.Expression, scope: Scope) -> bool:
    """Whether two values are integers or times, of which one is always the larger (NaN is neither)."""
    return any(_is_integer(type_of(side, scope)) or type_of(side, scope) == Known("datetime") for side in (left, right))


def _is_integer(type_: Type) -> bool:
    return isinstance(type_, Known) and (type_.name.startswith(("int", "uint")) or type_.name in {"byte", "rune"})


def _comparison(call: ir.Call, scope: Scope) -> str:
    """The operator that a method becomes, empty for none: `a.After(b)` is `a > b`."""
    rule = rule_of(call, scope)
    if rule is None or not (rule.template.startswith("{0} ") and rule.template.endswith(" {1}")):
        return ""
    return rule.template[4:-4]


@prints(ir.IsNil)
def _is_nil(value: ir.IsNil, scope: Scope) -> Term:
    inner = value.value
    if isinstance(inner, ir.Index) and (asked := is_missing(inner, scope, negated=value.negated)):
        return asked, POSTFIX
    type_ = shape_of(inner, scope)
    subject = at(inner, scope, POSTFIX)
    absent = isinstance(type_of(inner, scope), Optional)
    if not absent and (isinstance(type_, List | Map | Set | Array) or type_ == Known("bytes")):
        return f"{'!' if value.negated else ''}{subject}.is_empty()", PREFIX if value.negated else POSTFIX
    if not absent and type_ == JSON:
        return f"{'!' if value.negated else ''}{subject}.is_null()", PREFIX if value.negated else POSTFIX
    if isinstance(inner, ir.Call) and isinstance(inner.function, ir.Attribute) and inner.function.name == "Err":
        asked = at(inner.function.value, scope, POSTFIX)
        if scope.threads:
            return f"{asked}.try_recv() {'==' if value.negated else '!='} Err({ENDED})", COMPARE
        return f"{'' if value.negated else '!'}{asked}.is_cancelled()", PREFIX
    return taken_in(f"{subject}.{'is_some' if value.negated else 'is_none'}()"), POSTFIX
