"""What a body's results are in Rust."""

from __future__ import annotations

from translator.ir.types import Optional, Pointer
from translator.rust.scope import Scope
from translator.rust.types.printed import owned, tuple_of


def results_text(scope: Scope) -> str:
    """The type of the results, errors apart: `()`, one type, an `Option`, a tuple."""
    results = scope.results
    texts = []
    for place, type_ in enumerate(results.types):
        inner = type_.to if isinstance(type_, Pointer) else type_.of if isinstance(type_, Optional) else type_
        text = owned(inner, scope)
        nilable = place < len(results.nilable) and results.nilable[place]
        texts.append(f"Option<{text}>" if nilable and not text.startswith("Option<") else text)
    if results.comma_ok:
        return f"Option<{texts[0]}>"
    return texts[0] if len(texts) == 1 else tuple_of(texts)


def whole_result(scope: Scope) -> str:
    """The type behind the arrow: with `Result` where the body fails."""
    text = results_text(scope)
    return scope.errors.result(text) if scope.results.fallible else text
