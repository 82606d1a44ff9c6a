"""Builds the programs once, and prints what was proved."""

import pytest
from _pytest.terminal import TerminalReporter

from tests.proofs.build import Built, build_go, build_rust
from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import Catalogue


@pytest.fixture(scope="session")
def rust() -> Built:
    """All Rust programs."""
    return build_rust()


@pytest.fixture(scope="session")
def go(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All Go programs."""
    return build_go(tmp_path_factory.mktemp("go"))


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the checkout."""
    return load_catalogue()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print a table: one line for each proof that ran."""
    rows = [
        (str(dict(report.user_properties)["proof"]), report.outcome)
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if "proof" in dict(report.user_properties)
    ]
    if rows:
        terminalreporter.section("proofs")
        terminalreporter.write_line("port              source     port  ")
    for row, outcome in sorted(rows):
        terminalreporter.write_line(f"{row}  {outcome}")
