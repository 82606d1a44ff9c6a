from __future__ import annotations

import pytest

from tests.rust.lowered import called, function, local, number, text
from translator.ir import expressions as ex
from translator.ir.types import ERROR, INT, STRING, List
from translator.rust.calls.log_fields import is_logger
from translator.rust.dispatch import plain
from translator.rust.scope import scope_for

SCOPE = scope_for(function("run", params={"id": INT, "name": STRING, "err": ERROR, "tags": List(STRING)}))


def logged(call: ex.Call) -> str:
    return plain(call, SCOPE)


@pytest.mark.parametrize(
    ("level", "macro"), [("Debug", "debug"), ("Info", "info"), ("Warn", "warn"), ("Error", "error"), ("Trace", "trace")]
)
def test_levels(level: str, macro: str) -> None:
    assert logged(called(f"s.logger.{level}", text("done"))) == f'tracing::{macro}!("done")'


def test_names_and_values_are_fields_before_the_message() -> None:
    call = called("s.logger.Warn", text("lost"), text("id"), local("id"), text("error"), local("err"))
    assert logged(call) == 'tracing::warn!(id, error = %err, "lost")'


def test_each_value_is_recorded_as_it_can_be() -> None:
    call = called("logger.Info", text("got"), text("peer name"), local("name"), text("tags"), local("tags"))
    assert logged(call) == 'tracing::info!(peer_name = name, ?tags, "got")'
    assert logged(called("logger.Info", text("got"), text("n"), number(3))) == 'tracing::info!(n = 3, "got")'


def test_the_text_of_an_error_is_the_error() -> None:
    said = ex.Call(ex.Attribute(local("err"), "Error"))
    assert logged(called("logger.Error", text("lost"), text("error"), said)) == 'tracing::error!(error = %err, "lost")'


def test_fields_made_by_functions() -> None:
    fields = (
        called("String", text("name"), local("name"), package="go.uber.org/zap"),
        called("Error", local("err"), package="go.uber.org/zap"),
    )
    assert logged(called("s.logger.Error", text("lost"), *fields)) == 'tracing::error!(name, error = %err, "lost")'


def test_a_package_logs_like_a_logger() -> None:
    call = called("Warn", text("lost"), text("id"), local("id"), package="log/slog")
    assert logged(call) == 'tracing::warn!(id, "lost")'


def test_formats_stay_text() -> None:
    assert logged(called("s.Warnf", text("lost %d"), local("id"))) == 'tracing::warn!("lost {id}")'
    assert "id =" not in logged(called("logger.Warn", text("lost %d"), local("id")))


def test_what_is_no_logger_is_called() -> None:
    assert logged(called("s.store.Info", text("x"))) == 'self.store.info("x")'
    assert not is_logger(local("catalog"), SCOPE)
    assert is_logger(local("auditLogger"), SCOPE)
