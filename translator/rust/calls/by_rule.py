"""Calls printed by their rules: each operand in the way that its mode asks for."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import JSON, STRING, UNKNOWN, Known, List, Optional, Type
from translator.rust.calls.call_table import Rule
from translator.rust.calls.library_chains import at_once
from translator.rust.dispatch import Term, at, plain, term
from translator.rust.expressions.handed_on import element_function
from translator.rust.expressions.iteration import byte_slices, iterated, owned_elements, sliced
from translator.rust.expressions.lending import lend
from translator.rust.expressions.ownership import INTEGERS, form, index_text
from translator.rust.expressions.ownership import own as owned_value
from translator.rust.expressions.unasked import lent_subject, subject_of
from translator.rust.expressions.writes import mark_written, to_write
from translator.rust.scope import Scope
from translator.rust.text.byte_text import byte_literal
from translator.rust.text.precedence import CAST, COMPARE, POSTFIX, PREFIX, PRODUCT, SUM
from translator.rust.text.unwritten import taken_in
from translator.rust.types.inference import element_of, rule_of, type_of


def from_rule(rule: Rule, call: ir.Call, scope: Scope) -> Term:
    """A call printed by a rule."""
    call = at_once(call)
    operands = call.args
    container: Type = UNKNOWN
    if isinstance(call.function, ir.Attribute):
        operands = (call.function.value, *operands)
    if operands:
        container = type_of(operands[0], scope)
    if rule.note:
        scope.frame.notes.append(rule.note)
    if operands and isinstance(operands[0], ir.Name) and any(g in rule.template for g in GROWING):
        scope.frame.grown.add(operands[0].text)
    texts = [_operand(mode, value, container, scope) for mode, value in zip(rule.modes, operands, strict=True)]
    if texts and isinstance(container, Optional) and isinstance(call.function, ir.Attribute) and rule.modes[0] in "rxm":
        texts[0] = subject_of(operands[0], scope, changed=rule.modes[0] == "m")
    if ".await" in rule.template:
        scope.frame.awaits += 1
    template = rule.template
    if "std::path" in template or "std::fs" in template:
        # There is no path that is absent.
        for place, (mode, value) in enumerate(zip(rule.modes, operands, strict=True)):
            if mode in "bB" and isinstance(type_of(value, scope), Optional):
                texts[place] = lent_subject(value, scope)
    if container == PATH and template.startswith(NEW_PATH):
        template, texts[0] = template.replace(NEW_PATH, "{0}", 1), at(operands[0], scope, POSTFIX)
    if isinstance(call.function, ir.Name) and call.function.package == "strings":
        texts = [_as_text(text, value, scope) for text, value in zip(texts, operands, strict=True)]
    if template.endswith(".push_str({1})") and (one := character(operands[1])) is not None:
        template, texts[1] = template.replace("push_str", "push"), plain(one, scope)
    if rule.modes[:1] == "x" and form(operands[0], scope) != "reference":
        template = template.replace("unwrap_or({0})", "unwrap_or(&{0})")
    return taken_in(template.format(*texts)), rule.level


def character(value: ir.Expression) -> ir.Literal | None:
    """A text of one character as that character; None for other values."""
    match value:
        case ir.Literal("string", text) if len(text) == 1:
            return ir.Literal("rune", text)
        case _:
            return None


PATH = Known("path")
NEW_PATH = "std::path::Path::new({0})"


def _as_text(text: str, value: ir.Expression, scope: Scope) -> str:
    """A path where text is asked about: `Path` has methods of the same names that compare whole parts."""
    if type_of(value, scope) != PATH:
        return text
    return f"{'&*' if text.startswith('&') else ''}{at(value, scope, POSTFIX)}.to_string_lossy()"


def float_text(value: ir.Expression, scope: Scope) -> str:
    """A number as an `f64`."""
    match value:
        case ir.Literal("int", text):
            return f"{text}.0"
        case ir.Binary("*" | "+" | "-" as sign, left, right) if _whole(left) and _whole(right):
            return f"{float_text(left, scope)} {sign} {float_text(right, scope)}"
    type_ = type_of(value, scope)
    if isinstance(type_, Known) and type_.name in INTEGERS:
        return f"{at(value, scope, CAST)} as f64"
    return plain(value, scope)


def _whole(value: ir.Expression) -> bool:
    return isinstance(value, ir.Literal) and value.kind == "int"


def by_template(template: str, call: ir.Expression, scope: Scope, level: int = POSTFIX) -> Term:
    """A call that has a rule, by another template that takes the same operands."""
    rule = rule_of(call, scope) if isinstance(call, ir.Call) else None
    if rule is None or not isinstance(call, ir.Call):
        return term(call, scope)
    return from_rule(rule._replace(template=template, level=level, note=""), call, scope)


BYTES = (Known("bytes"), List(Known("byte")))

GROWING = (".push(", ".extend(", ".insert(", ".clear(", ".remove(")
"""Methods that change the length of a vector."""


def _path_part(value: ir.Expression) -> ir.Expression:
    """Part of a path: bytes that are written out as the text they are."""
    match value:
        case ir.Literal("bytes", text) if text.isascii():
            return ir.Literal("string", text)
        case _:
            return value


def _operand(mode: str, value: ir.Expression, container: Type, scope: Scope) -> str:
    if mode in {"B", "V"}:
        return _operand(mode.lower(), _path_part(value), container, scope)
    match mode:
        case "r" | "x":
            return at(value, scope, POSTFIX)
        case "T":
            if isinstance(value, ir.Literal) and value.text.isascii():
                return plain(ir.Literal("bytes", value.text), scope)
            return f"{at(value, scope, POSTFIX)}.as_bytes()"
        case "E" if isinstance(value, ir.Literal) and value.kind == "rune":
            return byte_literal(value.text)
        case "m":
            mark_written(value, scope)
            return at(value, to_write(value, scope), POSTFIX)
        case "p":
            return at(value, scope, PREFIX)
        case "w":
            value = value.value if isinstance(value, ir.Unary) and value.operator == "&" else value
            mark_written(value, scope)
            if isinstance(value, ir.Slice):
                return f"&mut {at(value, scope, POSTFIX)}"
            return plain(value, scope) if form(value, scope) == "reference" else f"&mut {at(value, scope, PREFIX)}"
        case "i":
            return f"&{'*' * (form(value, scope) == 'reference')}{at(value, scope, PREFIX)}"
        case "q":
            return equal_item(value, scope)
        case "Q":
            return equal_item(value, scope, deep=True)
        case "_":
            return ""
        case "a":
            return at(value, scope, CAST)
        case "b" if isinstance(value, ir.Cast) and value.type in BYTES and type_of(value.value, scope) == STRING:
            if isinstance(value.value, ir.Literal) and value.value.text.isascii():
                return plain(ir.Literal("bytes", value.value.text), scope)
            return f"{at(value.value, scope, POSTFIX)}.as_bytes()"
        case "b":
            if isinstance(value, ir.Unary) and value.operator == "&":
                value = value.value
            text = plain(value, scope)
            lent = form(value, scope) == "reference" and not isinstance(type_of(value, scope), Optional)
            if lent or text.startswith("todo!("):
                return text
            return f"&{at(value, scope, PREFIX)}"
        case "k":
            return key_text(value, scope)
        case "e":
            return owned_value(value, scope, element_of(container))
        case "o":
            return owned_value(value, scope)
        case "j":
            return owned_value(value, scope, JSON)
        case "u":
            return index_text(value, scope)
        case "N":
            return f"usize::try_from({plain(value, scope)}).unwrap_or(0)"
        case "d":
            return float_text(value, scope)
        case "c":
            if isinstance(value, ir.Literal) and len(value.text) == 1:
                return plain(ir.Literal("rune", value.text), scope)
            return f"|c: char| {at(value, scope, POSTFIX)}.contains(c)"
        case "s":
            return at(value, scope, SUM)
        case "h":
            return element_function(value, scope)
        case "n":
            return at(value, scope, PRODUCT)
        case "f":
            return iterated(value, scope)
        case "g":
            return owned_elements(value, scope)
        case "l":
            return sliced(value, scope)
        case "t":
            items = value.items if isinstance(value, ir.ListLiteral) else (value,)
            return f"[{', '.join(lend(item, scope, STRING) for item in items)}]"
        case "y":
            return byte_slices(value, scope)
        case _:
            return plain(value, scope)


def equal_item(value: ir.Expression, scope: Scope, *, owned: bool = False, deep: bool = False) -> str:
    """A closure that tells whether an item is this value.

    `owned`: items come by themselves, not as references; `deep`: as references to references.
    """
    behind = "*" * (not owned and form(value, scope) != "reference") + "*" * deep
    return f"|item| {behind}item == {at(value, scope, COMPARE + 1)}"


def key_text(value: ir.Expression, scope: Scope) -> str:
    """A key to look up with: borrowed."""
    return plain(value, scope) if form(value, scope) == "reference" else f"&{at(value, scope, PREFIX)}"
