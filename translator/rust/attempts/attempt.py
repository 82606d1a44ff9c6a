"""`try`: its body as a closure, an async block or a labelled block that gives a `Result`, its handlers as arms."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.attempts.arms import Arms, Wanted, arms, classes_of
from translator.rust.attempts.doubt import DOUBTS, explains, state
from translator.rust.attempts.final import with_finally
from translator.rust.attempts.guarded import Guarded, declared, guard, run
from translator.rust.attempts.interrupts import without_interrupts
from translator.rust.attempts.lookup import as_absence
from translator.rust.attempts.missing_import import optional_import
from translator.rust.attempts.single import find_single, print_single
from translator.rust.dispatch import block, prints_statement
from translator.rust.errors.error_enum import ANYHOW, ErrorEnum, Source
from translator.rust.errors.error_sources import BOXED
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.text.docs import comment
from translator.rust.text.indentation import indented
from translator.rust.text.naming import snake

Body = tuple[ir.Statement, ...]


@prints_statement(ir.Try)
def _try(statement: ir.Try, scope: Scope, *, tail: bool) -> str:
    return attempt(statement, (), scope, tail=tail)


def attempt(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope, *, tail: bool) -> str:
    """A `try`. `hoisted`: names declared just before it, which it gives their first value."""
    if statement.final:
        return with_finally(statement, hoisted, scope, tail=tail)
    if (ended := without_interrupts(statement, scope)) is not None:
        said, statement = ended
        return said + attempt(statement, hoisted, scope, tail=tail)
    if not statement.handlers:
        return declared(hoisted) + block((*statement.body, *statement.orelse), scope, tail=tail)
    if not statement.orelse and len(statement.body) > 1 and isinstance(statement.body[-1], ir.Break | ir.Continue):
        # What leaves a loop does not fail: it need not stand inside.
        statement = ir.Try(statement.body[:-1], statement.handlers, statement.body[-1:])
    imported = optional_import(statement, scope)
    if imported is not None:
        return imported
    absence = as_absence(statement, hoisted, scope)
    if absence is not None:
        return block(absence, scope, tail=tail)
    single = find_single(statement, hoisted, scope)
    if single is not None:
        text = print_single(statement, single, scope, tail=tail)
        if text is not None:
            used = single.target.text if single.goes == "let" and isinstance(single.target, ex.Name) else ""
            return declared(tuple(name for name in hoisted if name != used)) + text
    return _general(statement, hoisted, scope, tail=tail)


DEEPEST_TRIALS = 3
"""How many `try` blocks inside one another are printed more than once to find out what fails in them."""


NOTHING_FAILS = "nothing fails"


def _general(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope, *, tail: bool) -> str:
    known = scope.trials.get(id(statement.handlers))
    if known is not None and known[1] == NOTHING_FAILS:
        return declared(hoisted) + _nothing_fails(statement, scope, tail=tail)
    guarded = _surest(statement, hoisted, scope)
    left = tuple(name for name in hoisted if name not in guarded.names)
    if not guarded.errors.fails():
        state(statement, guarded.errors, scope)
    if not guarded.errors.fails():
        scope.trials[id(statement.handlers)] = statement.handlers, NOTHING_FAILS
        return declared(hoisted) + _nothing_fails(statement, scope, tail=tail)
    source, enum = _error_of(guarded, scope)
    if enum is None:
        # What was collected inside named an enum that one error alone, or any, does not need.
        guarded = guarded._replace(text=guarded.text.replace(f", {guarded.errors.name}>", f", {source.type}>"))
    ran = run(guarded, source.type)
    scope.frame.awaits += guarded.scope.frame.awaits if guarded.mode == "async" else 0
    for name in guarded.names:
        scope.bind(name, guarded.scope.locals.get(name, Local()))
    return declared(left) + _with_arms(statement, guarded, ran, source, enum, scope, tail=tail)


def _surest(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope) -> Guarded:
    """The body with as few calls taken to fail as the handlers ask for."""
    if scope.attempts >= DEEPEST_TRIALS:
        return guard(statement, hoisted, scope, "unknown")
    known = scope.trials.get(id(statement.handlers))
    if known is not None:
        return guard(statement, hoisted, scope, known[1])
    guarded: Guarded | None = None
    first: tuple[Guarded, list[str], list[str]] | None = None
    notes, items = scope.frame.notes[:], scope.items[:]
    for doubt in DOUBTS:
        scope.frame.notes[:], scope.items[:] = notes, items
        guarded = guard(statement, hoisted, scope, doubt)
        if guarded.errors.fails() and explains(statement, guarded.errors, scope):
            scope.trials[id(statement.handlers)] = statement.handlers, doubt
            return guarded
        if first is None and guarded.errors.fails():
            first = guarded, scope.frame.notes[:], scope.items[:]
            scope.trials[id(statement.handlers)] = statement.handlers, doubt
    if first is None:
        return guarded or guard(statement, hoisted, scope, "")
    guarded, scope.frame.notes[:], scope.items[:] = first
    return guarded


def _error_of(guarded: Guarded, scope: Scope) -> tuple[Source, ErrorEnum | None]:
    """The error type of the block, and its enum where one had to be made."""
    errors = guarded.errors
    sources = list(errors.sources.values())
    made = [key for key in errors.variants if not (isinstance(key, tuple) and key[0] == "from")]
    alone = not errors.own_raises if errors.dynamic else errors.name not in guarded.text
    if len(sources) == 1 and not made and alone:
        return sources[0], None
    if errors.anyhow or (scope.preferences.errors == "anyhow" and not made and alone):
        classes = tuple(dict.fromkeys(name for source in sources for name in source.classes))
        return Source(ANYHOW, "Attempt", classes=classes), None
    if errors.dynamic:
        return Source(BOXED, "Source", "which errors are meant here"), None
    if not sources and not made:
        return Source(scope.errors.type, "", own=True), None
    scope.items.append(errors.text())
    return Source(errors.name, "Attempt"), errors


def _with_arms(  # noqa: PLR0913 - the parts of one `match`
    statement: ir.Try,
    guarded: Guarded,
    run: str,
    source: Source,
    enum: ErrorEnum | None,
    scope: Scope,
    *,
    tail: bool,
) -> str:
    if guarded.returns:
        return f"{run}\n{_returning(statement, guarded.kept, source, enum, scope, tail=tail)}"
    inside = bool(statement.orelse) and not all(diverges(h.body) for h in statement.handlers)
    wanted = Wanted(guarded.names if not inside else ())
    ends = tail and ((inside and diverges(statement.orelse)) or guarded.never)
    found = arms(statement, source, enum, wanted._replace(tail=ends), scope)
    if guarded.names and not inside:
        names, shown = _pattern(guarded.names)
        text = f"{run}\nlet {names} = match {guarded.kept} {{\nOk({shown}) => {shown},\n{found.text}}};"
    else:
        text = f"{run}\n{_statement(statement, guarded, found, scope, inside=inside, tail=ends)}"
    if statement.orelse and not inside:
        text += f"\n{block(statement.orelse, scope, tail=tail)}"
    return text


def _statement(statement: ir.Try, guarded: Guarded, found: Arms, scope: Scope, *, inside: bool, tail: bool) -> str:
    text, kept = found.text, guarded.kept
    _, shown = _pattern(guarded.names) if guarded.names else ("", "()")
    if guarded.never:
        return f"match {kept} {{\n{text}}}"
    if found.nothing() and not inside:
        return f"let _ = {kept}; // its errors are ignored, as in the source"
    if found.nothing():
        return f"if let Ok({shown}) = {kept} {{\n{block(statement.orelse, scope.block(), tail=tail)}\n}}"
    went_well = f"{{\n{block(statement.orelse, scope.block(), tail=tail)}\n}}" if inside else "{}"
    only = found.number == 1 and text.startswith("Err(")
    if only and not inside:
        head, _, rest = text.partition(" => ")
        if " if " not in head and rest.rstrip().endswith("}"):
            if head == "Err(_)":
                return f"if {kept}.is_err() {rest.rstrip()}"
            return f"if let {head} = {kept} {rest.rstrip()}"
    return f"match {kept} {{\nOk({shown}) => {went_well}\n{text}}}"


def _returning(
    statement: ir.Try, kept: str, source: Source, enum: ErrorEnum | None, scope: Scope, *, tail: bool
) -> str:
    found = arms(statement, source, enum, Wanted(tail=tail), scope)
    results = scope.results
    given = "Ok(value)" if results.fallible else "value"
    shown = "value"
    if not results.types:
        shown, given = "()", "Ok(())" if results.fallible else "()"
    leave = given if tail else f"return {given}"
    return f"match {kept} {{\nOk({shown}) => {leave},\n{found.text}}}"


def _pattern(names: tuple[str, ...]) -> tuple[str, str]:
    bound = [binding(n) for n in names]
    shown = [snake(n) for n in names]
    if len(names) == 1:
        return bound[0], shown[0]
    return f"({', '.join(bound)})", f"({', '.join(shown)})"


def _nothing_fails(statement: ir.Try, scope: Scope, *, tail: bool) -> str:
    """A body in which nothing is known to fail: as it stands, the handlers kept as comments."""
    text = block((*statement.body, *statement.orelse), scope, tail=tail)
    lines = []
    for handler in statement.handlers:
        names = ", ".join(classes_of(handler)) or "every error"
        inner = scope.block()
        inner.errors = ErrorEnum(scope.errors.name, anyhow=scope.errors.anyhow)
        body = block(handler.body, inner)
        if body:
            said = f"DECIDE: nothing above is known to fail; the source handled {names}:\n"
            lines.append(comment(said + indented(shown_names(body), 0)))
        else:
            lines.append(f"// DECIDE: nothing above is known to fail; the source ignored {names}.")
    return "\n".join([*lines, text] if tail else [text, *lines])
