from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.revision.repository import ENVIRONMENT, git_in, init
from tests.revision.sample import EVAL, EXEC, LINES, changed, commit, project, since, untouched, write
from translator.errors import RunFailedError


def test_only_what_the_revision_did_not_have(tmp_path: Path) -> None:
    git = project(tmp_path, {"a.py": EVAL, "b.py": EXEC, "c.py": "x = 1\n"})
    write(tmp_path, {"a.py": "import os\n\n\n" + EVAL + "\n\n" + EXEC})
    assert changed(tmp_path) == ["a.py"]
    assert since(tmp_path) == ["a.py:10"]
    git("add", "-A")
    assert since(tmp_path) == ["a.py:10"]
    git("commit", "-qm", "second")
    assert since(tmp_path) == []
    assert since(tmp_path, "HEAD~1") == ["a.py:10"]
    assert since(tmp_path, "main") == []
    git("tag", "-am", "annotated", "v1", "HEAD~1")
    assert since(tmp_path, "v1") == ["a.py:10"]


def test_untracked_and_ignored_files_are_new(tmp_path: Path) -> None:
    project(tmp_path, {"a.py": EVAL, ".gitignore": "d.py\n"})
    write(tmp_path, {"b.py": EVAL, "d.py": EVAL})
    assert since(tmp_path) == ["b.py:2"]
    assert since(tmp_path, names=["d.py"]) == ["d.py:2"]


def test_the_work_tree_counts_whatever_is_staged(tmp_path: Path) -> None:
    git = project(tmp_path, {"a.py": "x = 1\n"})
    write(tmp_path, {"a.py": EVAL})
    git("add", "a.py")
    write(tmp_path, {"a.py": "x = 1\n"})
    assert since(tmp_path) == []
    git("rm", "-qf", "--cached", "a.py")
    assert since(tmp_path) == []
    write(tmp_path, {"a.py": EVAL})
    assert since(tmp_path) == ["a.py:2"]


def test_bits_that_make_git_look_away_do_not(tmp_path: Path) -> None:
    git = project(tmp_path, {"a.py": "x = 1\n", "b.py": "x = 1\n"})
    git("update-index", "--assume-unchanged", "a.py")
    git("update-index", "--skip-worktree", "b.py")
    write(tmp_path, {"a.py": EVAL, "b.py": EVAL})
    assert since(tmp_path) == ["a.py:2", "b.py:2"]


