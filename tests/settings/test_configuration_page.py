"""What the page for users shows is true."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest

from translator.catalog.cache import load_catalogue
from translator.rust.preferences import RustPreferences
from translator.settings.document import Document, Rust
from translator.settings.load import load_settings
from translator.settings.selection import selection_for

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
KEYS = {field.encode_name for field in msgspec.structs.fields(Document) if field.encode_name != "rust"} | {
    f"rust.{field.encode_name}" for field in msgspec.structs.fields(Rust)
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "project"
    (made / "rustbound-patterns").mkdir(parents=True)
    (tmp_path / "rustbound-base.toml").touch()
    monkeypatch.chdir(made)
    return made


def test_the_example_is_read(root: Path) -> None:
    (root / "rustbound.toml").write_text(EXAMPLE, encoding="utf-8")
    settings = load_settings(root)
    assert settings.baseline == root / "rustbound-baseline.json"
    assert settings.rust == RustPreferences()
    assert [rules.glob for rules in settings.per_file_ignores] == ["tests/**", "*_test.go"]
    # Its selectors are some of the built-in catalogue.
    assert selection_for(settings, load_catalogue()).reported


def test_the_example_is_read_from_a_project_file(root: Path) -> None:
    tables = re.sub(r"^\[(?=[a-z])", "[tool.rustbound.", EXAMPLE, flags=re.MULTILINE)
    (root / "pyproject.toml").write_text("[tool.rustbound]\n" + tables, encoding="utf-8")
    in_project = load_settings(root)
    (root / "rustbound.toml").write_text(EXAMPLE, encoding="utf-8")
    own = load_settings(root)
    assert (own.effort, own.verdicts, own.cache_dir) == (in_project.effort, in_project.verdicts, in_project.cache_dir)


def test_the_example_has_every_key() -> None:
    shown = tomllib.loads(EXAMPLE)
    assert set(shown) == {field.encode_name for field in msgspec.structs.fields(Document)}
    assert {f"rust.{name}" for name in shown["rust"]} == {key for key in KEYS if key.startswith("rust.")}


def test_the_table_has_every_key() -> None:
    table = PAGE.partition("## The keys")[2]
    assert {match[1] for match in re.finditer(r"^\| `([a-z.-]+)` \|", table, re.MULTILINE)} == KEYS
