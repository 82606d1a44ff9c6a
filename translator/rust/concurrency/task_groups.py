"""Wait groups and error groups."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import Known
from translator.rust.concurrency.threads import joined_threads
from translator.rust.dispatch import at
from translator.rust.expressions.ownership import index_text
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of


def group_call(call: ex.Call, scope: Scope) -> str | None:
    """Calls on wait groups and error groups as statements; None for other calls."""
    match call.function:
        case ex.Attribute(group, method):
            type_ = strip_pointer(type_of(group, scope))
        case _:
            return None
    if type_ not in {Known("waitgroup"), Known("errgroup")}:
        return None
    name = at(group, scope, POSTFIX)
    match method:
        case "Add" | "Done":
            return ""
        case "Wait":
            if scope.threads:
                return joined_threads(group, scope)
            scope.frame.awaits += 1
            return f"{name}.join_all().await;"
        case "SetLimit":
            limit = index_text(call.args[0], scope) if call.args else "1"
            if isinstance(group, ex.Name) and (local := scope.locals.get(group.text)) is not None:
                scope.bind(group.text, local._replace(limit="limit"))
            if scope.threads:
                return f"let (slots_tx, slots_rx) = crossbeam_channel::bounded::<()>({limit});"
            return f"let limit = std::sync::Arc::new(tokio::sync::Semaphore::new({limit}));"
        case _:
            return None