class TestMoves:
    @pytest.mark.parametrize("how", ["git mv", "mv", "copied, then deleted in a later commit"])
    def test_renamed_files(self, tmp_path: Path, how: str) -> None:
        git = project(tmp_path, {"a.py": EVAL + LINES, "b.py": ""})
        (tmp_path / "sub").mkdir()
        if how == "git mv":
            git("mv", "a.py", "sub/c.py")
        else:
            (tmp_path / "a.py").rename(tmp_path / "sub/c.py")
        assert since(tmp_path) == []
        assert since(tmp_path, names=["sub/c.py"]) == []
        if how.startswith("copied"):
            commit(git, tmp_path, {})
            assert since(tmp_path, "HEAD~1") == []

    def test_renamed_and_edited(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": EVAL + LINES, "b.py": ""})
        (tmp_path / "a.py").unlink()
        write(tmp_path, {"c.py": "import os\n" + EVAL.replace("rule", "text").replace("run", "go") + LINES + EXEC})
        assert since(tmp_path, names=["c.py"]) == ["c.py:42"]

    def test_a_copy_is_new(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": EVAL})
        write(tmp_path, {"b.py": EVAL})
        assert since(tmp_path) == ["b.py:2"]
        assert since(tmp_path, names=["b.py"]) == ["b.py:2"]

    @pytest.mark.parametrize("names", [[], ["b.py"], ["a.py", "b.py"]])
    def test_code_that_moved_to_another_file(self, tmp_path: Path, names: list[str]) -> None:
        project(tmp_path, {"a.py": EVAL + EXEC, "b.py": "x = 1\n"})
        write(tmp_path, {"a.py": EXEC, "b.py": "x = 1\n\n\n" + EVAL})
        assert since(tmp_path, names=names) == []
        write(tmp_path, {"b.py": "x = 1\n\n\n" + EVAL + EXEC})
        assert since(tmp_path, names=names) == ["b.py:8"]
        write(tmp_path, {"a.py": "y = 2\n"})
        assert since(tmp_path, names=names) == []

    def test_files_that_a_sparse_checkout_leaves_out_are_not_gone(self, tmp_path: Path) -> None:
        git = project(tmp_path, {"a.py": EVAL, "sub/b.py": EXEC})
        git("sparse-checkout", "set", "--no-cone", "/a.py")
        assert not (tmp_path / "sub").exists()
        assert since(tmp_path) == []
        write(tmp_path, {"a.py": EVAL + EXEC})
        assert since(tmp_path) == ["a.py:5"]


class TestNames:
    NAMES = ("with space.py", "new\nline.py", "tab\t.py", '"quoted".py', ":(top)a.py", "-n.py", "*.py", "café.py")

    def test_any_name(self, tmp_path: Path) -> None:
        names = [*self.NAMES, os.fsdecode(b"latin-\xe9.py")]
        git = init(tmp_path)
        for name in names:
            (tmp_path / name).write_text(EVAL)
        git("add", "-A")
        git("commit", "-qm", "x")
        assert changed(tmp_path) == []
        for name in names:
            (tmp_path / name).write_text("x = 1\n" + EVAL)
        assert len(changed(tmp_path)) == len(names)
        assert since(tmp_path) == []
        assert since(tmp_path, names=names) == []
        for name in names:
            (tmp_path / name).write_text(EVAL + EXEC)
        assert len(since(tmp_path)) == len(names)

    def test_many_files(self, tmp_path: Path) -> None:
        names = [f"d{number % 7}/f{number}.py" for number in range(450)]
        project(tmp_path, dict.fromkeys(names, EVAL))
        assert changed(tmp_path) == []
        write(tmp_path, dict.fromkeys(names, EVAL + EXEC))
        assert len(since(tmp_path)) == len(names)

    def test_a_directory_inside(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        project(tmp_path, {"sub/a.py": EVAL, "b.py": EVAL})
        write(tmp_path, {"sub/a.py": EVAL + EXEC, "b.py": EVAL + EXEC})
        monkeypatch.chdir(tmp_path / "sub")
        assert since(tmp_path / "sub") == ["a.py:5"]

    def test_links(self, tmp_path: Path) -> None:
        git = project(tmp_path, {"real/a.py": EVAL})
        (tmp_path / "link").symlink_to("real")
        (tmp_path / "b.py").symlink_to("real/a.py")
        git("add", "-A")
        git("commit", "-qm", "links")
        assert since(tmp_path, names=["link/a.py"]) == []
        write(tmp_path, {"real/a.py": EVAL + EXEC})
        assert since(tmp_path, names=["link/a.py"]) == ["link/a.py:5"]
        assert since(tmp_path, names=["real"]) == ["real/a.py:5"]
        elsewhere = tmp_path.parent / f"{tmp_path.name}-link"
        elsewhere.symlink_to(tmp_path)
        assert since(elsewhere, names=["real"]) == ["real/a.py:5"]

    def test_a_link_that_became_a_file(self, tmp_path: Path) -> None:
        git = project(tmp_path, {"a.py": EVAL})
        (tmp_path / "b.py").symlink_to("a.py")
        git("add", "-A")
        git("commit", "-qm", "link")
        (tmp_path / "b.py").unlink()
        write(tmp_path, {"b.py": EXEC})
        assert since(tmp_path) == ["b.py:3"]


class TestContent:
    def test_line_ends(self, tmp_path: Path) -> None:
        git = init(tmp_path)
        git("config", "core.autocrlf", "true")
        commit(git, tmp_path, {"a.py": EVAL})
        (tmp_path / "a.py").write_bytes(EVAL.replace("\n", "\r\n").encode())
        assert changed(tmp_path) == []
        (tmp_path / "a.py").write_bytes((EVAL + EXEC).replace("\n", "\r\n").encode())
        assert since(tmp_path) == ["a.py:5"]

    def test_encodings(self, tmp_path: Path) -> None:
        git = init(tmp_path)
        (tmp_path / ".gitattributes").write_text("b.py working-tree-encoding=UTF-16\n")
        (tmp_path / "a.py").write_bytes(b"# coding: latin-1\nname = '\xe9'\n" + EVAL.encode())
        (tmp_path / "b.py").write_text(EVAL, encoding="utf-16")
        git("add", "-A")
        git("commit", "-qm", "x")
        assert since(tmp_path) == []
        (tmp_path / "a.py").write_bytes(b"# coding: latin-1\nname = '\xe8'\n" + (EVAL + EXEC).encode())
        (tmp_path / "b.py").write_text(EVAL + EXEC, encoding="utf-16")
        assert since(tmp_path) == ["a.py:7", "b.py:5"]

    def test_modes(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": EVAL})
        (tmp_path / "a.py").chmod(0o755)
        assert changed(tmp_path) == []

    def test_generated_code_that_is_not_any_more(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": "# generated by hand\n" + EVAL})
        write(tmp_path, {"a.py": EVAL + EXEC})
        assert since(tmp_path) == ["a.py:5"]

    def test_a_suppression_that_was_taken_away(self, tmp_path: Path) -> None:
        silenced = EVAL.replace("(rule)\n", "(rule)  # rustbound: ignore[PY901] -- goes\n")
        project(tmp_path, {"a.py": silenced})
        write(tmp_path, {"a.py": silenced + LINES})
        assert since(tmp_path) == []
        write(tmp_path, {"a.py": EVAL})
        assert since(tmp_path) == ["a.py:2"]

    def test_a_file_that_was_broken_and_still_is(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": EVAL + "def (:\n"})
        write(tmp_path, {"a.py": EVAL + "def (:\nx = 1\n"})
        assert since(tmp_path) == []
        write(tmp_path, {"b.py": "def (:\n"})
        assert since(tmp_path) == ["b.py:1"]

    def test_sha256(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": EVAL, "b.py": EVAL}, "--object-format=sha256")
        write(tmp_path, {"a.py": EVAL + EXEC})
        assert changed(tmp_path) == ["a.py"]
        assert since(tmp_path) == ["a.py:5"]


class TestRepositories:
    def test_a_worktree_with_a_detached_head(self, tmp_path: Path) -> None:
        git = project(tmp_path / "main", {"a.py": EVAL})
        git("worktree", "add", "-q", "--detach", "../other")
        write(tmp_path / "other", {"a.py": EVAL + EXEC})
        assert since(tmp_path / "other") == ["a.py:5"]
        assert since(tmp_path / "main") == []

    def test_from_outside(self, tmp_path: Path) -> None:
        project(tmp_path / "in", {"a.py": EVAL})
        write(tmp_path, {"in/a.py": EVAL + EXEC})
        assert since(tmp_path, names=["in"]) == ["in/a.py:5"]

    def submodule(self, tmp_path: Path) -> Path:
        project(tmp_path / "library", {"s.py": EVAL})
        git = project(tmp_path / "main", {"a.py": EVAL})
        git("submodule", "--quiet", "add", "../library", "sub dir")
        git("commit", "-qm", "submodule")
        return tmp_path / "main"

    def test_a_submodule_is_compared_with_the_commit_that_was_recorded(self, tmp_path: Path) -> None:
        root = self.submodule(tmp_path)
        assert since(root) == []
        write(root, {"sub dir/s.py": EVAL + EXEC})
        assert since(root) == ["sub dir/s.py:5"]
        inside = git_in(root / "sub dir")
        commit(inside, root / "sub dir", {})
        assert since(root) == ["sub dir/s.py:5"]
        assert since(root, names=["sub dir/s.py"]) == ["sub dir/s.py:5"]
        git = git_in(root)
        git("commit", "-qam", "moved on")
        assert since(root) == []

    def test_a_submodule_that_the_revision_did_not_have_is_new(self, tmp_path: Path) -> None:
        root = self.submodule(tmp_path)
        assert since(root, "HEAD~1") == ["sub dir/s.py:2"]

    def test_a_submodule_without_that_commit(self, tmp_path: Path) -> None:
        root = self.submodule(tmp_path)
        git = git_in(root)
        git("update-index", "--cacheinfo", f"160000,{'1' * 40},sub dir")
        git("commit", "-qm", "elsewhere")
        with pytest.raises(RunFailedError, match=r"sub dir does not have the commit 1{12}.*git fetch origin"):
            since(root)
        assert since(root, names=["a.py"]) == []

    def test_a_directory_that_became_a_repository(self, tmp_path: Path) -> None:
        project(tmp_path, {"sub/a.py": EVAL})
        init(tmp_path / "sub")
        write(tmp_path, {"sub/a.py": EVAL + EXEC})
        assert since(tmp_path) == ["sub/a.py:5"]

    @pytest.mark.parametrize("content", [None, "gitdir: nowhere\n"])
    def test_a_git_directory_that_is_none(self, tmp_path: Path, content: str | None) -> None:
        project(tmp_path, {"sub/a.py": EVAL})
        if content is None:
            (tmp_path / "sub/.git").mkdir()
        else:
            (tmp_path / "sub/.git").write_text(content)
        write(tmp_path, {"sub/a.py": EVAL + EXEC})
        assert since(tmp_path, names=["sub/a.py"]) == ["sub/a.py:5"]


class TestErrors:
    def test_no_repository(self, tmp_path: Path) -> None:
        write(tmp_path, {"a.py": EVAL})
        with pytest.raises(RunFailedError, match="not in a git repository"):
            since(tmp_path)

    def test_no_commits(self, tmp_path: Path) -> None:
        init(tmp_path)
        write(tmp_path, {"a.py": EVAL})
        with pytest.raises(RunFailedError, match=r"--since HEAD: .* has no commits yet"):
            since(tmp_path)

    @pytest.mark.parametrize("name", ["nope", "--help", "", "HEAD:a.py", "HEAD~9", "a\nb", "origin/main..HEAD"])
    def test_no_such_revision(self, tmp_path: Path, name: str) -> None:
        project(tmp_path, {"a.py": EVAL})
        with pytest.raises(RunFailedError, match="no such commit in"):
            since(tmp_path, name)

    def test_a_shallow_clone(self, tmp_path: Path) -> None:
        git = project(tmp_path / "far", {"a.py": EVAL})
        commit(git, tmp_path / "far", {"a.py": EVAL + EXEC})
        git_in(tmp_path)("clone", "-q", "--depth=1", f"file://{tmp_path}/far", "near")
        assert since(tmp_path / "near") == []
        with pytest.raises(RunFailedError, match=r"HEAD~1: .*shallow clone.*--deepen.*fetch-depth: 0"):
            since(tmp_path / "near", "HEAD~1")

    def test_a_clone_without_blobs_does_not_fetch_them(self, tmp_path: Path) -> None:
        git = project(tmp_path / "far", {"a.py": EVAL})
        git("config", "uploadpack.allowFilter", "true")
        commit(git, tmp_path / "far", {"a.py": EVAL + EXEC})
        git_in(tmp_path)("clone", "-q", "--filter=blob:none", f"file://{tmp_path}/far", "near")
        assert since(tmp_path / "near") == []
        with untouched(tmp_path / "near"), pytest.raises(RunFailedError, match=r"this clone is partial"):
            since(tmp_path / "near", "HEAD~1")

    def test_a_repository_that_git_cannot_read(self, tmp_path: Path) -> None:
        project(tmp_path, {"a.py": EVAL})
        (tmp_path / ".git/HEAD").unlink()
        with pytest.raises(RunFailedError, match="--since: git cannot read"):
            since(tmp_path)

    def test_no_git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        project(tmp_path, {"a.py": EVAL})
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(RunFailedError, match="git: no such program"):
            since(tmp_path)


class TestEnvironment:
    def test_what_hooks_say(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        project(tmp_path / "main", {"a.py": EVAL})
        project(tmp_path / "other", {"a.py": EVAL + EXEC})
        write(tmp_path / "main", {"a.py": EVAL + EXEC})
        # A hook's own, and one that was left in a shell.
        for directory in (".git", str(tmp_path / "other/.git")):
            monkeypatch.setenv("GIT_DIR", directory)
            monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other/.git/index"))
            monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
            assert since(tmp_path / "main") == ["a.py:5"]

    def test_a_repository_that_only_the_environment_knows(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project(tmp_path / "home", {"a.py": EVAL})
        (tmp_path / "home/.git").rename(tmp_path / "store.git")
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "store.git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "home"))
        write(tmp_path / "home", {"a.py": EVAL + EXEC})
        assert since(tmp_path / "home") == ["a.py:5"]
        monkeypatch.delenv("GIT_WORK_TREE")
        monkeypatch.chdir(tmp_path / "home")
        assert since(tmp_path / "home") == ["a.py:5"]

    def test_a_bare_repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git_in(tmp_path)("init", "-q", "--bare", "bare.git")
        write(tmp_path, {"tree/a.py": EVAL})
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "bare.git"))
        with pytest.raises(RunFailedError, match="git cannot read its work tree"):
            since(tmp_path / "tree")

    def test_a_hook(self, tmp_path: Path) -> None:
        git = project(tmp_path, {"a.py": EVAL})
        hook = tmp_path / ".git/hooks/pre-commit"
        hook.write_text(f"#!/bin/sh\n{sys.executable} -m translator check --isolated --since HEAD a.py\n")
        hook.chmod(0o755)
        write(tmp_path, {"a.py": EVAL + LINES})
        git("commit", "-qam", "passes")
        write(tmp_path, {"a.py": EVAL + LINES + EXEC})
        for arguments in (["-a"], ["a.py"]):
            done = subprocess.run(
                ["git", "commit", "-qm", "fails", *arguments],
                cwd=tmp_path,
                env=ENVIRONMENT,
                capture_output=True,
                text=True,
                check=False,
            )
            assert (done.returncode, "1 finding not new" in done.stderr) == (1, True), done.stderr


def test_nothing_is_touched(tmp_path: Path) -> None:
    git = project(tmp_path, {"a.py": EVAL + LINES, "b.py": EXEC, "c.py": EVAL})
    write(tmp_path, {"d.py": EXEC + EVAL, "a.py": EVAL})
    git("mv", "b.py", "e.py")
    # An index that git would like to refresh.
    os.utime(tmp_path / "c.py", (1, 1))
    with untouched(tmp_path):
        assert since(tmp_path) == ["d.py:3", "d.py:5"]
