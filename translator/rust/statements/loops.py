"""Loops."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import JSON, STRING, UNKNOWN, Channel, Known, Map, Optional, Set, Type
from translator.rust.calls.json_calls import TAKEN_FOR_OBJECT
from translator.rust.concurrency.channels import is_optional, receiver
from translator.rust.concurrency.threads import wait
from translator.rust.dispatch import at, block, bracketed, plain, prints_statement
from translator.rust.expressions.comprehensions import without_again
from translator.rust.expressions.iteration import JSON_ITEMS, gives_values, iterated, json_parts, sliced
from translator.rust.expressions.ownership import form
from translator.rust.expressions.tests_of import guarded_head, head
from translator.rust.expressions.unasked import subject_of
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.counted_loops import counted, lines_of, read_line, uncounted
from translator.rust.statements.flow import diverges
from translator.rust.statements.loop_labels import enter_loop, label_text
from translator.rust.statements.loop_names import own_copies, taken_apart
from translator.rust.statements.mutability import binding, if_written
from translator.rust.statements.overwritten import by_position
from translator.rust.statements.pinned_streams import pinned
from translator.rust.statements.ranges import over_numbers
from translator.rust.statements.written_elements import with_body
from translator.rust.text.imports import needs
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import SIZE, element_of, element_type, shape_of, type_of
from translator.rust.types.printed import is_copy


@prints_statement(ir.While)
def _while(statement: ir.While, scope: Scope, *, tail: bool) -> str:
    del tail
    inner = scope.block()
    turn = enter_loop(statement.label, inner, scope)
    turn.step = statement.step
    out = block(statement.body, inner)
    if statement.step and not diverges(statement.body):
        out = f"{out}\n{block(statement.step, inner)}"
    label = label_text(statement.label or turn.needed)
    if statement.test is None:
        text = f"{label}loop {{\n{out}\n}}"
    else:
        text = f"{label}while {head(statement.test, scope)} {{\n{out}\n}}"
    return text + _orelse(statement.orelse, scope)


def _orelse(body: tuple[ir.Statement, ...], scope: Scope) -> str:
    if not body:
        return ""
    scope.frame.notes.append("the loop's `else` runs only when no `break` left it: `break` out of a labelled block.")
    return f"\n{{\n{block(body, scope.block())}\n}}"


@prints_statement(ir.ForEach)
def _for(statement: ir.ForEach, scope: Scope, *, tail: bool) -> str:
    del tail
    statement = uncounted(statement)
    statement = by_position(statement, _kind(statement, scope))
    inner = scope.block()
    turn = enter_loop(statement.label, inner, scope)
    kind = _kind(statement, scope)
    if kind in {"channel", "async"}:
        before, statement = pinned(statement, scope) if kind == "async" else ("", statement)
        text = _awaited(statement, kind, scope, inner)
        return before + label_text(statement.label or turn.needed) + text + _orelse(statement.orelse, scope)
    if kind in {"entry", "key"} and type_of(statement.iterable, scope) == JSON:
        kind = "json"
    bound, source = ITERATIONS.get(kind, _values)(statement, scope, inner)
    source, bound = _lines(without_again(source), bound, statement, inner)
    statement, bound = taken_apart(statement, bound, inner)
    bound, copies = own_copies(statement, bound, inner)
    read = read_line(statement, inner)
    if read and kind != "counted":
        source = lines_of(statement.iterable, scope)
    bound, source, out = with_body(statement, bound, source, scope, inner)
    out = read + copies + out
    label = label_text(statement.label or turn.needed)
    return f"{label}for {bound} in {guarded_head(source)} {{\n{out}\n}}" + _orelse(statement.orelse, scope)


OWNED_PATHS = ".map(std::path::Path::to_owned).collect::<Vec<_>>()"
COLLECTED = ".map(str::to_owned).collect::<Vec<_>>()"


def _lines(source: str, bound: str, statement: ir.ForEach, inner: Scope) -> tuple[str, str]:
    """Parts of a text that are only looped over need no vector: they stay references."""
    if source.startswith("&") and source.endswith(OWNED_PATHS):
        return source[1:].removesuffix(OWNED_PATHS), bound
    if not source.endswith(COLLECTED) or len(statement.targets) != 1:
        return source, bound
    name = statement.targets[0]
    inner.bind(name, Local(STRING, ref=True))
    return source.removesuffix(COLLECTED), binding(name)


def _kind(statement: ir.ForEach, scope: Scope) -> str:
    """The kind of a loop, by type where the source alone could not tell."""
    if statement.of == "value" and len(statement.targets) == 1:
        type_ = type_of(statement.iterable, scope)
        if type_ == STRING:
            return "characters"
        if isinstance(type_, Map):
            return "key"
    if statement.of not in {"unknown", "pair", "index", "key"}:
        return statement.of
    type_ = shape_of(statement.iterable, scope)
    two = len(statement.targets) == 2
    match type_:
        case Channel():
            return "channel"
        case Map():
            return "entry" if two else "key"
        case Known("string"):
            return "text" if two else statement.of
        case Known("int" | "uintptr"):
            return "range"
    if statement.of == "unknown" and type_ == UNKNOWN and two and _names_keys(statement.targets):
        return "entry"
    return statement.of if statement.of != "unknown" else "pair" if two else "value"


def _names_keys(targets: tuple[str, ...]) -> bool:
    """Whether the first of two targets is called what the keys of maps are."""
    first, second = targets
    return second != "_" and (first in {"k", "key", "name"} or first.endswith(("Name", "Key")))


def _awaited(statement: ir.ForEach, kind: str, scope: Scope, inner: Scope) -> str:
    if kind == "async":
        scope.frame.awaits += 1
    element = element_of(type_of(statement.iterable, scope))
    name = statement.targets[0] if statement.targets else "_"
    inner.bind(name, Local(element))
    if kind == "async":
        bound = binding(name) if len(statement.targets) < 2 else f"({', '.join(binding(t) for t in statement.targets)})"
        source = f"{at(statement.iterable, scope, POSTFIX)}.{needs('futures::StreamExt')}next().await"
    else:
        end = receiver(statement.iterable, scope)
        if scope.threads:
            whole = f"{end}.iter().flatten()" if is_optional(statement.iterable, scope) else f"&{end}"
            return f"for {binding(name)} in {guarded_head(whole)} {{\n{block(statement.body, inner)}\n}}"
        if is_optional(statement.iterable, scope):
            end = f"{end}.as_mut().unwrap()"
        bound, source = binding(name), f"{end}.recv(){wait(scope)}"
    asked = f"{guarded_head(source)}.is_some()" if bound == "_" else f"let Some({bound}) = {guarded_head(source)}"
    return f"while {asked} {{\n{block(statement.body, inner)}\n}}"


def _element(statement: ir.ForEach, scope: Scope) -> Type:
    return element_type(statement.iterable, scope)


def _entries_of_json(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    subject = f"{at(statement.iterable, scope, POSTFIX)}.as_object().into_iter()"
    scope.frame.notes.append(TAKEN_FOR_OBJECT)
    targets = statement.targets if statement.of == "entry" else statement.targets[:1]
    for name, type_ in zip(targets, (STRING, JSON), strict=False):
        inner.bind(name, Local(type_, ref=True))
    if len(targets) < 2:
        return binding(targets[0]) if targets else "_", f"{subject}.flat_map(serde_json::Map::keys)"
    return f"({', '.join(binding(name) for name in targets)})", f"{subject}.flatten()"


def _borrowed(iterable: ex.Expression, scope: Scope) -> str:
    if isinstance(type_of(iterable, scope), Optional):
        return subject_of(iterable, scope)
    if type_of(iterable, scope) == JSON:
        return iterated(iterable, scope)
    if isinstance(shape_of(iterable, scope), Set) and form(iterable, scope) == "reference":
        # A set that is lent to be changed is no iterator.
        return f"{at(iterable, scope, POSTFIX)}.iter()"
    if form(iterable, scope) == "reference" and isinstance(iterable, ex.Name):
        # A loop over `&mut` itself would use it up.
        text = plain(iterable, scope)
        return if_written(iterable.text, text, f"{text}.iter()")
    if form(iterable, scope) == "reference" or isinstance(iterable, ex.Call | ex.Propagate | ex.Comprehension):
        return plain(iterable, scope)
    if gives_values(iterable, scope):
        return plain(iterable, scope)
    if isinstance(iterable, ex.ListLiteral) and iterable.kind != "set":
        return sliced(iterable, scope)
    return f"&{at(iterable, scope, PREFIX)}"


def _yields_references(iterable: ex.Expression, scope: Scope) -> bool:
    if isinstance(iterable, ex.Call | ex.Propagate | ex.Comprehension):
        return form(iterable, scope) == "reference"
    return not (isinstance(iterable, ex.ListLiteral) and iterable.kind != "set") and not gives_values(iterable, scope)


def _values(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    element = _element(statement, scope)
    source = _borrowed(statement.iterable, scope)
    references = _yields_references(statement.iterable, scope)
    if len(statement.targets) == 1:
        name = statement.targets[0]
        if references and is_copy(element, scope):
            inner.bind(name, Local(element))
            return f"&{binding(name)}" if name != "_" else "_", source
        inner.bind(name, Local(element, ref=references))
        return binding(name), source
    items = getattr(element, "items", ())
    types = items if len(items) == len(statement.targets) else (UNKNOWN,) * len(statement.targets)
    if source.endswith(JSON_ITEMS):
        source, types = json_parts(source, len(types), scope), (JSON,) * len(types)
    for name, type_ in zip(statement.targets, types, strict=True):
        inner.bind(name, Local(type_, ref=references))
    if isinstance(statement.iterable, ex.Call) and ".enumerate()" in source and source.endswith(".enumerate()"):
        inner.bind(statement.targets[0], Local(SIZE))
    return f"({', '.join(binding(n) for n in statement.targets)})", source


def _pairs(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    if len(statement.targets) < 2 or statement.targets[0] == "_":
        last = statement.targets[-1] if statement.targets else "_"
        return _values(ir.ForEach((last,), statement.iterable, ()), scope, inner)
    place, name = statement.targets
    if name == "_":
        return _positions(ir.ForEach((place,), statement.iterable, ()), scope, inner)
    element = _element(statement, scope)
    copied = is_copy(element, scope)
    inner.bind(place, Local(SIZE))
    inner.bind(name, Local(element, ref=not copied))
    return (
        f"({binding(place)}, {'&' if copied else ''}{binding(name)})",
        f"{at(statement.iterable, scope, POSTFIX)}.iter().enumerate()",
    )


def _characters(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    place, name = (*statement.targets, "_", "_")[:2]
    inner.bind(name, Local(Known("rune")))
    subject = at(statement.iterable, scope, POSTFIX)
    if place == "_":
        return binding(name), f"{subject}.chars()"
    inner.bind(place, Local(SIZE))
    return f"({binding(place)}, {binding(name)})", f"{subject}.char_indices()"


def _each_character(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    return _characters(ir.ForEach(("_", *statement.targets), statement.iterable, ()), scope, inner)


def _positions(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    name = statement.targets[0] if statement.targets else "_"
    inner.bind(name, Local(SIZE))
    return binding(name), f"0..{bracketed(at(statement.iterable, scope, POSTFIX))}.len()"


def _entries(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    type_ = shape_of(statement.iterable, scope)
    key, value = (type_.key, type_.value) if isinstance(type_, Map) else (UNKNOWN, UNKNOWN)
    targets = statement.targets
    subject = statement.iterable
    match subject:
        case ex.Call(ex.Attribute(owner, "items"), ()):
            subject = owner
            type_ = strip_pointer(type_of(owner, scope))
            key, value = (type_.key, type_.value) if isinstance(type_, Map) else (UNKNOWN, UNKNOWN)
    if len(targets) < 2 or targets[1] == "_":
        return _keys(ir.ForEach(targets[:1], subject, ()), scope, inner)
    references = _yields_references(subject, scope)
    first = _entry_name(targets[0], key, scope, inner, references=references)
    second = _entry_name(targets[1], value, scope, inner, references=references)
    if targets[0] == "_":
        return second, f"{at(subject, scope, POSTFIX)}.values()"
    return f"({first}, {second})", _borrowed(subject, scope)


def _entry_name(name: str, type_: Type, scope: Scope, inner: Scope, *, references: bool = True) -> str:
    if name == "_":
        return "_"
    if not references:
        inner.bind(name, Local(type_))
        return binding(name)
    copied = is_copy(type_, scope)
    inner.bind(name, Local(type_, ref=not copied))
    return f"{'&' if copied else ''}{binding(name)}"


def _keys(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    type_ = shape_of(statement.iterable, scope)
    key = type_.key if isinstance(type_, Map) else UNKNOWN
    name = statement.targets[0] if statement.targets else "_"
    return _entry_name(name, key, scope, inner), f"{at(statement.iterable, scope, POSTFIX)}.keys()"


ITERATIONS = {
    "value": _values,
    "pair": _pairs,
    "json": _entries_of_json,
    "counted": counted,
    "index": _positions,
    "entry": _entries,
    "key": _keys,
    "range": over_numbers,
    "text": _characters,
    "characters": _each_character,
}
