"""What phase one learns of one file, and what the program says of one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from translator.ir.node import Node
from translator.source.files import Kind

if TYPE_CHECKING:
    from translator.ir.declarations import Declaration, Function
    from translator.ir.expressions import Expression
    from translator.ir.index import UnitDeclarations
    from translator.ir.statements import Statement
    from translator.ir.types import Type

Status = Literal["ok", "partial", "skipped"]


def resolve_types() -> None:
    """Imports the types that annotations name here: whoever decodes these values calls it first.

    A gate makes facts, lowers nothing and decodes nothing, with every commit: it does without.
    """
    from translator.ir.declarations import Declaration, Function
    from translator.ir.expressions import Expression
    from translator.ir.index import UnitDeclarations
    from translator.ir.statements import Statement
    from translator.ir.types import Type

    types = (Declaration, Expression, Function, Statement, Type, UnitDeclarations)
    names = ("Declaration", "Expression", "Function", "Statement", "Type", "UnitDeclarations")
    globals().update(zip(names, types, strict=True))


class Position(Struct, frozen=True):
    """A place in a file. Both count from 1; columns in Unicode code points."""

    line: int
    column: int


class TypeCapture(Node, frozen=True):
    """A capture that is a type (types and expressions share a field, so types travel wrapped)."""

    type: Type


class Captured(Node, frozen=True):
    """A capture a skeleton uses: `text` of its (first) node; `code`, what the nodes were lowered to.

    Several nodes under one name, or a statement, are lowered as one sequence of statements, so that a call
    and the check of its error become one `Propagate`. `ends`: these are the last statements of their function.
    """

    text: str
    code: Expression | Declaration | TypeCapture | None = None
    statements: tuple[Statement, ...] = ()
    ends: bool = False


class Match(Struct, frozen=True, array_like=True):
    """One pattern at one place, before rendering.

    `span`: byte offsets in the UTF-8 source. `symbol`: the enclosing declaration, `Store.LoadInvoice`.
    `function`: the enclosing function's signature. `part_of`: the fingerprint of the match that absorbed it.
    `beside`: what stands left of the construct on its first line, and right of it on its last.
    """

    code: str
    start: Position
    end: Position
    span: tuple[int, int]
    symbol: str
    source: str
    fingerprint: str
    part_of: str | None = None
    captures: dict[str, Captured] = {}
    function: Function | None = None
    beside: tuple[str, str] = ("", "")


class Import(Struct, frozen=True, array_like=True):
    """One import. `path`: what is imported (`time`, `a.b`); `name`: the local name; `line` from 1.

    `kind`: `types` when only type checkers follow it, `local` when it is not part of loading the file, else empty.
    """

    path: str
    name: str
    line: int
    kind: str = ""


class Extent(Struct, frozen=True, array_like=True):
    """A function and its lines, from 1, both included."""

    symbol: str
    first: int
    last: int


class Outline(Struct, frozen=True, array_like=True):
    """What a worklist asks of a file.

    `code`: the lines, from 1, with more than a comment. `endpoints`: in how many places requests come in.
    """

    imports: tuple[Import, ...]
    functions: tuple[Extent, ...]
    code: tuple[int, ...]
    endpoints: int
    test: bool


class LedgerEntry(Struct, frozen=True):
    """Something that was not covered. `kind`: `file partial construct skeleton page limit`."""

    kind: str
    path: str
    line: int
    reason: str


class Directive(Struct, frozen=True, array_like=True):
    """A comment that silences findings, or tries to.

    `kind`: at the end of the `line` it is for, alone above the `next-line`, or for the whole `file`. `codes`: as
    written. `problem`: the code (`RB101`) under which it is reported, with `detail` in words; then it silences
    nothing. `span`: byte offsets in the UTF-8 source, from the comment's marker to the end of the reason.
    `text`: what stands there. `covers`: first and last line; (0, 0) when it stands above no code.
    """

    start: Position
    end: Position
    kind: Literal["line", "next-line", "file"]
    codes: tuple[str, ...]
    reason: str
    span: tuple[int, int]
    text: str
    covers: tuple[int, int]
    problem: str = ""
    detail: str = ""


class FileFacts(Struct, frozen=True, array_like=True):
    """All that outlives one file's syntax tree. `skip`: why it was not surveyed, None when it was.

    Without skeletons there are no `declarations`; `directives` are looked for by a check only, an `outline` is made
    for a worklist only.
    """

    path: str
    language: str
    unit: str
    lines: int
    status: Status
    reason: str
    matches: tuple[Match, ...] = ()
    declarations: UnitDeclarations | None = None
    ledger: tuple[LedgerEntry, ...] = ()
    skip: Kind | None = None
    directives: tuple[Directive, ...] = ()
    outline: Outline | None = None


class Finding(Struct, frozen=True):
    """One finding, as schema 1 prints it."""

    code: str
    name: str
    path: str
    language: str
    start: Position
    end: Position
    symbol: str
    verdict: str
    effort: int
    message: str
    source: str
    skeleton: str | None
    notes: tuple[str, ...]
    crates: tuple[str, ...]
    part_of: str | None
    fingerprint: str
