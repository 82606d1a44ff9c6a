"""Which file holds, and what comes of a file that extends others."""

import os
from pathlib import Path

import pytest

from translator.errors import RunFailedError
from translator.rust.preferences import RustPreferences
from translator.settings.load import load_settings
from translator.settings.settings import Exclusion, PerFileIgnores, Selectors, Settings

PYPROJECT = "[project]\nname = 'x'\n[tool.rustbound]\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory: a repository, so that nothing above it counts."""
    made = tmp_path / "repository"
    (made / ".git").mkdir(parents=True)
    monkeypatch.chdir(made)
    return made


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_all_is_as_it_is_by_default(root: Path) -> None:
    assert load_settings(root) == Settings()


def test_every_key(root: Path) -> None:
    (root / "pages").mkdir()
    path = write(
        root / "rustbound.toml",
        """
        select = ["GO1"]
        extend-select = ["GO950"]
        ignore = ["error-wrap"]
        per-file-ignores = { "tests/**" = ["GO101", "errors"] }
        verdict = ["blocked", "redesign"]
        language = ["go"]
        fail-on = "redesign"
        exclude = ["legacy/", "!legacy/keep.py"]
        force-exclude = true
        extend-patterns = ["pages"]
        baseline = "../baseline.json"
        effort = { 1 = 5, 2 = 10.5, 3 = 20, 5 = 40, 8 = 90, 13 = 240 }
        cache-dir = ".cache"
        no-cache = true
        rust = { errors = "anyhow", concurrency = "threads", integers = "checked" }
        """,
    )
    settings = load_settings(root)
    origins = settings.origins
    assert settings == Settings(
        source=path,
        selectors=(Selectors(("GO1",), ("GO950",), ("error-wrap",), path),),
        verdicts=("blocked", "redesign"),
        languages=("go",),
        fail_on="redesign",
        per_file_ignores=(PerFileIgnores(root, "tests/**", ("GO101", "errors"), path),),
        exclude=(Exclusion(root, ("legacy/", "!legacy/keep.py"), "rustbound.toml"),),
        force_exclude=True,
        extend_patterns=(root / "pages",),
        baseline=root.parent / "baseline.json",
        effort={1: 5, 2: 10.5, 3: 20, 5: 40, 8: 90, 13: 240},
        rust=RustPreferences("anyhow", "threads", "checked"),
        cache_dir=root / ".cache",
        no_cache=True,
        origins=origins,
    )
    assert set(origins.values()) == {"rustbound.toml"}


def test_the_nearest_file_holds_and_no_other(root: Path) -> None:
    write(root / "rustbound.toml", "force-exclude = true\n")
    near = write(root / "a" / "pyproject.toml", PYPROJECT + "no-cache = true\n")
    write(root / "a" / "b" / "pyproject.toml", "[tool.other]\nrustbound = 1\n")
    (root / "a" / "b" / "c").mkdir()
    settings = load_settings(root / "a" / "b" / "c")
    assert settings.source == near
    assert (settings.no_cache, settings.force_exclude) == (True, False)


def test_of_two_files_in_a_directory_our_own_holds(root: Path) -> None:
    write(root / "pyproject.toml", PYPROJECT + "no-cache = true\n")
    own = write(root / "rustbound.toml", "")
    assert load_settings(root) == Settings(source=own)


def test_nothing_above_the_repository_holds(root: Path) -> None:
    write(root.parent / "rustbound.toml", "no-cache = true\n")
    assert load_settings(root) == Settings()
    (root / ".git").rmdir()
    assert load_settings(root).source == root.parent / "rustbound.toml"


def test_a_worktree_is_a_repository(root: Path) -> None:
    write(root / "rustbound.toml", "no-cache = true\n")
    write(root / "tree" / ".git", "gitdir: ../.git/worktrees/tree\n")
    assert load_settings(root / "tree") == Settings()


def test_a_project_that_is_not_about_us_is_not_parsed(root: Path) -> None:
    write(root / "pyproject.toml", "this is [no TOML")
    assert load_settings(root) == Settings()


def test_a_file_that_is_named_holds_alone(root: Path) -> None:
    write(root / "rustbound.toml", "no-cache = true\n")
    path = write(root / "etc" / "strict.toml", 'baseline = "known.json"\n')
    settings = load_settings(root, Path("etc/strict.toml"))
    assert (settings.source, settings.no_cache) == (path, False)
    assert settings.baseline == root / "etc" / "known.json"
    assert settings.origins == {"baseline": "etc/strict.toml"}


