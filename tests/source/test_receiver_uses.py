"""What the text of a method's body says of its receiver."""

from __future__ import annotations

import pytest

from translator.source.receiver_uses import calls_on, takes_lock


@pytest.mark.parametrize(
    ("body", "calls"),
    [
        (b"s.flush()\nreturn s.store.put(x)", ("flush", "store.put")),
        (b"s.flush(); s.flush()", ("flush",)),
        (b"x.s.flush(); ss.flush(); s.size", ()),
        (b"f(s).flush()", ()),
    ],
)
def test_calls(body: bytes, calls: tuple[str, ...]) -> None:
    assert calls_on("s", body) == calls


@pytest.mark.parametrize(
    ("body", "locks"),
    [
        (b"s.mu.Lock()", True),
        (b"s.mu.RLock()", True),
        (b"s.Lock()", True),
        (b"with s._lock:\n  pass", True),
        (b"other.mu.Lock()", False),
        (b"s.locked()", False),
        (b"print(s.lock)", False),
    ],
)
def test_locks(body: bytes, *, locks: bool) -> None:
    assert takes_lock("s", body) == locks
