"""Asks rustc, many skeletons at a time, what in them contradicts itself.

A skeleton knows little of the code around it, so names without a declaration are expected. What the compiler finds
beside them (types that do not fit, methods that a known type lacks) is wrong advice.
"""

import json
import os
import re
import subprocess
import tempfile
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.rustc_stubs import Complaint, is_about, stubs
from translator.rust.layout.tree import parse_tree

BATCH = 60
BATCH_SECONDS = 600
CRATES = Path(__file__).parent / "rustc"

# How rustc calls a missing declaration: https://doc.rust-lang.org/error_codes/error-index.html.
# E0408 stands among them because a constant that nobody declares binds in a pattern, like a variable.
_UNDECLARED = frozenset({"E0405", "E0408", "E0422", "E0425", "E0432", "E0433", "E0437", "E0531"})

# A function or variable that is declared elsewhere and called like something Rust has under another kind of name.
_NAMESAKE = re.compile(r"expected (?:function|value), found (?:(?:attribute )?macro|built-in attribute|crate) ")

# A file of these can be a module; everything else is a fragment of a function.
_ITEMS = frozenset(
    "attribute_item block_comment const_item enum_item function_item impl_item inner_attribute_item line_comment "
    "macro_definition mod_item static_item struct_item trait_item type_item use_declaration".split()
)


def is_items(text: str) -> bool:
    """Whether Rust text can stand in a module."""
    return all(node.type in _ITEMS for node in parse_tree(text).children)


def contradictions(texts: Sequence[str], crates: Sequence[str] = ()) -> list[list[Complaint]]:
    """What in each text of items contradicts itself; none is told of the others.

    `crates` are the options of `crate_options`. Raises FileNotFoundError without rustc, CalledProcessError if it breaks
    down.
    """
    missing = [stubs(complaints) for complaints in _complaints(texts, crates)]
    declared = ["\n".join([text, *stubs.values()]) for text, stubs in zip(texts, missing, strict=True)]
    return [
        [one for one in complaints if not _is_undeclared(one) and not is_about(one, stubs)]
        for complaints, stubs in zip(_complaints(declared, crates), missing, strict=True)
    ]


def _is_undeclared(complaint: Complaint) -> bool:
    return complaint.code in _UNDECLARED or bool(_NAMESAKE.match(complaint.message))


def crate_options() -> list[str]:
    """The options that make the crates known to rustc, which Cargo builds first.

    Raises FileNotFoundError without Cargo, CalledProcessError if a crate does not build.
    """
    command = ["cargo", "build", "--locked", "--quiet", "--message-format=json"]
    done = subprocess.run(command, cwd=CRATES, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    libraries = {
        message["target"]["name"].replace("-", "_"): Path(message["filenames"][0])
        for message in messages
        if message["reason"] == "compiler-artifact"
    }
    wanted = tomllib.loads((CRATES / "Cargo.toml").read_text(encoding="utf-8"))["dependencies"]
    names = [crate.replace("-", "_") for crate in wanted]
    folders = sorted({str(library.parent) for library in libraries.values()})
    return [
        *(f"--extern={name}={libraries[name]}" for name in names),
        *(f"-Ldependency={folder}" for folder in folders),
    ]


def _complaints(texts: Sequence[str], crates: Sequence[str]) -> list[list[Complaint]]:
    batches = [texts[start : start + BATCH] for start in range(0, len(texts), BATCH)]
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(os.cpu_count()) as pool:
        files = [Path(scratch) / f"batch{number}.rs" for number in range(len(batches))]
        judged = pool.map(lambda file, batch: _judge(file, batch, crates), files, batches)
        return [complaints for batch in judged for complaints in batch]


def _judge(file: Path, texts: Sequence[str], crates: Sequence[str]) -> list[list[Complaint]]:
    lines = ["#![allow(warnings)]"]
    starts = []
    for number, text in enumerate(texts):
        starts.append(len(lines) + 1)
        lines += [f"mod skeleton{number} {{", *text.split("\n"), "}"]
    file.write_text("\n".join(lines), encoding="utf-8")
    command = ["rustc", "--edition=2024", "--crate-type=lib", "--emit=metadata", "--error-format=json", *crates]
    command += [f"--out-dir={file.parent}", str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=BATCH_SECONDS)
    if done.returncode not in {0, 1}:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    judged: list[list[Complaint]] = [[] for _ in texts]
    for message in map(json.loads, done.stderr.splitlines()):
        if message["level"] == "error" and message["spans"]:
            line = _line(message, str(file))
            owner = bisect_right(starts, line) - 1
            code = (message["code"] or {}).get("code", "")
            judged[owner].append(Complaint(code, message["message"], line - starts[owner], message["rendered"]))
    return judged


def _line(message: dict[str, Any], file: str) -> int:
    """The line a message is about, outside of macros that other crates define."""
    span = next(span for span in message["spans"] if span["is_primary"])
    while span["file_name"] != file and span["expansion"]:
        span = span["expansion"]["span"]
    line: int = span["line_start"]
    return line
