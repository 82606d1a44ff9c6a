"""Builds every program of the proofs once: Rust's by Cargo, Go's by the go command."""

import json
import os
import subprocess
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PROOFS = ROOT / "fixtures" / "proofs"
PATTERNS = ROOT / "patterns"

_BUILD_SECONDS = 900


class Built(NamedTuple):
    """`programs`: executables by name. `errors`: what the compiler said, by name; the empty name is everyone's."""

    programs: dict[str, Path]
    errors: dict[str, str]

    def reason(self, name: str) -> str:
        """Why there is no program of that name."""
        return self.errors.get(name) or self.errors.get("") or f"{name} was not built"


def build_rust(directory: Path = PROOFS) -> Built:
    """Build all Rust programs; offline when every crate is here already."""
    offline = _cargo(directory, "--offline")
    built = _read_messages(offline)
    # Without a single message of the compiler Cargo itself failed: it lacks a crate.
    if offline.returncode and not built.programs and not built.errors:
        online = _cargo(directory)
        built = _read_messages(online)
        if online.returncode and not built.programs:
            built.errors.setdefault("", online.stderr)
    return built


def _cargo(directory: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = ["cargo", "build", "--bins", "--locked", "--keep-going", "--message-format=json", "--quiet", *options]
    return _run(command, directory)


def _read_messages(done: subprocess.CompletedProcess[str]) -> Built:
    built = Built({}, {})
    for line in done.stdout.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        name = message.get("target", {}).get("name", "")
        if message.get("reason") == "compiler-artifact" and message.get("executable"):
            built.programs[name] = Path(message["executable"])
        elif message.get("reason") == "compiler-message" and message["message"]["level"] == "error":
            built.errors[name] = built.errors.get(name, "") + message["message"]["rendered"]
    return built


def build_go(output: Path, directory: Path = PROOFS) -> Built:
    """Build all Go programs into `output`; their names are those of their directories."""
    output.mkdir(parents=True, exist_ok=True)
    done = _run(["go", "build", "-o", f"{output}{os.sep}", "./..."], directory)
    programs = {path.name: path for path in output.iterdir()}
    return Built(programs, {} if done.returncode == 0 else {"": done.stderr})


def _run(command: list[str], directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=directory, capture_output=True, encoding="utf-8", check=False, timeout=_BUILD_SECONDS
    )
