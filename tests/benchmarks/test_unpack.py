"""Archives are unpacked only where they belong."""

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from benchmarks.unpack import unpack_module, unpack_sdist

PREFIX = "example.com/m/v2@v2.0.0"


def module(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def sdist(path: Path, members: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    return path


def test_module_loses_its_prefix(tmp_path: Path) -> None:
    archive = module(tmp_path / "m.zip", {f"{PREFIX}/go.mod": "module m", f"{PREFIX}/a/b.go": "package a"})
    target = unpack_module(archive, PREFIX, tmp_path / "out")
    assert (target / "a" / "b.go").read_text() == "package a"


@pytest.mark.parametrize("name", ["other/a.go", f"{PREFIX}/../../../escaped.go", "/tmp/escaped.go"])
def test_module_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    archive = module(tmp_path / "m.zip", {name: "package a"})
    with pytest.raises(ValueError, match=r"m\.zip holds"):
        unpack_module(archive, PREFIX, tmp_path / "out")
    assert not list(tmp_path.rglob("escaped.go"))


def test_sdist_is_its_one_directory(tmp_path: Path) -> None:
    archive = sdist(tmp_path / "s.tar.gz", {"s-1.0/a.py": "pass"})
    assert (unpack_sdist(archive, tmp_path / "out") / "a.py").read_text() == "pass"


def test_sdist_with_two_tops_is_refused(tmp_path: Path) -> None:
    archive = sdist(tmp_path / "s.tar.gz", {"a/a.py": "", "b/b.py": ""})
    with pytest.raises(ValueError, match="2 entries"):
        unpack_sdist(archive, tmp_path / "out")


def test_sdist_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    archive = sdist(tmp_path / "s.tar.gz", {"s-1.0/../../escaped.py": "pass"})
    with pytest.raises(ValueError, match=r"s\.tar\.gz"):
        unpack_sdist(archive, tmp_path / "out")
    assert not list(tmp_path.rglob("escaped.py"))
