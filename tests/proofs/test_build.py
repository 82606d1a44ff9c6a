"""The harness itself: a proof that is wrong fails, and takes no other down."""

import subprocess
from pathlib import Path

import pytest

from tests.proofs import programs
from tests.proofs.build import build_go, build_rust
from tests.proofs.programs import python, run
from tests.toolchains import needs


def tree(directory: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text(text, encoding="utf-8")


@needs("cargo")
def test_a_port_that_does_not_compile_fails_alone(tmp_path: Path) -> None:
    bins = "".join(f'[[bin]]\nname = "{name}"\npath = "{name}.rs"\n' for name in ("good", "bad"))
    tree(
        tmp_path,
        {
            "Cargo.toml": f'[package]\nname = "p"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n{bins}',
            "Cargo.lock": 'version = 4\n\n[[package]]\nname = "p"\nversion = "0.0.0"\n',
            "good.rs": 'fn main() { println!("fine") }\n',
            "bad.rs": "fn main() { missing() }\n",
        },
    )
    built = build_rust(tmp_path)
    assert run([built.programs["good"]], tmp_path).output == "fine\n"
    assert "bad" not in built.programs
    assert "cannot find function `missing`" in built.reason("bad")


@needs("cargo")
def test_a_broken_manifest_is_the_reason_for_all(tmp_path: Path) -> None:
    tree(tmp_path, {"Cargo.toml": "[package\n"})
    assert "Cargo.toml" in build_rust(tmp_path).reason("any")


@needs("go")
def test_a_source_that_does_not_compile_fails_alone(tmp_path: Path) -> None:
    tree(
        tmp_path,
        {
            "go.mod": "module proofs\n\ngo 1.24\n",
            "GO101/source.go": 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("fine") }\n',
            "GO102/source.go": "package main\n\nfunc main() { missing() }\n",
        },
    )
    built = build_go(tmp_path / "out", tmp_path)
    assert run([built.programs["GO101"]], tmp_path).output == "fine\n"
    assert "undefined: missing" in built.reason("GO102")


def test_output_and_exit_code_are_seen(tmp_path: Path) -> None:
    tree(tmp_path, {"source.py": "import sys\nprint('é')\nsys.exit(3)\n"})
    outcome = run(python(tmp_path / "source.py"), tmp_path)
    assert (outcome.output, outcome.code) == ("é\n", 3)


def test_a_program_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    tree(tmp_path, {"source.py": "import time\ntime.sleep(60)\n"})
    with pytest.raises(subprocess.TimeoutExpired):
        run(python(tmp_path / "source.py"), tmp_path)
