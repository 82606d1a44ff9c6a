"""Tests that run Go, Cargo or rustfmt say so: `@needs("go", "cargo")`, or `pytestmark = needs("go")`.

Without the program such a test is skipped with a reason; under
RUSTBOUND_REQUIRE_TOOLCHAINS=1 (continuous integration) it fails, so that a
machine without a toolchain never passes for one that has it.
"""

import os
import shutil

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    """Mark a test as one that runs these programs."""
    return pytest.mark.toolchain(*programs)


def require(*programs: str) -> None:
    """Skip or fail the running test when one of these programs is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    reason = f"not on PATH: {', '.join(missing)}"
    if os.environ.get("RUSTBOUND_REQUIRE_TOOLCHAINS") == "1":
        pytest.fail(f"{reason} (RUSTBOUND_REQUIRE_TOOLCHAINS=1)", pytrace=False)
    pytest.skip(reason)
