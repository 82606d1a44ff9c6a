"""Modules of a project that are called as one of Python's are the project's."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from translator.cli.group import rustbound

SIGNAL = "LEVEL = 3\n\n\ndef send(name: str) -> int:\n    return len(name)\n"
MAIN = """import os
import signal


class Host:
    def __init__(self, os: str, sys: list[str]):
        self.os = os
        self.sys = sys

    def check(self, name: str):
        if signal.send(name) > signal.LEVEL:
            raise ValueError(name)
        first = self.sys.argv
        value = self.os.environ["HOME"]
        try:
            home = os.environ["HOME"]
        except KeyError:
            home = "/"
        return home
"""


def test_a_module_of_the_project_is_not_the_librarys(tmp_path: Path) -> None:
    (tmp_path / "signal.py").write_text(SIGNAL)
    (tmp_path / "main.py").write_text(MAIN)
    arguments = ["scan", str(tmp_path), "--isolated", "--select", "PY110", "--format", "json"]
    found = CliRunner().invoke(rustbound, arguments, catch_exceptions=False)
    (finding,) = json.loads(found.stdout)["findings"]
    skeleton = finding["skeleton"]
    assert "if signal::send(name) > signal::LEVEL {" in skeleton
    assert "let first = &self.sys.argv;" in skeleton
    assert 'let value = &self.os.environ["HOME"];' in skeleton
    assert 'let home = std::env::var("HOME").ok().unwrap_or_else(|| "/".to_owned());' in skeleton
    assert "todo!" not in skeleton


def test_a_module_value_that_is_made_of_itself_has_a_skeleton(tmp_path: Path) -> None:
    source = "import os\n\nhome = os.path.expanduser(home)\ntry:\n    print(home)\nfinally:\n    os.unlink(home)\n"
    (tmp_path / "main.py").write_text(source)
    arguments = ["scan", str(tmp_path), "--isolated", "--select", "PY102", "--format", "json"]
    found = CliRunner().invoke(rustbound, arguments, catch_exceptions=False)
    document = json.loads(found.stdout)
    assert document["ledger"]["constructs"] == []
    assert "std::fs::remove_file(&HOME)" in document["findings"][0]["skeleton"]