def test_isolated(root: Path) -> None:
    write(root / "rustbound.toml", "broken")
    assert load_settings(root, isolated=True) == Settings()


def test_a_byte_order_mark_and_windows_lines(root: Path) -> None:
    (root / "rustbound.toml").write_bytes(b"\xef\xbb\xbfno-cache = true\r\nignore = ['GO1']\r\n")
    assert load_settings(root).no_cache


def test_an_extending_file_says_more(root: Path) -> None:
    (root / "shared" / "pages").mkdir(parents=True)
    (root / "app" / "pages").mkdir(parents=True)
    base = write(
        root / "shared" / "base.toml",
        """
        ignore = ["GO1"]
        verdict = ["blocked"]
        fail-on = "adapt"
        baseline = "old.json"
        exclude = ["gen/"]
        extend-patterns = ["pages"]
        per-file-ignores = { "*_test.go" = ["GO2"] }
        effort = { 1 = 1, 2 = 2, 3 = 3, 5 = 5, 8 = 8, 13 = 13 }
        rust = { errors = "anyhow", integers = "checked" }
        """,
    )
    path = write(
        root / "app" / "rustbound.toml",
        """
        extend = "../shared/base.toml"
        extend-select = ["GO101"]
        verdict = ["direct"]
        fail-on = "redesign"
        exclude = ["!gen/keep.go"]
        extend-patterns = ["pages"]
        per-file-ignores = { "*_test.go" = ["GO3"] }
        effort = { 13 = 100 }
        rust = { integers = "plain" }
        """,
    )
    settings = load_settings(root / "app")
    assert settings.source == path
    assert settings.selectors == (
        Selectors(None, (), ("GO1",), base),
        Selectors(None, ("GO101",), (), path),
    )
    assert settings.verdicts == ("direct",)
    assert settings.fail_on == "redesign"
    assert settings.baseline == root / "shared" / "old.json"
    assert [(rules.base, rules.globs) for rules in settings.exclude] == [
        (root / "shared", ("gen/",)),
        (root / "app", ("!gen/keep.go",)),
    ]
    assert settings.extend_patterns == (root / "shared" / "pages", root / "app" / "pages")
    assert [(rule.base.name, rule.selectors) for rule in settings.per_file_ignores] == [
        ("shared", ("GO2",)),
        ("app", ("GO3",)),
    ]
    assert settings.effort == {1: 1, 2: 2, 3: 3, 5: 5, 8: 8, 13: 100}
    assert settings.rust == RustPreferences("anyhow", "tokio", "plain")
    assert settings.origins["baseline"] == "shared/base.toml"
    assert settings.origins["fail-on"] == "app/rustbound.toml"
    assert settings.origins["rust.errors"] == "shared/base.toml"
    assert settings.origins["rust.integers"] == "app/rustbound.toml"


def test_a_chain_of_files(root: Path) -> None:
    write(root / "a.toml", "fail-on = 'adapt'\nno-cache = true\nforce-exclude = true\n")
    write(root / "pyproject.toml", PYPROJECT + "extend = 'a.toml'\nfail-on = 'redesign'\nforce-exclude = false\n")
    write(root / "rustbound.toml", "extend = 'pyproject.toml'\nfail-on = 'direct'\n")
    settings = load_settings(root)
    assert (settings.fail_on, settings.force_exclude, settings.no_cache) == ("direct", False, True)


def test_a_link_to_a_file_is_where_the_link_is(root: Path) -> None:
    write(root / "elsewhere" / "shared.toml", "baseline = 'b.json'\n")
    (root / "rustbound.toml").symlink_to("elsewhere/shared.toml")
    assert load_settings(root).baseline == root / "b.json"


def test_globs_hold_below_a_directory_reached_by_a_link(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "rustbound.toml", "exclude = ['gen/']\n")
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(tmp_path / "link")
    assert Path.cwd() == root
    (exclusion,) = load_settings(root, tmp_path / "link" / "rustbound.toml").exclude
    assert exclusion.base == root


def test_a_run_without_a_file_reads_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise AssertionError

    write(root / "pyproject.toml", "[project]\n")
    monkeypatch.setattr("tomllib.loads", fail)
    assert load_settings(root) == Settings()
    write(root / "pyproject.toml", PYPROJECT)
    with pytest.raises(AssertionError):
        load_settings(root)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(root: Path) -> None:
    write(root / "rustbound.toml", "").chmod(0)
    with pytest.raises(RunFailedError, match=r"^rustbound\.toml: unreadable: Permission denied"):
        load_settings(root)
