"""A `finally` as a guard, where a jump may leave its block: what it writes to is used in the block too."""

from __future__ import annotations

from tests.rust.python_code import ported

HEAD = """
def build(pages, config, path, first):
    for page in pages:
        try:
            if first:
                continue
            page.read(config)
            if page.old:
                raise ValueError("x")
        finally:
"""


def test_what_the_cleanup_writes_to_is_lent_by_its_guard() -> None:
    text = ported(HEAD + "            config.page = None\n")
    assert (
        "            let mut deferred = scopeguard::guard(&mut config, |config| {\n"
        "                config.page = None;\n"
        "            });\n"
        "            let config = &mut **deferred;\n"
    ) in text


def test_what_the_block_has_no_use_for_needs_no_lending() -> None:
    text = ported(HEAD + "            first.page = None\n")
    assert "scopeguard::guard(&mut first, " in text
    text = ported(HEAD + "            path.page = None\n")
    assert "            scopeguard::defer! {\n                path.page = None;\n            }\n" in text


def test_what_fails_in_a_guard_is_ignored_and_said_to_be() -> None:
    text = ported("import os\n" + HEAD + "            os.unlink(path)\n")
    assert "// DECIDE: what fails in the cleanup has no way out of a guard: it is ignored here.\n" in text
    assert "                let _ = std::fs::remove_file(&path);\n" in text


def test_a_slice_from_the_end_makes_what_it_cuts_once() -> None:
    source = """
def cut(rows, names: list[str]):
    last = load(rows)[-4:-2]
    rest = load(rows)[1:]
    if not names[-2:]:
        raise ValueError("x")
    return last, rest
"""
    text = ported(source)
    assert (
        "    let last = {\n"
        "        let items = load(rows);\n"
        "        items\n"
        "            .get(items.len().saturating_sub(4)..items.len().saturating_sub(2))\n"
        "            .unwrap_or_default()\n"
        "            .to_owned()\n"
        "    };\n"
    ) in text
    assert "    let rest = load(rows).get(1..).unwrap_or_default();\n" in text


def test_what_a_text_method_gives_is_tested_for_being_empty() -> None:
    source = """
def show(out, frame):
    if out.strip():
        raise ValueError("x")
    if not frame.name().split(","):
        print(frame)
    if out.isdigit():
        print(out)
"""
    text = ported(source)
    assert "    if !out.strip().is_empty() {\n" in text
    assert '    if frame.name().split(",").is_empty() {\n' in text
    assert "DECIDE: `out.isdigit()`" not in text
    assert ".is_digit().is_empty()" not in text
