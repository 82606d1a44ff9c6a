"""A method that calls one that changes the receiver changes it too."""

from __future__ import annotations

import pytest

from translator.ir.declarations import Declaration, Field, Function, Receiver, Structure
from translator.ir.index import UnitDeclarations, build_index
from translator.ir.types import Named, Optional, Pointer


def method(name: str, *calls: str, of: str = "Store", mutates: bool = False, locked: bool = False) -> Function:
    return Function(name, receiver=Receiver("s", of, "pointer", mutates, locked=locked, calls=calls))


def mutates(*declared: Declaration, method: str = "Store.run", other: tuple[Declaration, ...] = ()) -> bool:
    index = build_index([UnitDeclarations("u", declared), UnitDeclarations("a/b", other)])
    receiver = index.functions["u"][method].receiver
    assert receiver is not None
    return receiver.mutates


PUT = method("put", mutates=True)
PUT_OF = method("put", of="Other", mutates=True)


@pytest.mark.parametrize(
    "declared",
    [
        (method("run", "put"), PUT),
        (PUT, method("step", "put"), method("run", "step")),
        (method("run", "inner.put"), Structure("Store", (Field("inner", Pointer(Named("Other"))),)), PUT_OF),
        (method("run", "put"), Structure("Store", (Field("Other", Named("Other"), embedded=True),)), PUT_OF),
        (method("run", "put"), Structure("Store", bases=(Named("Other"),), kind="class"), PUT_OF),
        (method("run", "inner.put"), Structure("Store", (Field("inner", Optional(Named("Other"))),)), PUT_OF),
    ],
)
def test_spreads(declared: tuple[Declaration, ...]) -> None:
    assert mutates(*declared)


@pytest.mark.parametrize(
    "declared",
    [
        (method("run"), PUT),
        (method("run", "size"), method("size"), PUT),
        (method("run", "put", locked=True), PUT),
        (method("run", "put"), method("put", mutates=True, locked=True)),
        (method("run", "inner.put"), PUT),
        (method("run", "put"), PUT_OF),
        (method("run", "run"),),
    ],
)
def test_does_not_spread(declared: tuple[Declaration, ...]) -> None:
    assert not mutates(*declared)


def test_spreads_over_units() -> None:
    run = method("run", "inner.put")
    store = Structure("Store", (Field("inner", Named("Other", "a/b")),))
    assert mutates(run, store, other=(PUT_OF,))
    assert not mutates(run, store)


def test_circles_end() -> None:
    assert mutates(method("run", "step"), method("step", "run", "put"), PUT)
    assert not mutates(method("run", "step"), method("step", "run"))
    assert not mutates(method("run", "put"), Structure("Store", bases=(Named("Store"),)))
