"""The proofs on disk: which there are, and the list of programs that Cargo builds."""

import re
from collections.abc import Iterator
from pathlib import Path

from translator.catalog.pattern import Pattern
from translator.source.language import LANGUAGES

_LIST = "# Programs: generated, do not edit below.\n"


def proofs_of(patterns: Path) -> Path | None:
    """The directory of proofs that belongs to a directory of patterns; only the checkout's has one."""
    proofs = patterns.parent / "fixtures" / "proofs"
    return proofs if (proofs / "Cargo.toml").is_file() else None


def proofs_beside(page: Pattern) -> Path | None:
    """The directory of proofs that belongs to a page."""
    return proofs_of(Path(page.path).parents[2])


def source_of(proof: Path) -> Path | None:
    """The program in the source language, `source.go` or `source.py`; None when there is none."""
    names = [f"source{suffix}" for language in LANGUAGES.values() for suffix in language.suffixes]
    return next((proof / name for name in names if (proof / name).is_file()), None)


def programs(directory: Path) -> Iterator[tuple[str, Path]]:
    """The name and path (from `directory`) of every Rust program: a port, or a claim's."""
    for path in sorted(directory.glob("*/port*.rs")):
        yield port_name(path), path.relative_to(directory)
    for path in sorted(directory.glob("*/claims/*.rs")):
        yield f"{path.parts[-3].lower()}-{path.stem}", path.relative_to(directory)


def port_name(port: Path) -> str:
    """What a port is called in Cargo: `go118`, or `go118-anyhow` for `GO118/port-anyhow.rs`."""
    return f"{port.parent.name.lower()}{port.stem.removeprefix('port')}"


def manifest(directory: Path) -> str:
    """What `Cargo.toml` in `directory` must be: all above the list of programs as it is, the list anew."""
    above = (directory / "Cargo.toml").read_text(encoding="utf-8").partition(_LIST)[0]
    bins = "".join(f'\n[[bin]]\nname = "{name}"\npath = "{path.as_posix()}"\n' for name, path in programs(directory))
    return above + _LIST + bins


def register(directory: Path) -> None:
    """Bring the list of programs in `Cargo.toml` up to date."""
    wanted = manifest(directory)
    path = directory / "Cargo.toml"
    if path.read_text(encoding="utf-8") != wanted:
        path.write_text(wanted, encoding="utf-8")


def skeleton_code(rust: str) -> list[str]:
    """The lines that a port must hold: no comments, nothing touched by a `todo!`, no white space at the ends."""
    from tree_sitter import Language, Parser
    from tree_sitter_rust import language

    source = rust.encode()
    left_open: set[int] = set()
    kept = bytearray(source)
    nodes = [Parser(Language(language())).parse(source).root_node]
    while nodes:
        node = nodes.pop()
        if node.type in {"line_comment", "block_comment"}:
            kept[node.start_byte : node.end_byte] = re.sub(rb"[^\n]", b" ", source[node.start_byte : node.end_byte])
        elif node.type == "macro_invocation" and source.startswith(b"todo!", node.start_byte):
            left_open.update(range(node.start_point.row, node.end_point.row + 1))
        nodes += node.children
    lines = (line.strip() for row, line in enumerate(kept.decode().split("\n")) if row not in left_open)
    return [line for line in lines if line]


def first_missing(skeleton: str, port: str) -> str | None:
    """The first line of the skeleton's code that does not stand in the port, in order; None when all do."""
    lines = iter(skeleton_code(port))
    return next((wanted for wanted in skeleton_code(skeleton) if wanted not in lines), None)
