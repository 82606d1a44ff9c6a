"""What a method's body does with its receiver, as far as its text tells."""

from __future__ import annotations

import re
from functools import lru_cache


def calls_on(receiver: str, body: bytes) -> tuple[str, ...]:
    """The methods that a body calls on its receiver and on what that holds, as paths: `flush`, `store.put`."""
    found = _calls(receiver).findall(body)
    return tuple(sorted({path.decode(errors="replace") for path in found}))


def takes_lock(receiver: str, body: bytes) -> bool:
    """Whether a body locks something that its receiver holds: `s.mu.Lock()`, `with self._lock:`."""
    return _lock(receiver).search(body) is not None


@lru_cache
def _calls(receiver: str) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![\w.])%s\.(\w+(?:\.\w+){0,3})\(" % re.escape(receiver.encode()))


@lru_cache
def _lock(receiver: str) -> re.Pattern[bytes]:
    name = re.escape(receiver.encode())
    return re.compile(
        rb"(?<![\w.])%s(?:\.\w+)*\.R?Lock\(|(?:with|acquire)\s+%s\.\w*(?:lock|mutex)\w*" % (name, name), re.IGNORECASE
    )
