"""Handlers of errors that may be any: what a pattern cannot name is asked for."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_printed_names import skeletons

SOURCE = """class OutOfSpec(Exception):
    pass


def run(exc) -> None:
    try:
        raise exc.DriverError.instance("", OutOfSpec())
    except exc.DriverError as e:
        print(e)
    except OutOfSpec:
        raise ValueError("x")
"""


def test_a_box_of_any_error_is_asked_for_its_type(tmp_path: Path) -> None:
    text = skeletons(tmp_path / "a.py", SOURCE, "PY110")
    assert "Err(RunAttemptError::Source(e)) if e.is::<DriverError>() => {" in text
    assert "Err(RunAttemptError::Source(err)) if err.is::<OutOfSpec>() => {" in text
    assert "Err(RunAttemptError::OutOfSpec { .. }) => {" in text
