"""Settings for every test."""

import pytest
from hypothesis import settings

from tests.toolchains import require

# Machines differ in speed by more than any deadline is worth.
settings.register_profile("rustbound", deadline=None, print_blob=True)
settings.load_profile("rustbound")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip or fail a test whose toolchain is missing."""
    for mark in item.iter_markers("toolchain"):
        require(*mark.args)
