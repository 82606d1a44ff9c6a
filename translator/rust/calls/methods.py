"""Methods with one certain counterpart, by what has them."""

from __future__ import annotations

from translator.rust.calls.asyncio_calls import ASYNCIO_METHODS
from translator.rust.calls.buffer_methods import BUFFER_METHODS
from translator.rust.calls.call_table import (
    BUILDER_METHODS,
    CANCEL_METHODS,
    DATETIME_METHODS,
    DURATION_METHODS,
    ERROR_METHODS,
    TICKER_METHODS,
    Rules,
)
from translator.rust.calls.clock_functions import CLOCK_METHODS, DATE_METHODS
from translator.rust.calls.collection_methods import (
    CHARACTER_METHODS,
    LIST_METHODS,
    MAP_METHODS,
    SET_METHODS,
    TASK_METHODS,
)
from translator.rust.calls.path_methods import CERTAIN_PATH_METHODS, PATH_METHODS
from translator.rust.calls.pattern_calls import CAPTURE_METHODS, PATTERN_METHODS
from translator.rust.calls.process_calls import PROCESS_METHODS
from translator.rust.calls.std_methods import GO_METHODS
from translator.rust.calls.text_functions import HASHER_METHODS
from translator.rust.calls.text_methods import BYTES_METHODS, STRING_METHODS

METHODS: dict[str, Rules] = {
    "buffer": BUFFER_METHODS,
    "builder": BUILDER_METHODS,
    "string": STRING_METHODS,
    "bytes": BYTES_METHODS,
    "list": LIST_METHODS,
    "map": MAP_METHODS,
    "set": SET_METHODS,
    "task": TASK_METHODS,
    "rune": CHARACTER_METHODS,
    "datetime": DATETIME_METHODS,
    "duration": DURATION_METHODS,
    "error": ERROR_METHODS,
    "context": CANCEL_METHODS,
    "path": PATH_METHODS,
    "ticker": TICKER_METHODS,
}
_PYTHON: dict[str, Rules] = {
    "captures": CAPTURE_METHODS,
    "date": DATE_METHODS,
    "datetime": CLOCK_METHODS,
    "hasher": HASHER_METHODS,
    "regex": PATTERN_METHODS,
    **ASYNCIO_METHODS,
    **PROCESS_METHODS,
}
METHODS |= {kind: METHODS.get(kind, {}) | table for kind, table in _PYTHON.items()}
METHODS |= {kind: METHODS.get(kind, {}) | table for kind, table in GO_METHODS.items()}
"""By what kind of type the receiver has."""

CERTAIN: Rules = (
    {name: STRING_METHODS[name] for name in ("startswith", "endswith", "splitlines", "casefold")}
    | CERTAIN_PATH_METHODS
    | {
        # Also the methods of many other classes, but only a mapping's take no argument.
        name: MAP_METHODS[name]
        for name in ("items", "keys", "values")
    }
)
"""Methods whose name alone tells their type."""
