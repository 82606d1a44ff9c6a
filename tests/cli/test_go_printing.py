"""Go's verbs, and its texts of characters: what Rust prints must be what Go prints."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons
from tests.cli.go_rows import Row, printed

VERBS: list[Row] = [
    ("n int, s string", 'fmt.Printf("%5d|%-8s|%05d\\n", n, s, n)', 'println!("{n:5}|{s:<8}|{n:05}");'),
    ("x float64", 'fmt.Printf("%8.2f%%", x)', 'print!("{x:8.2}%");'),
    ("b byte, r rune", 'fmt.Printf("%c %c %q", b, r, b)', 'print!("{} {r} {:?}", char::from(b), char::from(b));'),
    ("r rune", 'fmt.Printf("%d %v", r, r)', 'print!("{} {}", r as u32, r as u32);'),
    ("r rune, s string", "fmt.Println(r, s, true)", 'println!("{} {s} {}", r as u32, true);'),
    ("s string", 'fmt.Fprintf(os.Stderr, "%-4s\\n", s)', 'eprintln!("{s:<4}");'),
    ("n int", 'log.Printf("%03d", n)', 'tracing::info!("{n:03}");'),
]
TEXTS: list[Row] = [
    ("b byte", "s := string(b)\n\tlog(s)", "let s = char::from(b).to_string(); log(s);"),
    ("r rune", "s := string(r)\n\tlog(s)", "let s = r.to_string(); log(s);"),
    (
        "n int",
        "s := string(rune(n))\n\tlog(s)",
        "let s = char::from_u32(n as u32).unwrap_or(char::REPLACEMENT_CHARACTER).to_string(); log(s);",
    ),
    (
        "b byte, p *part",
        's := "a" + string(b) + p.String()\n\tlog(s)',
        'let s = format!("a{}{p}", char::from(b)); log(s);',
    ),
    ("p *part", "s := p.String()\n\tlog(s)", "let s = p.to_string(); log(s);"),
    ("p *part", "s := p.String(1)\n\tlog(s)", "let s = p.string(1); log(s);"),
]
ROOM: list[Row] = [
    (
        "n int",
        "c := make(chan int, n)\n\tlog(c)",
        "let (tx, rx) = mpsc::channel::<i64>((n as usize).max(1)); log(tx);",
    ),
    ("n int", "m := make(map[string]int, n)\n\tlog(m)", "let m = HashMap::with_capacity(n as usize); log(m);"),
]
SHOWN = "package p\n\n// Named has a name.\ntype Named interface {\n\tString() string\n\tID() int\n}\n"


def test_verbs(tmp_path: Path) -> None:
    assert printed(VERBS, tmp_path / "a.go") == [row[2] for row in VERBS]


def test_texts_of_characters(tmp_path: Path) -> None:
    assert printed(TEXTS, tmp_path / "a.go") == [row[2] for row in TEXTS]


def test_room_that_is_computed(tmp_path: Path) -> None:
    assert printed(ROOM, tmp_path / "a.go") == [row[2] for row in ROOM]


def test_an_interface_that_is_shown(tmp_path: Path) -> None:
    (found,) = skeletons(tmp_path, SHOWN, "GO401")
    assert found == "/// Named has a name.\npub trait Named: std::fmt::Display {\n    fn id(&self) -> i64;\n}\n"
