"""What a front end could not lower, found in what it lowered."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from translator.engine.facts import Captured
from translator.ir.expressions import Opaque
from translator.ir.statements import OpaqueStatement
from translator.ir.types import OpaqueType

_encoder = msgspec.msgpack.Encoder()
# The tag of every one of them begins so.
_TAG = b"Opaque"


def opaque_parts(captured: Captured) -> Iterator[tuple[str, str]]:
    """Source and reason of each part. Raises RecursionError for values that nest too deep to be written."""
    # Nearly nothing is opaque: that is seen at once in the encoded value, and only the rest is walked through.
    if _TAG not in _encoder.encode((captured.code, captured.statements)):
        return
    waiting: list[object] = [captured.code, captured.statements]
    while waiting:
        value = waiting.pop()
        if isinstance(value, (Opaque, OpaqueStatement)):
            yield value.source, value.reason or "no words for it"
        elif isinstance(value, OpaqueType):
            yield value.source, "no words for the type"
        elif isinstance(value, tuple):
            waiting.extend(value)
        elif isinstance(value, Struct):
            waiting.extend(getattr(value, field) for field in value.__struct_fields__)
