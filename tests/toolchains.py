"""Tests that run Go, Cargo or rustfmt say so: `@needs("go", "cargo")`, or `pytestmark = needs("go")`.

Without the program such a test is skipped with a reason; under
RUSTBOUND_REQUIRE_TOOLCHAINS=1 (continuous integration) it fails, so that a
machine without a toolchain never passes for one that has it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    """Mark a test as one that runs these programs."""
    return pytest.mark.toolchain(*programs)


def require(*programs: str) -> None:
    """Skip or fail the running test when one of these programs is missing."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    _missing(f"not on PATH: {', '.join(missing)}")


def _missing(reason: str) -> NoReturn:
    if os.environ.get("RUSTBOUND_REQUIRE_TOOLCHAINS") == "1":
        pytest.fail(f"{reason} (RUSTBOUND_REQUIRE_TOOLCHAINS=1)", pytrace=False)
    pytest.skip(reason)


def require_package_index(directory: Path) -> None:
    """Skip or fail the running test when pip cannot install packages from the index it is configured for."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(directory), "click"]
    found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if found.returncode != 0:
        _missing(f"pip has no package index: {found.stderr.strip().splitlines()[-1:]}")
