"""Expressions, lowered from any source language.

Identifiers keep the source's spelling; `translator.rust.text.naming` turns them into Rust's. Operators use
Rust's spelling where one exists (`&&`, `!`, `==`), else a word: `//` and `**` (Python), `&^` (Go),
`in`, `not in`, `is`, `is not`, and `and`/`or` where they give one of their operands (Python) and no
truth value: `name or "anonymous"`. `..` and `..=` are ranges, the iterable of a `ForEach` of `range`.
"""

from __future__ import annotations

from translator.ir.node import Node
from translator.ir.types import UNKNOWN, Type


class Name(Node, frozen=True):
    """An identifier.

    `package` is the import path of the unit that defines it, empty for the file's own unit and for
    locals. `kind`: `local` (parameters too), `receiver`, `function`, `type`, `variable` (of a unit),
    `constant`, `sentinel` (an error value of a unit), `package`, `builtin`, or `unknown`.
    `type`: of a channel or timer that is declared outside the piece of code that was lowered.
    """

    text: str
    package: str = ""
    kind: str = "unknown"
    type: Type = UNKNOWN


class Literal(Node, frozen=True):
    """A literal. `kind`: `int float imaginary string bytes rune bool nil ellipsis`.

    `text` is the decoded value of strings (bytes as latin-1 text), `true`/`false` for booleans, the
    digits in Rust's spelling for numbers, empty for nil.
    """

    kind: str
    text: str


class FormatArgument(Node, frozen=True):
    """One hole of a format string; `spec` is Rust's, without the colon (`?`, `.2`, `x`, `>8`)."""

    value: Expression
    spec: str = ""


class Format(Node, frozen=True):
    """Text with holes: an f-string, `Sprintf`, `%` formatting. `parts` are text and holes in order."""

    parts: tuple[str | FormatArgument, ...]


class Keyword(Node, frozen=True):
    """`name=value` in a call; an empty name is `**value`."""

    name: str
    value: Expression


