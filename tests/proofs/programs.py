"""The proofs, and how their programs are run."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.proofs.build import PROOFS
from translator.catalog.proofs import port_name, source_of
from translator.rust.preferences import RustPreferences

SECONDS = 20
"""A program that runs longer hangs."""


class Outcome(NamedTuple):
    """What a program did: its standard output, its exit code, how long it took."""

    output: str
    code: int
    seconds: float


class Proof(NamedTuple):
    """A source program and a port of it; `name` is the port's in Cargo.

    `preferences`: what the skeleton in the port was printed with.
    """

    code: str
    name: str
    source: Path
    port: Path
    preferences: RustPreferences


PREFERENCES = {
    "port": RustPreferences(),
    "port-anyhow": RustPreferences(errors="anyhow"),
    "port-threads": RustPreferences(concurrency="threads"),
    "port-checked": RustPreferences(integers="checked"),
}
"""What a port prefers, by its file's name."""


def proofs(directory: Path = PROOFS) -> list[Proof]:
    """Every port of every proof: a directory with a source program; a port may have a source of its own below it."""
    found = [(path, source_of(path)) for path in sorted(directory.iterdir()) if path.is_dir()]
    return [
        Proof(path.name, port_name(port), source_of(path / port_name(port)) or source, port, PREFERENCES[port.stem])
        for path, source in found
        if source
        for port in (path / "port.rs", *sorted(path.glob("port-*.rs")))
    ]


def python(program: Path) -> list[str | Path]:
    """How a Python program is run: away from this environment."""
    return [sys.executable, "-I", program.resolve()]


def run(command: Sequence[str | Path], directory: Path) -> Outcome:
    """Run a program to its end. Raises subprocess.TimeoutExpired when it hangs."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=directory,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return Outcome(done.stdout, done.returncode, time.monotonic() - start)
