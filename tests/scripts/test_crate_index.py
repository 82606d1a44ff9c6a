"""What is asked of a crate registry, and what is made of its answers. Nothing here calls a network."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import urllib.error
from collections.abc import Callable, Mapping
from datetime import date
from email.message import Message
from pathlib import Path

import pytest

from scripts import crate_index
from scripts.check_crates import named_crates, registry_text
from scripts.crate_index import Index, ask, open_index
from translator.worklist.crate_table import CrateTable, Entry, Registered, load_registry

INDEX = Index("https://index.example/", "https://files.example/crates")


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, bytes]], list[str]]:
    """Answer with these bodies by address; the list returned fills with the addresses asked."""

    def use(bodies: Mapping[str, bytes]) -> list[str]:
        asked: list[str] = []

        def get(address: str) -> bytes:
            asked.append(address)
            if address not in bodies:
                raise urllib.error.HTTPError(address, 404, "Not Found", Message(), None)
            return bodies[address]

        monkeypatch.setattr(crate_index, "_get", get)
        return asked

    return use


def published(name: str, version: str, manifest: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        member = tarfile.TarInfo(f"{name}-{version}/Cargo.toml")
        member.size = len(manifest.encode())
        archive.addfile(member, io.BytesIO(manifest.encode()))
    return made.getvalue()


def line(
    version: str, *, yanked: bool = False, data: bytes = b"", pubtime: str | None = "2026-01-02T03:04:05Z"
) -> bytes:
    said = {"name": "demo", "vers": version, "yanked": yanked, "cksum": hashlib.sha256(data).hexdigest()}
    return json.dumps(said if pubtime is None else said | {"pubtime": pubtime}).encode() + b"\n"


@pytest.mark.parametrize(
    ("licence", "written"),
    [
        ('license = "MIT OR Apache-2.0"', "MIT OR Apache-2.0"),
        ('license = "MIT/Apache-2.0"', "MIT OR Apache-2.0"),
        ('license = "MIT / Apache-2.0"', "MIT OR Apache-2.0"),
        ('license-file = "LICENSE"', ""),
    ],
)
def test_the_licence_is_that_of_the_manifest(
    answers: Callable[[Mapping[str, bytes]], list[str]], licence: str, written: str
) -> None:
    data = published("demo", "1.2.3", f'[package]\nname = "demo"\n{licence}\n')
    answers(
        {
            "https://index.example/de/mo/demo": line("1.2.3", data=data),
            "https://files.example/crates/demo/1.2.3/download": data,
        }
    )
    assert ask(INDEX, "demo", None) == Registered("found", "1.2.3", date(2026, 1, 2), written)


def test_a_file_that_is_not_the_one_of_the_index_is_refused(
    answers: Callable[[Mapping[str, bytes]], list[str]],
) -> None:
    answers(
        {
            "https://index.example/de/mo/demo": line("1.2.3", data=b"what the index knows"),
            "https://files.example/crates/demo/1.2.3/download": published("demo", "1.2.3", "[package]\n"),
        }
    )
    with pytest.raises(RuntimeError, match=r"demo 1\.2\.3: what was sent"):
        ask(INDEX, "demo", None)


def test_the_licence_of_a_known_version_is_not_asked_for_again(
    answers: Callable[[Mapping[str, bytes]], list[str]],
) -> None:
    asked = answers({"https://index.example/de/mo/demo": line("1.2.3")})
    known = Registered("found", "1.2.3", date(2020, 1, 1), "ISC")
    assert ask(INDEX, "demo", known) == Registered("found", "1.2.3", date(2026, 1, 2), "ISC")
    assert asked == ["https://index.example/de/mo/demo"]


@pytest.mark.parametrize(
    ("lines", "newest"),
    [
        (line("1.9.0") + line("1.10.0") + line("1.2.0"), "1.10.0"),
        (line("1.0.0") + line("2.0.0", yanked=True), "1.0.0"),
        (line("1.0.0") + line("2.0.0-rc.1"), "1.0.0"),
        (line("2.0.0-rc.9") + line("2.0.0-rc.10") + line("2.0.0-alpha.11"), "2.0.0-rc.10"),
        (line("0.1.0") + line("1.0.0+spec-1.1"), "1.0.0+spec-1.1"),
    ],
)
def test_the_newest_version_is_the_highest_release_that_is_left(
    answers: Callable[[Mapping[str, bytes]], list[str]], lines: bytes, newest: str
) -> None:
    answers({"https://index.example/de/mo/demo": lines})
    assert ask(INDEX, "demo", Registered("found", newest, None, "MIT")).version == newest


def test_what_is_yanked_or_missing_is_said(answers: Callable[[Mapping[str, bytes]], list[str]]) -> None:
    answers({"https://index.example/de/mo/demo": line("1.0.0", yanked=True)})
    assert ask(INDEX, "demo", None) == Registered("yanked")
    assert ask(INDEX, "nothere", None) == Registered("missing")


def test_a_date_that_the_index_does_not_tell_is_left_out(answers: Callable[[Mapping[str, bytes]], list[str]]) -> None:
    answers({"https://index.example/de/mo/demo": line("1.0.0", pubtime=None)})
    assert ask(INDEX, "demo", Registered("found", "1.0.0", None, "MIT")).published is None


@pytest.mark.parametrize(
    ("crate", "place"), [("a", "1/a"), ("ab", "2/ab"), ("abc", "3/a/abc"), ("Inflector", "in/fl/inflector")]
)
def test_crates_stand_where_cargo_looks_for_them(
    answers: Callable[[Mapping[str, bytes]], list[str]], crate: str, place: str
) -> None:
    asked = answers({})
    ask(INDEX, crate, None)
    assert asked == [f"https://index.example/{place}"]


def test_addresses_with_marks_are_filled_in(answers: Callable[[Mapping[str, bytes]], list[str]]) -> None:
    data = published("demo", "1.0.0", '[package]\nlicense = "MIT"\n')
    index = Index(INDEX.address, "https://files.example/{prefix}/{crate}/{version}.crate")
    answers(
        {
            "https://index.example/de/mo/demo": line("1.0.0", data=data),
            "https://files.example/de/mo/demo/1.0.0.crate": data,
        }
    )
    assert ask(index, "demo", None).licence == "MIT"


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ("", "https://index.crates.io/"),
        (
            '[source.crates-io]\nreplace-with = "m"\n[source.m]\nregistry = "sparse+https://m.example/index/"',
            "https://m.example/index/",
        ),
        (
            '[source.crates-io]\nreplace-with = "m"\n[registries.m]\nindex = "sparse+https://m.example/i"',
            "https://m.example/i/",
        ),
    ],
)
def test_the_index_is_the_one_that_cargo_asks(
    answers: Callable[[Mapping[str, bytes]], list[str]],
    config: str,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CRATE_INDEX", raising=False)
    monkeypatch.setenv("CARGO_HOME", str(tmp_path / "home"))
    (tmp_path / ".cargo").mkdir()
    (tmp_path / ".cargo" / "config.toml").write_text(config)
    answers({f"{address}config.json": b'{"dl": "https://files.example"}'})
    (tmp_path / "inside").mkdir()
    assert open_index(tmp_path / "inside") == Index(address, "https://files.example")


def test_the_environment_names_another_index(
    answers: Callable[[Mapping[str, bytes]], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRATE_INDEX", "sparse+https://other.example")
    answers({"https://other.example/config.json": b'{"dl": "https://files.example"}'})
    assert open_index(tmp_path).address == "https://other.example/"


def test_only_encrypted_addresses_are_asked() -> None:
    with pytest.raises(RuntimeError, match="only https"):
        crate_index._get("http://index.example/config.json")


def test_each_crate_is_asked_for_once_and_none_that_comes_with_rust() -> None:
    table = CrateTable(
        {
            "go": {"a.b/c": Entry(("x", "std::fs"), "full"), "a.b/d": Entry("", "none", "y")},
            "python": {"e": Entry(("w", "x"), "full")},
        },
        {},
    )
    assert named_crates(table) == ["w", "x"]


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    said = {"b": Registered("found", "1.0.0", date(2026, 1, 2), "MIT"), "a": Registered("missing")}
    path = tmp_path / "registry.json"
    path.write_text(registry_text(date(2026, 3, 4), said))
    read = load_registry(path)
    assert (read.asked, read.crates) == (date(2026, 3, 4), said)
    assert path.read_text().count("\n") == 4
