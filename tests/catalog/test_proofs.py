from pathlib import Path

from translator.catalog.proofs import first_missing, manifest, programs, register, skeleton_code, source_of

SKELETON = """\
// store.go:12
/// Loads.
pub async fn load(&self) -> Result<Invoice, LoadError> {
    let url = "http://example.org"; // DECIDE: the address
    let name = todo!("name()");
    /* two
       lines */
    todo!(
        "one {{
         two"
    );
    self.db.fetch(url).await?;
}
"""


def test_comments_and_todos_are_no_code() -> None:
    assert skeleton_code(SKELETON) == [
        "pub async fn load(&self) -> Result<Invoice, LoadError> {",
        'let url = "http://example.org";',
        "self.db.fetch(url).await?;",
        "}",
    ]


def test_a_port_holds_the_skeleton_in_order() -> None:
    port = f"use a::B;\n\nimpl Store {{\n{SKELETON.replace('let name', 'let nom')}}}\n"
    assert first_missing(SKELETON, port) is None
    assert first_missing("a();\nb();\n", "fn main() {\n    a();\n    c();\n    b();\n}\n") is None
    assert first_missing("a();\nb();\n", "b();\na();\n") == "b();"
    assert first_missing("a();\na();\n", "a();\n") == "a();"
    assert first_missing("a();\n", "// a();\n") == "a();"
    assert first_missing("a();\n", "a() ;\n") == "a();"


def tree(directory: Path, *names: str) -> None:
    for name in names:
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_text("", encoding="utf-8")


def test_every_rust_program_is_listed(tmp_path: Path) -> None:
    tree(tmp_path, "GO103/port.rs", "GO102/port.rs", "GO102/claims/order.rs", "GO104/source.go", "target/x/port.rs")
    assert [(name, path.as_posix()) for name, path in programs(tmp_path)] == [
        ("go102", "GO102/port.rs"),
        ("go103", "GO103/port.rs"),
        ("go102-order", "GO102/claims/order.rs"),
    ]


def test_registering_changes_the_list_and_nothing_else(tmp_path: Path) -> None:
    cargo = tmp_path / "Cargo.toml"
    head = '[package]\nname = "proofs"\n\n# Programs: generated, do not edit below.\n'
    cargo.write_text(head + '\n[[bin]]\nname = "go999"\npath = "GO999/port.rs"\n', encoding="utf-8")
    tree(tmp_path, "GO103/port.rs")
    register(tmp_path)
    assert cargo.read_text(encoding="utf-8") == head + '\n[[bin]]\nname = "go103"\npath = "GO103/port.rs"\n'
    assert manifest(tmp_path) == cargo.read_text(encoding="utf-8")


def test_the_source_is_go_or_python(tmp_path: Path) -> None:
    tree(tmp_path, "GO103/source.go", "PY103/source.py", "GO104/source.rs")
    assert source_of(tmp_path / "GO103") == tmp_path / "GO103" / "source.go"
    assert source_of(tmp_path / "PY103") == tmp_path / "PY103" / "source.py"
    assert source_of(tmp_path / "GO104") is None
    assert source_of(tmp_path / "GO105") is None
