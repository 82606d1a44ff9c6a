import os
from pathlib import Path

import pytest

from tests.baseline.sample import BASELINE, call, write
from translator.baseline.places import Places


def test_what_nobody_lets_us_see_is_not_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.py": "", "b.py": ""})
    known = call(tmp_path)
    lstat = os.lstat

    def refused(path: str) -> os.stat_result:
        if path.endswith("secret/c.py"):
            raise PermissionError(13, "Permission denied")
        return lstat(path)

    monkeypatch.setattr(os, "lstat", refused)
    places = Places(tmp_path / BASELINE, known)
    assert [places.is_missing(path) for path in ("a.py", "c.py", "a.py/c.py", "secret/c.py")] == [
        False,
        True,
        True,
        False,
    ]
    assert places.is_deleted("c.py")
    assert not places.is_deleted("../c.py")


def test_paths_are_those_of_where_links_lead(tmp_path: Path) -> None:
    write(tmp_path, {"real/sub/a.py": "", "other/keep.py": ""})
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "other/up").symlink_to("../real/sub")
    places = Places(tmp_path / "link" / BASELINE, call(tmp_path))
    assert places.entry_path("link/sub/a.py") == "sub/a.py"
    assert places.entry_path("real/sub/a.py") == "sub/a.py"
    assert places.entry_path("other/up/a.py") == "sub/a.py"
    assert places.entry_path("other/keep.py") == "../other/keep.py"
    assert places.entry_path("real/sub/../../a.py") == "../a.py"


def test_only_source_files_are_looked_at(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "", "b.txt": "", "c": "#!/usr/bin/env python3\n", "d.go": ""})
    (tmp_path / "e.py").mkdir()
    places = Places(tmp_path / BASELINE, call(tmp_path))
    found = places.files(["d.go", "c", "b.txt", "a.py", "e.py", "none.py"])
    assert [(file.path, file.language) for file in found] == [("a.py", "python"), ("c", "python"), ("d.go", "go")]
