import os
from pathlib import Path

from tests.revision.repository import init
from tests.revision.sample import EVAL, project, untouched, write
from translator.revision.status import files_in_work


def test_files_that_are_not_as_the_last_commit_has_them(tmp_path: Path) -> None:
    git = project(tmp_path, {"a.py": EVAL, "b.py": EVAL, "c.py": EVAL, "sub/d.py": EVAL, ".gitignore": "no.py\n"})
    write(
        tmp_path,
        {"a.py": "", "sub/d.py": "", "new dir/e \n.py": EVAL, "no.py": EVAL, "f.py": EVAL, "vendor/v.py": EVAL},
    )
    git("mv", "b.py", "g.py")
    git("add", "f.py")
    # An index that git would like to refresh.
    os.utime(tmp_path / "c.py", (1, 1))
    with untouched(tmp_path):
        assert sorted(files_in_work(tmp_path)) == ["a.py", "b.py", "f.py", "g.py", "new dir/e \n.py", "sub/d.py"]
        assert "d.py" in files_in_work(tmp_path / "sub")


def test_without_commits_all_files_are_in_work(tmp_path: Path) -> None:
    init(tmp_path)
    write(tmp_path, {"a.py": ""})
    assert files_in_work(tmp_path) == ["a.py"]


def test_without_a_repository_none_are(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": ""})
    assert files_in_work(tmp_path) == []
