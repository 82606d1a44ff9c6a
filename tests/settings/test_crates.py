"""`[crates]`: what the user says stands for an import."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.catalog.cache import load_catalogue
from translator.errors import RunFailedError
from translator.settings.load import load_settings
from translator.settings.selection import selection_for
from translator.settings.settings import CrateOverride
from translator.settings.show import settings_text


def load(root: Path, text: str) -> dict[str, CrateOverride]:
    (root / "rustbound.toml").write_text(text, encoding="utf-8")
    return load_settings(root).crates


def test_each_key_of_an_entry_is_read(tmp_path: Path) -> None:
    text = '[crates]\n"github.com/acme/kit" = { crate = "kit", ready = "partial", missing = "x", licence = "MIT" }\n'
    assert load(tmp_path, text) == {"github.com/acme/kit": CrateOverride("partial", "kit", "x", "MIT")}


def test_a_file_that_extends_another_one_wins_package_by_package(tmp_path: Path) -> None:
    base = '[crates]\na = { crate = "x", ready = "full", licence = "MIT" }\nb = { ready = "none" }\n'
    (tmp_path / "base.toml").write_text(base, encoding="utf-8")
    text = 'extend = "base.toml"\n[crates]\na = { crate = "y", ready = "partial", missing = "z" }\n'
    assert load(tmp_path, text) == {"a": CrateOverride("partial", "y", "z"), "b": CrateOverride("none")}


def test_what_holds_is_shown_with_where_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    base = '[crates]\n"github.com/acme/kit" = { crate = "x", ready = "full" }\n'
    (tmp_path / "base.toml").write_text(base, encoding="utf-8")
    load(tmp_path, 'extend = "base.toml"\n[crates]\nb = { ready = "none" }\n')
    settings = load_settings(tmp_path)
    shown = [
        [part.strip() for part in line.split("#")]
        for line in settings_text(settings, selection_for(settings, load_catalogue())).splitlines()
        if line.startswith("crates.")
    ]
    assert shown == [
        ['crates."b".ready = "none"', "rustbound.toml"],
        ['crates."github.com/acme/kit".ready = "full"', "base.toml"],
        ['crates."github.com/acme/kit".crate = "x"', "base.toml"],
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('{ crate = "x" }', 'how complete is the replacement? add ready = "full", "partial" or "none"'),
        ('{ crate = "x", ready = "none" }', 'ready = "none" means that there is no crate: leave out one of them'),
        ('{ ready = "partial" }', 'ready = "partial" needs a crate: add crate = "…"'),
        ('{ crate = "x", ready = "ful" }', "unknown value 'ful': did you mean full?"),
        ('{ crat = "x", ready = "full" }', "unknown key: did you mean crate?"),
        ('{ crate = "", ready = "full" }', "empty text means nothing here"),
        ('"x"', "expected a table of keys and values, got 'x'"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_mend(entry: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RunFailedError) as failed:
        load(tmp_path, f'\n[crates]\n"github.com/acme/kit" = {entry}\n')
    assert "rustbound.toml:3: crates." in str(failed.value)
    assert '"github.com/acme/kit"' in str(failed.value)
    assert message in str(failed.value)
