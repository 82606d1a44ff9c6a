"""Where a piece of code stands: what its names mean, how it returns, where its errors go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from translator.ir.declarations import Function
from translator.ir.expressions import Expression
from translator.ir.index import Index, empty_index
from translator.ir.statements import Statement
from translator.ir.types import UNKNOWN, Optional, Pointer, Type
from translator.rust.errors.error_enum import ErrorEnum, Source
from translator.rust.preferences import DEFAULT, RustPreferences

INSIDE = "scope"
"""The scope of the threads at work, by its name in Rust."""


class Local(NamedTuple):
    """A name in scope. `ref`: its Rust value is a reference. `rust`: printed instead of its name.

    `error`: where it came from, for a bound error. `receiver`: of a channel that was split in two, the name
    of the receiving half. `limit`: of a task group with a limit, its semaphore. `negated`: the name prints as a
    test, which `!` turns into this text. `scoped`: of a group of threads, the scope that runs and joins them.
    """

    type: Type = UNKNOWN
    ref: bool = False
    rust: str = ""
    error: Source | None = None
    receiver: str = ""
    negated: str = ""
    limit: str = ""
    scoped: str = ""


class Results(NamedTuple):
    """How a body returns. `comma_ok`: two results, the last a bool, become an `Option`.

    `nilable`: by result, whether it is an `Option`. `names`: named results of a bare `return`.
    """

    types: tuple[Type, ...] = ()
    fallible: bool = False
    comma_ok: bool = False
    nilable: tuple[bool, ...] = ()
    names: tuple[str, ...] = ()


class Guard(NamedTuple):
    """A lock that is held: the guard's name, and the fields it reaches.

    `key`: what stands in `mutated` when something is written under a lock for reading; empty for other locks.
    """

    name: str
    fields: frozenset[str]
    key: str = ""


@dataclass(slots=True)
class Turn:
    """A loop whose body is being printed: its label, and whether a jump names it that the source left unnamed.

    `named`: by the source; `step`: what it does between two turns.
    """

    label: str
    named: bool = False
    jumped: bool = False
    step: tuple[Statement, ...] = ()

    @property
    def needed(self) -> str:
        """The label that the loop must bear, whatever the source gave it."""
        return self.label if self.jumped else ""


class Lent(NamedTuple):
    """The place that a name is a reference to. `copied`: the source has a copy of it.

    `key`, `own_key`: what stands in `mutated` when something is written through the name, when the copy is.
    """

    place: Expression
    key: str
    copied: bool = False

    @property
    def own_key(self) -> str:
        return f"{self.key} own"


@dataclass(slots=True)
class Frame:
    """What printing one body finds out on the way. One for each `fn`, async block or closure.

    `notes`: decisions to print above the statement at work; `before`: statements that come before it. `mutated`:
    Rust names of bindings that must be `mut`; `lets`: those whose `Let` says by itself whether they are written
    again. `grown`: vectors whose length changes; `blanks`: values that begin as zero, for calls to fill; `shadows`:
    names that a `let` gives their new values. `renewed`: parameters that a `let` hides before they are written;
    `begun`: names that began as `None`. `kept`: error variables and the error they were last given. `cancel`: the
    body asks its context whether it was cancelled. `lent`: names that are references. `by_value`: parameters whose
    caller keeps a value of its own; `copied`: those that are written to. `writes_self`: through no lock.
    `receives`: from a channel that `self` holds. `streams`: a generator's values leave by `yield`, inside the macro
    that makes a stream of them. `direct`: what a statement is about, by identity: its failure may leave the body
    there. `outcomes`: the calls whose results, errors with them, are kept under a name.
    """

    awaits: int = 0
    notes: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    mutated: set[str] = field(default_factory=set)
    lets: set[str] = field(default_factory=set)
    grown: set[str] = field(default_factory=set)
    blanks: set[str] = field(default_factory=set)
    shadows: frozenset[str] = frozenset()
    renewed: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)
    kept: dict[str, Source] = field(default_factory=dict)
    cancel: bool = False
    locks: bool = False
    writes_self: bool = False
    receives: bool = False
    streams: bool = False
    direct: dict[int, object] = field(default_factory=dict)
    lent: dict[str, Lent] = field(default_factory=dict)
    by_value: frozenset[str] = frozenset()
    copied: set[str] = field(default_factory=set)
    outcomes: dict[str, Expression] = field(default_factory=dict)

    def inside(self) -> Frame:
        """A frame for what runs inside the body by itself; it binds and writes to names of the same function."""
        return Frame(
            notes=self.notes,
            mutated=self.mutated,
            lets=self.lets,
            lent=self.lent,
            by_value=self.by_value,
            copied=self.copied,
            outcomes=self.outcomes,
        )


@dataclass(slots=True)
class Scope:
    """Passed down through all printing; nested blocks get a copy with `locals` of their own.

    `label`: errors leave through `break 'label Err(…)`, not `?`. `guarded`: every call of unknown outcome is taken to
    fail (inside a `try` where nothing else is known to); `doubted`: functions of the project too. `writing`: a place is
    printed to be written to. `lookups`: the classes of missing keys and positions that a handler around catches.
    `handled`: the error that a bare re-raise passes on. `spawning`: futures are handed on here, not awaited.
    `types`: what was inferred so far. `items`: private items the body needs above its function. `params`: what the
    function's own parameters turned out to be. `attempts`: how many `try` blocks stand around; `trials`: what was
    found out about some, by the identity of their handlers, with these. `rest`: the statements that still follow,
    innermost first; `looping`: all of it runs again; `outside`: the names from outside that loop. `turns`: the
    loops around, innermost last; `boxed`: a labelled block stands between the innermost and this place.
    """

    index: Index
    unit: str = ""
    function: Function | None = None
    locals: dict[str, Local] = field(default_factory=dict)
    frame: Frame = field(default_factory=Frame)
    errors: ErrorEnum = field(default_factory=ErrorEnum)
    results: Results = field(default_factory=Results)
    label: str = ""
    guarded: bool = False
    doubted: bool = False
    writing: bool = False
    lookups: frozenset[str] = frozenset()
    handled: Local | None = None
    handled_name: str = ""
    held: tuple[Guard, ...] = ()
    spawning: bool = False
    types: dict[int, tuple[object, Type]] = field(default_factory=dict)
    items: list[str] = field(default_factory=list)
    params: tuple[Type, ...] = ()
    attempts: int = 0
    trials: dict[int, tuple[object, str]] = field(default_factory=dict)
    rest: tuple[object, ...] = ()
    looping: bool = False
    outside: frozenset[str] = frozenset()
    turns: tuple[Turn, ...] = ()
    boxed: bool = False
    preferences: RustPreferences = DEFAULT

    @property
    def threads(self) -> bool:
        """Whether tasks become threads. What is asynchronous in the source stays so."""
        return self.preferences.concurrency == "threads"

    def stands_alone(self, *values: object) -> None:
        """A statement is about these values: their failure may leave the body."""
        if self.preferences.integers == "checked":
            self.frame.direct.update((id(value), value) for value in values)

    def block(self) -> Scope:
        """The scope of a nested block: the same body, locals of its own."""
        return replace(self, locals=dict(self.locals))

    def bind(self, name: str, local: Local) -> None:
        self.locals[name] = local


def scope_for(
    function: Function | None, index: Index | None = None, unit: str = "", preferences: RustPreferences = DEFAULT
) -> Scope:
    """The scope of a whole item, or of a fragment inside `function`, whose parameters are known then."""
    scope = Scope(index or empty_index(), unit, function, preferences=preferences)
    scope.errors.anyhow = preferences.errors == "anyhow"
    if function is not None:
        from translator.rust.items.function_scope import enter

        enter(function, scope)
    return scope


def strip_pointer(type_: Type) -> Type:
    """The type a pointer or optional leads to; other types as they are."""
    while True:
        match type_:
            case Pointer(inner) | Optional(inner):
                type_ = inner
            case _:
                return type_
