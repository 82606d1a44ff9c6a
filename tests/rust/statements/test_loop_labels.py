"""Jumps out of a labelled block, which must name the loop they mean."""

from __future__ import annotations

from pathlib import Path

from tests.rust.scanned import skeletons

SOURCE = """\
def f(paths: list[str]):
    for path in paths:
        if not path:
            raise ValueError("empty")
        try:
            text = read(path)
            {body}
            write(text)
        except OSError as err:
            log(err)
            break
"""


def printed(folder: Path, body: str) -> list[str]:
    """The lines that name a label or jump."""
    (text,) = skeletons(folder, "PY110", SOURCE.format(body=body))
    return [
        line.strip() for line in text.splitlines() if any(word in line for word in ("'outer", "break;", "continue;"))
    ]


def test_a_jump_out_of_a_labelled_block_names_its_loop(tmp_path: Path) -> None:
    jumps = printed(tmp_path, "if len(path) > 1:\n                continue")
    assert jumps == ["'outer: for path in paths {", "continue 'outer;", "break;"]


def test_a_jump_inside_a_loop_of_the_block_needs_no_name(tmp_path: Path) -> None:
    body = "for one in [1, 2]:\n                if one > 1:\n                    break"
    assert printed(tmp_path, body) == ["break;", "break;"]
