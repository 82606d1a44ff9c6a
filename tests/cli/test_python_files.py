"""What Python's files read and write becomes, by the mode they were opened in."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

TEXT: list[Row] = [
    (
        "p: str",
        "f = open(p); x = f.read(10)",
        (
            "let f = std::fs::File::open(p)?; // DECIDE: `take` counts bytes, `read` counts characters. "
            "let x = std::io::read_to_string((&f).take(10))?; Ok(())"
        ),
    ),
    (
        "p: str",
        "f = open(p); x = f.readlines()",
        (
            "let f = std::fs::File::open(p)?; let x = std::io::read_to_string(&f)?"
            ".split_inclusive('\\n').map(str::to_owned).collect::<Vec<_>>(); Ok(())"
        ),
    ),
    (
        "p: str",
        "f = open(p); x = [line.strip() for line in f]",
        (
            "let f = std::fs::File::open(p)?; let x = std::io::read_to_string(&f)?"
            ".split_inclusive('\\n').map(|line| line.trim().to_owned()).collect::<Vec<_>>(); Ok(())"
        ),
    ),
    (
        "p: str",
        "f = open(p, 'w'); f.writelines(['a', 'b'])",
        (
            "let mut f = std::fs::File::create(p)?; "
            'let _ = ["a".to_owned(), "b".to_owned()].iter()'
            ".try_for_each(|line| f.write_all(line.as_bytes()))?; Ok(())"
        ),
    ),
    (
        "p: str",
        "f = open(p); x = f.readline()",
        'let f = std::fs::File::open(p)?; let x: String = todo!("f.readline()"); Ok(())',
    ),
    ("f", "x = f.readline()", "let x = f.readline();"),
    ("f", "x = f.read(10)", "let x = f.read(10);"),
]

BYTES: list[Row] = [
    (
        "p: str",
        "f = open(p, 'rb'); x = f.read()",
        (
            "let mut f = std::fs::File::open(p)?; let x = { let mut content = Vec::new(); "
            "f.read_to_end(&mut content)?; content }; Ok(())"
        ),
    ),
    (
        "p: str, n: int",
        "f = open(p, 'rb'); x = f.read(n)",
        (
            "let mut f = std::fs::File::open(p)?; let x = { let mut content = Vec::new(); "
            "(&mut f).take(n as u64).read_to_end(&mut content)?; content }; Ok(())"
        ),
    ),
    (
        "p: str",
        "f = open(p, 'rb'); x = f.readlines()",
        (
            "let f = std::fs::File::open(p)?; "
            "// DECIDE: `split` leaves the line ends out, `readlines` keeps them. "
            "let x = BufReader::new(&f).split(b'\\n').collect::<Result<Vec<_>, _>>()?; "
            "Ok(())"
        ),
    ),
    (
        "p: str",
        "f = open(p, 'wb'); f.write(b'a')",
        'let mut f = std::fs::File::create(p)?; f.write_all(b"a")?; Ok(())',
    ),
    (
        "p: str, data",
        "f = open(p, 'wb'); f.write(data)",
        "let mut f = std::fs::File::create(p)?; f.write_all(&data)?; Ok(())",
    ),
]

PLACES: list[Row] = [
    (
        "p: str",
        "f = open(p, 'rb'); f.seek(-4, 2)",
        ("let mut f = std::fs::File::open(p)?; f.seek(std::io::SeekFrom::End(-4))?; Ok(())"),
    ),
    (
        "p: str, n: int, how: int",
        "f = open(p, 'rb'); f.seek(n, how)",
        'let f = std::fs::File::open(p)?; todo!("f.seek(n, how)"); Ok(())',
    ),
    (
        "p: str",
        "f = open(p); x = f.tell()",
        "let mut f = std::fs::File::open(p)?; let x = f.stream_position()?; Ok(())",
    ),
    (
        "p: str",
        "f = open(p); x = f.fileno()",
        "let f = std::fs::File::open(p)?; let x = f.as_raw_fd(); Ok(())",
    ),
    ("s: str", "x = s.upper().strip()", "let x = s.to_uppercase().trim().to_owned();"),
    ("s: str", "x = s.strip()", "let x = s.trim();"),
]

WITHIN: list[Row] = [
    (
        "p: str",
        "with open(p) as f: print(f.readline())",
        (
            "let mut f = BufReader::new(std::fs::File::open(p)?); "
            'println!("{}", { let mut line = String::new(); f.read_line(&mut line)?; line }); '
            "Ok(())"
        ),
    ),
    (
        "p: str",
        "with open(p, 'rb') as f: print(f.tell())",
        ('let mut f = std::fs::File::open(p)?; println!("{}", f.stream_position()?); Ok(())'),
    ),
]

ROWS = [*TEXT, *BYTES, *PLACES, *WITHIN]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "a.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_files(place: int, shown: list[str]) -> None:
    assert shown[place] == ROWS[place][2]
