"""The settings of a run as text, each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from translator.engine.select import Selection
from translator.report.visible import visible_line
from translator.settings.names import shown
from translator.settings.settings import Settings

_DEFAULT = "default"
_COMMAND_LINE = "command line"
_Row = tuple[str, object, str]


def settings_text(settings: Settings, selection: Selection) -> str:
    """One setting a line, `key = value  # where it comes from`; then which patterns that makes."""
    lines = [(f"{key} = {_value(value)}", where) for key, value, where in _rows(settings)]
    width = max(len(line) for line, _ in lines)
    source = shown(settings.source) if settings.source else "none"
    return "".join(
        f"{visible_line(line)}\n"
        for line in (
            f"# settings file: {source}",
            *(f"{line.ljust(min(width, 60))}  # {where}" for line, where in lines),
            f"# patterns reported: {' '.join(sorted(selection.reported)) or 'none'}",
        )
    )


def _rows(settings: Settings) -> Iterator[_Row]:
    yield from _selectors(settings)
    for rule in settings.per_file_ignores:
        yield f"per-file-ignores.{_value(rule.glob)}", rule.selectors, shown(rule.source)
    for rules in settings.exclude:
        where = _COMMAND_LINE if rules.label.startswith("--") else rules.label
        yield "exclude", rules.globs, where
    if not settings.exclude:
        yield "exclude", (), _DEFAULT
    for key, value in (
        ("force-exclude", settings.force_exclude),
        ("verdict", settings.verdicts),
        ("language", settings.languages),
        ("fail-on", settings.fail_on),
        ("extend-patterns", settings.extend_patterns),
        ("baseline", settings.baseline),
        ("cache-dir", settings.cache_dir),
        ("no-cache", settings.no_cache),
    ):
        if value is not None:
            yield key, value, settings.origins.get(key, _DEFAULT)
    for points, minutes in sorted(settings.effort.items()):
        yield f"effort.{points}", minutes, settings.origins["effort"]
    for name, word in msgspec.structs.asdict(settings.rust).items():
        yield f"rust.{name}", word, settings.origins.get(f"rust.{name}", _DEFAULT)
    for package, crate in sorted(settings.crates.items()):
        for name, word in msgspec.structs.asdict(crate).items():
            if word:
                yield f"crates.{_value(package)}.{name}", word, settings.origins[f"crates.{package}"]


def _selectors(settings: Settings) -> Iterator[_Row]:
    # What stands before the last one that starts anew does not count.
    starts = [place for place, layer in enumerate(settings.selectors) if layer.select is not None]
    if not starts:
        yield "select", ("ALL",), _DEFAULT
    for layer in settings.selectors[starts[-1] if starts else 0 :]:
        where = shown(layer.source) if layer.source else _COMMAND_LINE
        rows = {"select": layer.select, "extend-select": layer.extend_select or None, "ignore": layer.ignore or None}
        yield from ((key, words, where) for key, words in rows.items() if words is not None)


def _value(value: object) -> str:
    """As JSON, which is TOML here. Numbers as people write them: 5, not 5.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return msgspec.json.encode(value, enc_hook=_path).decode()


def _path(value: object) -> str:
    assert isinstance(value, Path)  # noqa: S101 - what else settings hold, msgspec knows
    return str(value)
