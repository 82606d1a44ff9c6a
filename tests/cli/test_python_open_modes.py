"""What opens a file in each mode, JSON that stands in files, and the parts of paths."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

OPTIONS = "let f = std::fs::OpenOptions::new()"

OPENED: list[Row] = [
    ("p: str", "f = open(p)", "let f = std::fs::File::open(p)?;"),
    ("p: str", "f = open(p, mode='xb')", "let f = std::fs::File::create_new(p)?;"),
    ("p: str", "f = open(p, 'r+b')", f"{OPTIONS}.read(true).write(true).open(p)?;"),
    ("p: str", "f = open(p, 'w+')", f"{OPTIONS}.read(true).write(true).create(true).truncate(true).open(p)?;"),
    ("p: str", "f = open(p, 'a')", f"{OPTIONS}.append(true).create(true).open(p)?;"),
    ("p: str", "with open(p, 'x') as f:\n        f.flush()", "let mut f = std::fs::File::create_new(p)?; f.flush()?;"),
    ("p: Path", "p.mkdir(mode=0o700)", 'todo!("p.mkdir(mode=0o700)");'),
]

PATHS: list[Row] = [
    (
        "p: Path",
        "x = p.parts",
        "let x = p.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>();",
    ),
    ("p: Path", "x = f'{p}'", "let x = p.display().to_string();"),
    (
        "p: Path",
        "for q in p.parents:\n        print(q)",
        'for q in p.ancestors().skip(1) { println!("{}", q.display()); }',
    ),
]

ROWS = OPENED + PATHS


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_modes_and_paths(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]
