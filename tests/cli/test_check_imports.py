"""What a clean pass imports. Each commit pays for it, so whoever adds to it must mean to: the lists are whole."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

LIBRARIES = {"msgspec", "tree_sitter", "tree_sitter_go", "tree_sitter_python"}
# Of the standard library what takes a millisecond or more.
SLOW = {
    "argparse",
    "ast",
    "asyncio",
    "concurrent.futures",
    "csv",
    "dataclasses",
    "difflib",
    "email",
    "hashlib",
    "html",
    "http",
    "importlib.metadata",
    "importlib.resources",
    "inspect",
    "json",
    "logging",
    "multiprocessing",
    "pickle",
    "random",
    "shutil",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "tomllib",
    "traceback",
    "unicodedata",
    "xml",
    "zipfile",
}
OURS = set(
    """
    bundled errors
    catalog catalog.cache catalog.files catalog.pattern
    cli cli.asked cli.checking cli.given cli.guard cli.hook cli.prepare cli.signals
    engine engine.depth engine.facts engine.gate engine.matcher engine.problems engine.relevant engine.select
    engine.survey engine.width
    ir ir.node
    report report.gate_summary report.progress report.terminal report.visible report.words
    rust rust.preferences
    settings settings.exclusion settings.find settings.load settings.names settings.selection settings.settings
    source source.decoding source.discovery source.files source.frontend source.generated source.grammar source.ignore
    source.language source.named source.opening source.paths source.positions source.reading source.repository
    source.rules source.vendored source.walking source.wildmatch
    suppressions suppressions.mark
    """.split()
)
FRONT_ENDS = {
    "a.py": {"python", "python.comments", "python.dialect", "python.frontend", "python.syntax", "python.units"},
    "a.go": {"go", "go.comments", "go.frontend", "go.syntax", "go.units"},
}
CLEAN = {"a.py": "def f(x: int) -> int:\n    return x + 1\n", "a.go": "package a\n\nfunc F() int { return 1 }\n"}


def imported(directory: Path, *arguments: str, stderr: int = subprocess.DEVNULL) -> set[str]:
    """The modules that a check in a process of its own has imported when it ends with 0."""
    script = (
        # An environment of developers has it, and msgspec takes it where it is: one that runs a hook has not.
        "import sys; sys.modules['typing_extensions'] = None; before = set(sys.modules)\n"
        "from translator.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "print(*(set(sys.modules) - before))\n"
        "sys.exit(code)\n"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(directory.parent / "cache"), "TERM": "xterm"}
    environment.pop("CI", None)
    run = subprocess.run(
        [sys.executable, "-c", script, "check", *arguments],
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    directory = tmp_path / "project"
    directory.mkdir()
    for name, content in CLEAN.items():
        (directory / name).write_text(content, encoding="utf-8")
    # The first run compiles the catalogue.
    imported(directory, "a.py")
    return directory


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_pass_imports_nothing_it_does_not_need(name: str, project: Path) -> None:
    loaded = imported(project, "--force-exclude", name)
    ours = {module.removeprefix("translator.") for module in loaded if module.startswith("translator.")}
    assert ours == OURS | FRONT_ENDS[name]
    assert not loaded & SLOW
    installed = {module.partition(".")[0] for module in loaded} - sys.stdlib_module_names - {"translator"}
    assert installed <= LIBRARIES


def test_a_file_that_must_be_matched_needs_no_more_libraries(project: Path) -> None:
    (project / "b.py").write_text("def f(x):\n    return getattr(x, 'name')\n", encoding="utf-8")
    loaded = imported(project, "b.py")
    assert "translator.engine.match" in loaded
    assert not loaded & (SLOW - {"dataclasses", "inspect", "ast", "unicodedata"})
    assert not {
        module for module in loaded if module.startswith(("translator.ir.s", "translator.rust.t", "click", "rich"))
    }


def test_a_terminal_makes_no_difference(project: Path) -> None:
    # Git runs hooks on the terminal of who commits.
    ours, theirs = pty.openpty()
    try:
        on_terminal = imported(project, "a.py", "a.go", stderr=theirs)
    finally:
        os.close(ours)
        os.close(theirs)
    assert on_terminal == imported(project, "a.py", "a.go")