class Call(Node, frozen=True):
    """A call. `context` is the context argument (Go) that was taken out of `args`.

    `awaited`: the source awaits it. `spread`: the last argument is spread. `fallible`: the source shows
    that an error comes back as its last result (whatever the index knows of the callee).
    """

    function: Expression
    args: tuple[Expression, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    context: Expression | None = None
    awaited: bool = False
    spread: bool = False
    fallible: bool = False
    type_args: tuple[Type, ...] = ()


class Attribute(Node, frozen=True):
    """`value.name`: a field or a method, never a package's member (that is a `Name`)."""

    value: Expression
    name: str


class Index(Node, frozen=True):
    """`value[index]`. `parted`: what is there goes to several names, none of which asks whether it is there.

    `zero`: of a map, what it lacks reads as a zero value (Go).
    """

    value: Expression
    index: Expression
    parted: bool = False
    zero: bool = False


class Slice(Node, frozen=True):
    """`value[low:high:step]`. `clamps`: bounds outside the value are those of the value."""

    value: Expression
    low: Expression | None = None
    high: Expression | None = None
    step: Expression | None = None
    clamps: bool = False


class Unary(Node, frozen=True):
    """A prefix operator: `!`, `-`, `+`, `^` (bitwise not), `&` (address of), `*` (dereference)."""

    operator: str
    value: Expression


class Binary(Node, frozen=True):
    """A binary operator, comparisons included (a chained comparison is lowered to `&&`).

    `/` of integers gives an integer (Go), `/.` a float (Python's `/`), `//` rounds down.
    """

    operator: str
    left: Expression
    right: Expression


class IsNil(Node, frozen=True):
    """A test for absence: `x == nil`, `x is None`; `negated` for `!=`, `is not`."""

    value: Expression
    negated: bool = False


class Truth(Node, frozen=True):
    """A value of a type other than `bool` that is tested: not empty, not zero, not absent (Python).

    `type` is the value's type where the source states it; `by_use`: as far as what is done with the value tells.
    Stands in tests only: of `if`, `while`, `assert`, conditional expressions and comprehensions, and below `!`, `&&`
    and `||` there.
    """

    value: Expression
    type: Type = UNKNOWN
    by_use: bool = False


class Await(Node, frozen=True):
    """A wait for a future that is no call: `await task`."""

    value: Expression


class Conditional(Node, frozen=True):
    """`a if test else b`."""

    test: Expression
    then: Expression
    orelse: Expression


class FieldValue(Node, frozen=True):
    """One field of a `Construct`; an empty name when given by position."""

    name: str
    value: Expression


class Construct(Node, frozen=True):
    """A value of a struct type with its fields; `pointer` for `&T{…}`."""

    type: Type
    fields: tuple[FieldValue, ...] = ()
    pointer: bool = False


class ListLiteral(Node, frozen=True):
    """A list, array, set or tuple display. `kind`: `list array set tuple`."""

    items: tuple[Expression, ...]
    kind: str = "list"
    of: Type = UNKNOWN


class MapLiteral(Node, frozen=True):
    """A map display."""

    entries: tuple[tuple[Expression, Expression], ...]
    type: Type = UNKNOWN


class Make(Node, frozen=True):
    """A fresh value of a type: `make(chan T, n)`, `make([]T, n, cap)`, `new(T)`, `var x T`."""

    type: Type
    args: tuple[Expression, ...] = ()
    pointer: bool = False


class Comprehension(Node, frozen=True):
    """A comprehension. `kind`: `list set map generator`; maps have `key`."""

    kind: str
    element: Expression
    loops: tuple[ComprehensionLoop, ...]
    key: Expression | None = None


class ComprehensionLoop(Node, frozen=True):
    """One `for target in iterable if …` of a comprehension."""

    target: Expression
    iterable: Expression
    conditions: tuple[Expression, ...] = ()
    is_async: bool = False


class Closure(Node, frozen=True):
    """A function literal or lambda. An expression lambda has one `Return` as its body."""

    params: tuple[tuple[str, Type], ...]
    results: tuple[Type, ...]
    body: tuple[_statements.Statement, ...]
    fallible: bool = False
    is_async: bool = False


class Receive(Node, frozen=True):
    """A receive from a channel. `parted`: as of `Index`."""

    channel: Expression
    parted: bool = False


class Cast(Node, frozen=True):
    """A conversion to a type: `int32(x)`, `string(b)`."""

    type: Type
    value: Expression


class TypeTest(Node, frozen=True):
    """`isinstance(x, T)`, and the test half of `v, ok := x.(T)`.

    `dynamic`: the value is an interface, which knows the type of what it holds (Go).
    """

    value: Expression
    types: tuple[Type, ...]
    dynamic: bool = False


class TypeAssertion(Node, frozen=True):
    """`x.(T)`. `parted`: as of `Index`."""

    value: Expression
    type: Type
    parted: bool = False


class NewError(Node, frozen=True):
    """An error made on the spot.

    `type` is its class where the source names one (`raise InvoiceError(…)`, `&MyErr{…}`), else Unknown.
    `message` is the text with its holes, None when the source gives none. `cause` is the error it wraps.
    `args`: constructor arguments that are no message. `origin`: the call that gave the cause, as in `ErrorIs`.
    """

    type: Type = UNKNOWN
    message: Format | None = None
    cause: Expression | None = None
    args: tuple[FieldValue, ...] = ()
    origin: Expression | None = None


class Propagate(Node, frozen=True):
    """A call whose error leaves the function at once.

    `wrap` is the error that leaves instead, its cause named `error`; None when it leaves unchanged.
    """

    call: Expression
    wrap: Expression | None = None
    error: str = "err"


class ErrorIs(Node, frozen=True):
    """`errors.Is(error, target)`: is `target` in the chain of `error`?

    `origin`: the call that gave `error`, where a piece of code does not show it.
    """

    error: Expression
    target: Expression
    origin: Expression | None = None


class ErrorAs(Node, frozen=True):
    """`errors.As(error, &target)`: the first error of that type in the chain. `origin` as in `ErrorIs`."""

    error: Expression
    target: Expression
    type: Type = UNKNOWN
    origin: Expression | None = None


class OneOf(Node, frozen=True):
    """A value that the source shows to be one of these: the target of a loop over a list that is written out."""

    value: Expression
    options: tuple[Expression, ...]


class Opaque(Node, frozen=True):
    """What a front end cannot lower: ends as `todo!("…source…")`, with `reason` for the ledger."""

    source: str
    reason: str = ""


Expression = (
    Name
    | Literal
    | Format
    | Call
    | Attribute
    | Index
    | Slice
    | Unary
    | Binary
    | IsNil
    | Truth
    | Await
    | Conditional
    | Construct
    | ListLiteral
    | MapLiteral
    | Make
    | Comprehension
    | Closure
    | Receive
    | Cast
    | TypeTest
    | TypeAssertion
    | NewError
    | Propagate
    | ErrorIs
    | ErrorAs
    | OneOf
    | Opaque
)

# Closures hold statements and statements hold expressions: the cycle is closed here, below every class.
import translator.ir.statements as _statements  # noqa: E402
