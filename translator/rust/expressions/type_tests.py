"""Which type a value has: `isinstance`, and questions about what an interface holds."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir import statements as st
from translator.ir.types import (
    ANY,
    BOOL,
    ERROR,
    INT,
    JSON,
    UNKNOWN,
    List,
    Map,
    Named,
    Optional,
    Set,
    Tuple,
    Type,
    Union,
)
from translator.rust.dispatch import Term, at, plain, prints
from translator.rust.errors.downcasts import downcast
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_naming import class_name, hole_name
from translator.rust.errors.error_questions import is_dynamic, search
from translator.rust.expressions.json_values import view
from translator.rust.expressions.options import held, option_text, subject
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.text.naming import pascal, snake, string
from translator.rust.text.precedence import OR, POSTFIX, PREFIX
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.printed import is_copy, is_trait, owned, union_name, variant_name


@prints(ir.TypeTest)
def _type_test(value: ir.TypeTest, scope: Scope) -> Term:
    type_ = type_of(value.value, scope)
    source = _handled(value.value, scope)
    if source is not None:
        return _error_test(value, source, scope)
    if type_ == JSON:
        return _asked_of_json(value, scope)
    if value.dynamic or _inside(type_) == ANY:
        return _asked_of_any(value, scope)
    if any(_is_always(_inside(type_), wanted) for wanted in value.types):
        return _always(value, type_, scope)
    return _variants(value, type_, scope)


def _inside(type_: Type) -> Type:
    return type_.of if isinstance(type_, Optional) else type_


def _handled(subject: ir.Expression, scope: Scope) -> Source | None:
    """Where an error that is handled came from; None for other values."""
    local = scope.locals.get(subject.text) if isinstance(subject, ir.Name) else None
    return local.error if local is not None else None


def _error_test(value: ir.TypeTest, source: Source, scope: Scope) -> Term:
    """`isinstance(err, KeyError)` where `err` is handled."""
    asked = plain(value.value, scope)
    if value.dynamic and all(isinstance(strip_pointer(t), Named) for t in value.types):
        each = [ir.ErrorAs(value.value, value.value, strip_pointer(t)) for t in value.types]
        return " || ".join(at(one, scope, OR + 1) for one in each), POSTFIX if len(each) == 1 else OR
    if ERROR in value.types:
        scope.frame.notes.append(f"`{asked}` is an error, whichever it is: the test for that falls away.")
        return "true", POSTFIX
    if is_dynamic(source):
        tests = [downcast(t, scope).format(asked) for t in value.types]
        return " || ".join(tests), POSTFIX if len(tests) == 1 else OR
    names = [t.name.rpartition(".")[2] if isinstance(t, Named) else variant_name(t, scope) for t in value.types]
    if not source.own:
        scope.frame.notes.append(f"which error of `{source.type}` is {' or '.join(f'`{name}`' for name in names)}.")
    patterns = dict.fromkeys(f"{source.type}::{class_name(name)} {{ .. }}" for name in names)
    return f"matches!({asked}, {' | '.join(patterns)})", POSTFIX


def _asked_of_any(value: ir.TypeTest, scope: Scope) -> Term:
    """A `dyn Any` knows what it holds."""
    text, absent = subject(value.value, scope)
    wanted = [strip_pointer(t) for t in value.types]
    note_held(text, wanted, scope)
    asked = "value" if absent else text
    each = list(dict.fromkeys(f"{asked}.is::<{owned(t, scope)}>()" for t in wanted))
    tests = " || ".join(each)
    if absent:
        return f"{text}.is_some_and(|value| {tests})", POSTFIX
    return tests, POSTFIX if len(each) == 1 else OR


def _asked_of_json(value: ir.TypeTest, scope: Scope) -> Term:
    """A JSON value has a method for each kind of value."""
    text, absent = subject(value.value, scope) if value.dynamic else (at(value.value, scope, POSTFIX), False)
    asked = "value" if absent else text
    tests = list(dict.fromkeys(_json_test(strip_pointer(t), asked, scope) for t in value.types))
    if absent:
        return f"{text}.is_some_and(|value| {' || '.join(tests)})", POSTFIX
    return " || ".join(tests), POSTFIX if len(tests) == 1 else OR


def _json_test(wanted: Type, asked: str, scope: Scope) -> str:
    seen = view(wanted)
    if seen:
        return f"{asked}.is_{_WORDS.get(seen, seen)}()"
    scope.frame.notes.append(f"`{asked}` is a JSON value: one that reads as `{owned(wanted, scope)}`.")
    return f"serde_json::from_value::<{owned(wanted, scope)}>({asked}.clone()).is_ok()"


_WORDS = {"str": "string", "bool": "boolean"}


def note_held(asked: str, types: list[Type], scope: Scope) -> None:
    """Tells that an enum knows better than `dyn Any` what a value can be."""
    scope.frame.notes.append(f"`{asked}` holds one of several types: an enum and `match` where the set is closed.")
    traits = [t.name for t in types if isinstance(t, Named) and is_trait(t, scope)]
    scope.frame.notes += [f"`{name}` is a trait: `dyn Any` finds the types behind it only." for name in traits]


def _is_always(type_: Type, wanted: Type) -> bool:
    """Whether each value of a type passes the test for another."""
    match type_, wanted:
        case (List(), List(of)) | (Set(), Set(of)) | (Map(), Map(_, of)) if of == UNKNOWN:
            return True
        case Tuple(), Tuple(items) if all(item == UNKNOWN for item in items):
            return True
        case _:
            return type_ == wanted != UNKNOWN or (type_, wanted) == (BOOL, INT)


def _always(value: ir.TypeTest, type_: Type, scope: Scope) -> Term:
    """The type of the value says the answer already."""
    if isinstance(type_, Optional):
        return f"{at(value.value, scope, POSTFIX)}.is_some()", POSTFIX
    stated = owned(type_, scope)
    scope.frame.notes.append(
        f"`{plain(value.value, scope)}` is stated to be `{stated}`: the test falls away, unless other types arrive."
    )
    return "true", POSTFIX


def _variants(value: ir.TypeTest, type_: Type, scope: Scope) -> Term:
    """A value of several types is an enum."""
    asked = at(value.value, scope, POSTFIX)
    inside = _inside(type_)
    shape = shape_of(value.value, scope)
    options: tuple[Type, ...] = ()
    if isinstance(shape, Union):
        options = shape.options
        # A pattern names no type arguments.
        enum = union_name(options, scope) if inside == shape else owned(inside, scope).partition("<")[0]
    else:
        enum = guessed_enum(value.value, scope)
    found: dict[str, None] = {}
    for wanted in value.types:
        named = [variant_name(o, scope) for o in found_variants(options, wanted)]
        if options and not named and variant_name(wanted, scope) not in {variant_name(o, scope) for o in options}:
            scope.frame.notes.append(f"`{enum}` is stated without `{owned(wanted, scope)}`, which is asked for.")
        found.update(dict.fromkeys(named or [variant_name(wanted, scope)]))
    patterns = " | ".join(f"{enum}::{name}(_)" for name in found)
    if isinstance(type_, Optional):
        patterns = f"Some({patterns})"
    return f"matches!({asked}, {patterns or '_'})", POSTFIX


def guessed_enum(asked: ir.Expression, scope: Scope) -> str:
    """A name for the enum that a value of unknown type could be, with the question whether it is one."""
    enum = enum_name(asked, scope)
    scope.frame.notes.append(
        f"`{at(asked, scope, POSTFIX)}` is tested for its type: "
        f"an enum `{enum}` with a variant for each, or a method of a trait."
    )
    return enum


def found_variants(options: tuple[Type, ...], wanted: Type) -> list[Type]:
    """The types of a union whose values pass the test for another type."""
    return [option for option in options if option == wanted or _is_always(option, wanted)]


def enum_name(subject: ir.Expression, scope: Scope) -> str:
    """A name for the enum of what arrives in a variable: `DataValue`; after the function where it says little."""
    name = pascal(hole_name(subject))
    if name not in {"Value", "Self", "Self_"} and len(name) > 1:
        return name if name.endswith("Value") else f"{name}Value"
    function = scope.function
    if function is None:
        return "AnyValue"
    special = function.receiver is not None and (function.name.startswith("__") or name.startswith("Self"))
    owner = function.receiver.type if special and function.receiver is not None else function.name
    return f"{pascal(owner)}Value"


@prints(ir.TypeAssertion)
def _type_assertion(value: ir.TypeAssertion, scope: Scope) -> Term:
    # A pointer inside an interface is the value itself in a `dyn Any`.
    wanted = strip_pointer(value.type)
    type_ = owned(wanted, scope)
    asked = subject(value.value, scope)
    text = f"{held(value, asked, scope)}.expect({string(f'a value of type {type_}')})"
    if type_of(value.value, scope) == JSON:
        return text, POSTFIX
    scope.frame.notes.append(f"`{asked[0]}` is asserted to be `{type_}`: an enum and `match` where the set is closed.")
    return (f"*{text}", PREFIX) if is_copy(wanted, scope) else (text, POSTFIX)


def narrowed(test: ir.Expression, let: st.Let, scope: Scope) -> tuple[str, Local] | None:
    """`let Some(name) = …` for a test for the one type that the name is then asserted to be, and the name."""
    match test, let:
        case ir.TypeTest(tested, (one,), True), st.Let((name,), ir.TypeAssertion(asserted, of) as value, mutable=owns):
            if tested != asserted or one != of:
                return None
        case _:
            return None
    wanted = strip_pointer(of)
    if _handled(tested, scope) is not None and isinstance(wanted, Named):
        return search(ir.ErrorAs(tested, tested, wanted), wanted, name, scope), Local(wanted, ref=True)
    option = option_text(value, scope)
    if option is None:
        return None
    text, type_ = option
    if type_of(tested, scope) != JSON:
        note_held(at(tested, scope, POSTFIX), [wanted], scope)
    copied = bool(owns) or is_copy(type_, scope)
    kept = f"{text}.cloned()" if owns and not is_copy(type_, scope) else text
    bound = f"mut {snake(name)}" if owns else snake(name)
    return f"let Some({bound}) = {guarded_head(kept)}", Local(type_, ref=not copied)
