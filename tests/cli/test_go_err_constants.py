"""Constants of Go that are called like errors."""

from __future__ import annotations

import json
from pathlib import Path

from translator.cli import main


def test_a_constant_of_another_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text(
        'package p\n\nconst errTimedOut = "timed out"\n\nconst _1_up = 2\n', encoding="utf-8"
    )
    source = "package p\n\nfunc f(s string) error {\n\tuse(s, errTimedOut, _1_up)\n\treturn end(errLost)\n}\n"
    (tmp_path / "b.go").write_text(source, encoding="utf-8")
    output = tmp_path / "found.json"
    options = ["--isolated", "--select", "GO118", "--format", "json", "--output", str(output)]

    assert main(["scan", str(tmp_path), *options]) == 0

    (finding,) = json.loads(output.read_text(encoding="utf-8"))["findings"]
    assert "    r#use(s, ERR_TIMED_OUT, _1_UP);\n    Ok(end(Error::Lost)?)\n" in finding["skeleton"]
