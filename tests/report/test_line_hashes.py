import random
import shutil
import subprocess
from pathlib import Path

import pytest

from translator.report.line_hashes import line_hashes

# The action's algorithm in its own language, told in a few lines: one window of 100 units that moves on.
SCRIPT = r"""
const fs = require("fs");
const units = [];
const text = fs.readFileSync(0, "utf8").replace(/\r\n/g, "\n").replace(/\r/g, "\n");
for (let i = 0; i < text.length; i++) if (!" \t".includes(text[i])) units.push(text.charCodeAt(i));
units.push(65535);
const seen = {};
let begin = 0;
for (let at = 0; at < units.length; at++) {
  if (at !== begin) continue;
  let hash = 0n;
  for (let i = 0; i < 100; i++) hash = BigInt.asUintN(64, hash * 37n + BigInt(units[at + i] ?? 0));
  const told = hash.toString(16);
  seen[told] = (seen[told] ?? 0) + 1;
  console.log(`${told}:${seen[told]}`);
  const end = units.indexOf(10, at);
  begin = end < 0 ? units.length : end + 1;
}
"""


def hashes(text: str) -> list[str]:
    return list(line_hashes(text.encode(), range(1, 1_000)).values())


def test_an_empty_file_has_one_line() -> None:
    assert hashes("") == ["c129715d7a2bc9a3:1"]


@pytest.mark.parametrize("text", [" a\nb\n  \t\tc\n d", " a\r\nb\r\n  \t\tc\r\n d", "a\rb\rc\r\td", "a\n b\r\nc\rd"])
def test_line_ends_and_blanks_do_not_count(text: str) -> None:
    assert hashes(text) == ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]


def test_what_stood_above_is_counted() -> None:
    assert hashes("Lorem ipsum dolor sit amet.\n" * 10) == [
        *(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7)),
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
    ]


def test_only_the_lines_asked_for() -> None:
    content = b"x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n"
    assert line_hashes(content, [5, 2, 0, 9]) == {2: "bb609acbe9138d60:1", 5: "54517377da7028d2:1"}


@pytest.mark.toolchain("node")
@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_the_action_computes(seed: int, tmp_path: Path) -> None:
    script = tmp_path / "hash.js"
    script.write_text(SCRIPT, encoding="utf-8")
    pieces = ["a", "bb", " ", "\t", "\n", "\n", "\r\n", "\r", "é", "日本", "🦀", "\ufeff", "x = f(1)\n", "y" * 90]
    text = "".join(random.Random(seed).choices(pieces, k=300))  # noqa: S311
    content = text.encode() + (b"\xff\xc3(" if seed % 2 else b"")
    node = shutil.which("node")
    assert node
    told = subprocess.run([node, script], input=content, capture_output=True, check=True).stdout.decode().split()
    assert list(line_hashes(content, range(1, 1_000)).values()) == told
