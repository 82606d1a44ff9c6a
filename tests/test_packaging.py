"""What is published can find its catalogue, without the checkout."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from translator import __version__
from translator.bundled import patterns_directory

CHECKOUT = Path(__file__).parent.parent
PAGE_FILES = {
    path.relative_to(CHECKOUT).as_posix()
    for path in CHECKOUT.glob("translator/worklist/page/**/*")
    if path.suffix in {".css", ".jinja", ".js"}
}
PAGES = {path.relative_to(CHECKOUT).as_posix() for path in CHECKOUT.glob("patterns/**/*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the sdist and the wheel built from it."""
    directory = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(directory)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    return directory


def test_the_checkout_uses_its_own_pages() -> None:
    assert patterns_directory() == CHECKOUT / "patterns"


def test_the_sdist_carries_pages_tests_and_what_they_need(built: Path) -> None:
    prefix = f"rustbound-{__version__}/"
    with tarfile.open(built / f"rustbound-{__version__}.tar.gz") as archive:
        names = {name.removeprefix(prefix) for name in archive.getnames()}
    assert {"README.md", "LICENSE", "Makefile", "tests/conftest.py", "scripts/pythons.sh"} <= names
    assert PAGES
    assert names >= PAGES
    assert PAGE_FILES
    assert names >= PAGE_FILES


def test_the_wheel_runs_from_its_own_pages(built: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(built / f"rustbound-{__version__}-py3-none-any.whl") as wheel:
        wheel.extractall(tmp_path)  # noqa: S202 - ours
    pages = {
        f"patterns/{path.relative_to(tmp_path / 'translator/_patterns').as_posix()}"
        for path in tmp_path.glob("translator/_patterns/**/*")
        if path.is_file()
    }
    assert pages == PAGES
    assert (tmp_path / "translator/py.typed").exists()
    assert all((tmp_path / path).is_file() for path in PAGE_FILES)
    script = "from translator.bundled import patterns_directory as find; print(find())"
    result = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert result.stdout.strip() == str(tmp_path / "translator/_patterns")
