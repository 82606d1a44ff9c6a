"""Handlers whose classes an expression holds, and names that the library has for builtin exceptions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rust.python_code import ported
from tests.rust.scanned import skeletons


def handled(caught: str, before: str = "") -> str:
    source = (
        f"import socket\nimport anyio\n{before}\n"
        "def run(self, x):\n    try:\n        go(x)\n"
        f"    except {caught}:\n        print('a')\n"
        "    except LookupError:\n        raise\n"
    )
    return ported(source)


@pytest.mark.parametrize(
    ("caught", "arm"),
    [
        ("self.connection_errors", "GoError::ConnectionErrors { .. }"),
        ("self._errors()", "GoError::Errors { .. }"),
        ("kinds[0]", "GoError::Kinds { .. }"),
        ("tuple(FAILURES)", "GoError::Failures { .. }"),
        ("FAILURES + (KeyError,)", "GoError::Failures { .. } | GoError::Key { .. }"),
        ("(*FAILURES, KeyError)", "GoError::Failures { .. } | GoError::Key { .. }"),
        ("anyio.get_cancelled_exc_class()", "GoError::Cancelled { .. }"),
        ("socket.timeout", "GoError::Timeout { .. }"),
    ],
)
def test_a_value_that_holds_classes_is_no_catch_all(caught: str, arm: str) -> None:
    assert f"        Err({arm}) => {{\n" in handled(caught)


def test_a_tuple_of_the_module_is_its_classes() -> None:
    before = "SAFE = (KeyError, ValueError)\nALL = SAFE + (TypeError,)\n"
    assert "Err(GoError::Key { .. } | GoError::Value { .. } | GoError::Type { .. }) => {" in handled("ALL", before)


def test_a_name_that_is_bound_twice_stays_a_name() -> None:
    before = "SAFE = (KeyError,)\nSAFE += (ValueError,)\n"
    assert "Err(GoError::Safe { .. }) => {" in handled("SAFE", before)


def test_a_bare_handler_catches_all() -> None:
    source = "def run(x):\n    try:\n        go(x)\n    except Exception:\n        raise ValueError('no')\n"
    assert "go(x).map_err(|_| RunError::No)" in ported(source)


def test_aliases_are_raised_as_what_they_are_names_for() -> None:
    source = (
        "import socket\n\n\ndef run(x):\n    if not x:\n        raise socket.timeout()\n    raise socket.error('no')\n"
    )
    assert ported(source) == (
        "pub fn run(x: Undecided) -> Result<(), RunError> {\n"
        "    // DECIDE: `x` is tested for being empty, zero or absent; its type says which.\n"
        "    if !x {\n"
        "        return Err(RunError::Timeout);\n"
        "    }\n"
        "    Err(RunError::No)\n"
        "}\n"
    )


def shown(tmp_path: Path, body: str, base: str = "Exception") -> str:
    return skeletons(tmp_path, "PY106", f"class Refused({base}):\n{body}")[0].split("\n")[1]


def test_an_exception_shows_its_one_argument(tmp_path: Path) -> None:
    assert shown(tmp_path, "    def __init__(self, why: str):\n        self.said = why\n") == '#[error("{said}")]'


@pytest.mark.parametrize(
    ("body", "base"),
    [
        ("    def __init__(self, why: str, code: int):\n        self.why = why\n", "Exception"),
        ("    def __init__(self, why: str):\n        self.why = why\n", "Exception, Mixin"),
        ("    def __init__(self, why: str):\n        super().__init__()\n        self.why = why\n", "Exception"),
        ("    def __init__(self, why=None):\n        self.why = why\n", "Exception"),
    ],
)
def test_other_exceptions_show_their_name(tmp_path: Path, body: str, base: str) -> None:
    assert '#[error("{why}")]' not in skeletons(tmp_path, "PY106", f"class Refused({base}):\n{body}")[0]


def test_the_base_may_be_called_by_name(tmp_path: Path) -> None:
    body = "    def __init__(self, why):\n        Exception.__init__(self, 'no ' + why)\n        self.why = why\n"
    assert shown(tmp_path, body) == '#[error("no {why}")]'


def test_a_text_of_an_error_is_its_reason() -> None:
    source = (
        "def run(x):\n    try:\n        go(x)\n    except KeyError as e:\n        raise ValueError('bad ' + str(e))\n"
    )
    assert "reason: e.to_string()" in ported(source)
