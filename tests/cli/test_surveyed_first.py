"""What a file declares must not depend on which file was surveyed before it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.scan_project import command

SENTINEL = 'package a\n\nimport "errors"\n\n// ErrGone says so.\nvar ErrGone = errors.New("the thing went away")\n'
USER = "package a\n\nfunc f(n int) error {\n\tif n == 0 {\n\t\treturn ErrGone\n\t}\n\treturn nil\n}\n"


def test_a_file_with_only_sentinels(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text(SENTINEL)
    (tmp_path / "b.go").write_text(USER)
    scanned = command("scan", "--isolated", "--jobs", "1", "--select", "GO118", "--format", "json", str(tmp_path))
    (found,) = json.loads(scanned.stdout)["findings"]
    assert '#[error("the thing went away")] // ErrGone' in found["skeleton"]
