"""Random lowered code: every kind of node there is, with the strings that its fields may hold."""

from __future__ import annotations

import types as python_types
from functools import lru_cache
from random import Random
from typing import Any, Union, get_args, get_origin, get_type_hints

from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir import types as ty
from translator.ir.declarations import Function, Parameter, Receiver
from translator.ir.node import Node

NAMES = "a total userID type err self match _ ch s ctx Self HTTPServer ok len append print int sorted sum all".split()
TEXTS = ("", "plain", 'with "quotes" and {braces}', "tab\tnew\nline", "%s: %d", "ünïcode ☃", "\x00\x1b")
BINARY = "+ - * / % << >> & ^ | == != < > <= >= && || in is // ** &^ .. ..= and or @".split()

WORDS: dict[str, tuple[str, ...]] = {
    "Name.kind": tuple("local receiver function type variable constant sentinel package builtin unknown".split()),
    "Name.package": ("", "", "", "os", "strings", "a.b", "x/y/v2", "asyncio", "time"),
    "FormatArgument.spec": ("", "?", ".2", ">8"),
    "Unary.operator": tuple("! - + ^ & *".split()),
    "Binary.operator": (*BINARY, "not in", "is not"),
    "Comprehension.kind": ("list", "set", "map", "generator"),
    "ListLiteral.kind": ("list", "array", "set", "tuple"),
    "Assign.operator": ("=", "=", "+=", "-=", "//=", "&^="),
    "ForEach.of": tuple("value index pair entry key channel range text async unknown".split()),
    "SelectCase.kind": ("receive", "send", "default"),
    "Defer.kind": ("close", "unlock", "cancel", "done", "other"),
    "Lock.action": ("lock", "unlock", "read_lock", "read_unlock"),
    "Known.name": tuple(sorted(ty.KNOWN_TYPES)),
    "Named.package": ("", "builtins", "a/b"),
    "FunctionType.bound": ("Fn", "FnOnce", "AsyncFnOnce"),
    "Channel.direction": ("both", "send", "receive"),
    "Array.length": ("4", "maxSize"),
    "Keyword.name": ("", "key"),
    "label": ("", "", "outer"),
    "source": TEXTS,
    "Comment.text": TEXTS,
    "OpaqueType.source": ("x.(y)",),
}
"""What the text of a field may be, by class and field or by field; elsewhere it is a name."""

LITERALS = {
    "int": ("0", "42"),
    "float": ("1.5", "1e9"),
    "imaginary": ("2",),
    "string": TEXTS,
    "bytes": TEXTS,
    "rune": tuple("x'\"\\\n"),
    "bool": ("true", "false"),
    "nil": ("",),
    "ellipsis": ("",),
}
AT_LEAST_ONE = frozenset(
    "Comprehension.loops Tuple.items Assign.targets Assign.values Let.names ForEach.targets Union.options With.items "
    "Delete.targets HandleAbsent.names TypeTest.types".split()
)
"""Sequences that no front end leaves empty."""

AT_MOST = {"ForEach.targets": 2, "HandleAbsent.names": 1, "SelectCase.names": 2}

SHALLOW: dict[str, tuple[Any, ...]] = {
    "Expression": (ex.Name, ex.Literal),
    "Statement": (st.Comment, st.Break, st.Return, st.OpaqueStatement),
    "Type": (ty.Known, ty.Named, ty.Unknown),
}


class Writer:
    """Writes code of bounded depth, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - no secrets are made here

    def node(self, kind: type[Node], depth: int) -> Any:
        if kind is ex.Literal:
            of = self.random.choice(list(LITERALS))
            return ex.Literal(of, self.random.choice(LITERALS[of]))
        given = {n: self.value(t, f"{kind.__name__}.{n}", depth - 1) for n, t in hints(kind).items()}
        if kind is ex.Name and given["kind"] not in {"local", "receiver", "builtin"}:
            return ex.Name(**given)
        if kind is ex.Name:
            return ex.Name(given["text"], "", given["kind"])
        if kind is st.SelectCase and given["kind"] != "default":
            given |= {"channel": self.value(ex.Expression, "", depth), "value": self.value(ex.Expression, "", depth)}
        if kind is ex.ComprehensionLoop:
            names = tuple(ex.Name(name, "", "local") for name in ("k", "v"))
            given["target"] = self.random.choice([names[0], ex.ListLiteral(names, "tuple")])
        if kind is ty.Tuple and given["variadic"]:
            given["items"] = given["items"][:1]
        return kind(**given)

    def value(self, annotation: Any, place: str, depth: int) -> Any:
        if annotation is str:
            return self.random.choice(WORDS.get(place) or WORDS.get(place.rpartition(".")[2]) or tuple(NAMES))
        if annotation is bool:
            return self.random.random() < 0.25
        if annotation is int:
            return 1
        if get_origin(annotation) is tuple:
            inner = get_args(annotation)
            if inner[-1] is not Ellipsis:
                return tuple(self.value(one, place, depth) for one in inner)
            count = max(self.random.randrange(4 if depth > 0 else 1), place in AT_LEAST_ONE)
            return tuple(self.value(inner[0], place, depth) for _ in range(min(count, AT_MOST.get(place, count))))
        if get_origin(annotation) in {Union, python_types.UnionType}:
            return self.one_of(get_args(annotation), place, depth)
        return self.node(annotation, depth)

    def one_of(self, options: tuple[Any, ...], place: str, depth: int) -> Any:
        if type(None) in options and (depth <= 0 or self.random.random() < 0.4):
            return None
        options = tuple(option for option in options if option is not type(None))
        if depth <= 0:
            small = [s for group in SHALLOW.values() for s in group if s in options]
            options = tuple(small) or options
        return self.value(self.random.choice(options), place, depth)

    def function(self) -> Function:
        receivers = [Receiver("s", "Store", kind) for kind in ("value", "pointer", "class", "static")]
        params = tuple(
            Parameter(f"{self.random.choice(NAMES)}{place}", self.value(ty.Type, "", 2), None, kind)
            for place, kind in enumerate(self.random.choices(["normal", "variadic", "keyword"], k=2))
        )
        return Function(
            self.random.choice(["LoadInvoice", "__init__", "_private", "type"]),
            params,
            self.value(tuple[ty.Type, ...], "", 2),
            self.random.random() < 0.5,
            self.random.choice([None, *receivers]),
            context=self.random.choice(["", "ctx"]),
            body=tuple(self.value(st.Statement, "", 6) for _ in range(4)),
            doc=self.random.choice(TEXTS),
        )


@lru_cache
def hints(kind: type[Node]) -> dict[str, Any]:
    """The fields of a node and their types."""
    return {name: hint for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__}
