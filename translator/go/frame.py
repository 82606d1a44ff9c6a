"""What lowering knows where it stands in a function: names in scope, what they hold, and how the function returns."""

from __future__ import annotations

from typing import Final, NamedTuple

from tree_sitter import Node

from translator.go.channels import refined
from translator.go.names import FileNames
from translator.go.scopes import Occurrences
from translator.go.types import NO_VARIABLES
from translator.go.writes import Write, writes_in
from translator.ir.types import UNKNOWN, Channel, Type

DEEPEST: Final = 70
"""Levels of nesting that are lowered; each costs a few Python frames here and in what reads the result."""

NIL: Final = "nil"
NOT_NIL: Final = "not nil"


class LoweringError(Exception):
    """A construct that lowering has no words for; ends as an opaque node with the reason."""


class Results(NamedTuple):
    """What the function being lowered returns: types without the error, whether there is one, names of all."""

    types: tuple[Type, ...] = ()
    fallible: bool = False
    names: tuple[str, ...] = ()

    @property
    def arity(self) -> int:
        return len(self.types) + self.fallible


class Binding:
    """A local name. `kind` as in `Name`; `read`: some expression mentions it; `zero`: it was never given a value."""

    __slots__ = ("kind", "read", "start", "type", "zero")

    def __init__(self, type_: Type, kind: str, start: int, *, zero: bool) -> None:
        self.type = type_
        self.kind = kind
        self.start = start
        self.read = False
        self.zero = zero


class Scope(NamedTuple):
    """What some code left in a frame: the names it declared, and what is known of errors after it."""

    bindings: dict[str, Binding]
    states: dict[str, str]


class Breakable:
    """A switch or select around: its label, and whether a `break` needs it."""

    __slots__ = ("label", "used")

    def __init__(self, label: str) -> None:
        self.label = label
        self.used = False


class Frame:
    """The mutable state of lowering one function (or one piece of one).

    `origin` is the function around all of it. `states` says of errors by name whether they are known to be nil
    here; a name that is missing may be either. `dropped`: names that hold nothing once an error came with them.
    `breakable`: the switch that a `break` leaves, None in a loop. `loop`: where the innermost
    loop begins. `label`: what stands before the statement that is lowered next; its function takes it. `piece`: what is
    lowered by itself, None where it is the whole function.
    """

    def __init__(self, names: FileNames, origin: Node, variables: frozenset[str] = NO_VARIABLES) -> None:
        self.names = names
        self.origin = origin
        self.variables = variables
        self.results = Results()
        self.bindings: dict[str, Binding] = {}
        self.states: dict[str, str] = {}
        self.dropped: frozenset[str] = frozenset()
        self.breakable: Breakable | None = None
        self.loop = -1
        self.label = ""
        self.piece: Node | None = None
        self.depth = 0
        self.iota: int | None = None
        self._undo: list[tuple[str, Binding | None, str | None]] = []
        self.checked: dict[str, list[tuple[int, int]]] = {}
        self._writes: dict[str, list[Write]] | None = None

    def declare(
        self,
        name: str,
        type_: Type = UNKNOWN,
        kind: str = "local",
        *,
        start: int = -1,
        zero: bool = False,
        made: bool = False,
    ) -> Binding:
        """Brings a name into scope until the next `leave`; `start` is the byte at which its scope begins."""
        if isinstance(type_, Channel):
            type_ = refined(type_, name, start, self.origin, self.names, made=made)
        binding = Binding(type_, kind, start, zero=zero)
        if name != "_":
            self._undo.append((name, self.bindings.get(name), self.states.pop(name, None)))
            self.bindings[name] = binding
        return binding

    def take_label(self) -> str:
        """The label of the statement that is being lowered."""
        label, self.label = self.label, ""
        return label

    def mark(self) -> int:
        """Opens a scope: what `leave` takes."""
        return len(self._undo)

    def leave(self, mark: int) -> None:
        """Closes a scope: names declared since the mark mean again what they meant."""
        while len(self._undo) > mark:
            name, binding, state = self._undo.pop()
            if binding is None:
                del self.bindings[name]
            else:
                self.bindings[name] = binding
            if state is None:
                self.states.pop(name, None)
            else:
                self.states[name] = state

    def scope_since(self, mark: int) -> Scope:
        """What was declared since the mark and not left."""
        return Scope({name: self.bindings[name] for name, _, _ in self._undo[mark:]}, dict(self.states))

    def enter(self, scope: Scope) -> None:
        """Brings into scope, for good, what other code declared in another frame that was like this one."""
        self.bindings.update(scope.bindings)
        self.states = dict(scope.states)

    def occurrences(self, name: str) -> Occurrences:
        """Where the name stands in the function around."""
        return self.names.occurrences(name, self.origin)

    def writes_of(self, name: str) -> list[int]:
        """Where the function writes a name or through it, whatever the name means there."""
        return [write.at for write in self._writes_to(name)]

    def is_written(self, name: str, start: int, *, since: int = 0, until: int | None = None) -> bool:
        """Whether the variable whose scope begins at `start` is written, or written through, in that part."""
        for write in self._writes_to(name):
            if max(start, since) <= write.at and (until is None or write.at < until):
                owner = self.occurrences(name).owner(write.at)
                if owner is None or owner == start:
                    return True
        return False

    def forget_written(self, node: Node) -> None:
        """What the node may assign at any time is no longer known to be nil or not."""
        for name in list(self.states):
            if any(write.direct and node.start_byte <= write.at < node.end_byte for write in self._writes_to(name)):
                del self.states[name]

    def _writes_to(self, name: str) -> list[Write]:
        if self._writes is None:
            self._writes = writes_in(self.origin, self.names)
        return self._writes.get(name, [])
