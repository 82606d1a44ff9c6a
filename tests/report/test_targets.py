from pathlib import Path

import pytest

from translator.errors import RunFailedError
from translator.report.targets import Target, targets


@pytest.fixture(autouse=True)
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "outputs", "expected"),
    [
        (None, [], [("full", None)]),
        ("json", [], [("json", None)]),
        (None, ["a.txt"], [("full", "a.txt")]),
        ("json", ["a.json"], [("json", "a.json")]),
        (None, ["-"], [("full", None)]),
        (None, ["json=-"], [("json", None)]),
        (None, ["sarif=a.sarif", "json=-"], [("sarif", "a.sarif"), ("json", None)]),
        (None, ["sarif=a.sarif"], [("sarif", "a.sarif")]),
        # A format that was asked for is printed somewhere.
        ("concise", ["sarif=a.sarif"], [("sarif", "a.sarif"), ("concise", None)]),
        ("concise", ["sarif=a.sarif", "log.txt"], [("sarif", "a.sarif"), ("concise", "log.txt")]),
        (None, ["./a=b.txt", "json=c=d.json"], [("full", "a=b.txt"), ("json", "c=d.json")]),
        (None, ["json=/dev/null", "sarif=/dev/null"], [("json", "/dev/null"), ("sarif", "/dev/null")]),
    ],
)
def test_what_is_meant(form: str | None, outputs: list[str], expected: list[tuple[str, str | None]]) -> None:
    assert targets(form, outputs, "full") == tuple(Target(one, Path(path) if path else None) for one, path in expected)


@pytest.mark.parametrize(
    ("form", "outputs", "message"),
    [
        (None, ["sarfi=a"], "--output: unknown format 'sarfi': did you mean sarif?"),
        (None, ["zzz=a"], "--output: unknown format 'zzz': before the first = stands a format (full, concise, "),
        (None, ["zzz=a"], "or ./zzz=a for a file of that name"),
        (None, ["json="], "--output json=: names no file: write FORMAT=FILE, FORMAT=- or FILE"),
        (None, [""], "--output : names no file"),
        (None, ["json=-", "sarif=-"], "json and sarif would both go to standard output: name a file for all but one"),
        ("concise", ["json=-"], "json and concise would both go to standard output"),
        (None, ["json=a", "sarif=a"], "--output: json and sarif would both go to a"),
        (None, ["json=a", "sarif=./b/../a"], "--output: json and sarif would both go to b/../a"),
        (None, ["json=link", "sarif=real"], "--output: json and sarif would both go to real"),
    ],
)
def test_what_cannot_be_meant(form: str | None, outputs: list[str], message: str, directory: Path) -> None:
    (directory / "real").write_text("", encoding="utf-8")
    (directory / "link").symlink_to("real")
    with pytest.raises(RunFailedError) as caught:
        targets(form, outputs, "full")
    assert message in str(caught.value)
