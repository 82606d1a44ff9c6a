"""Killed at any moment, a baseline is the old one or the new one. RUSTBOUND_KILLS says how many moments to try."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from tests.baseline.sample import BASELINE, accept, write
from translator.baseline.file import read_baseline

KILLS = int(os.environ.get("RUSTBOUND_KILLS", "120"))
HERE = Path(__file__)


def test_a_process_that_writes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.baseline.killing", tmp_path / BASELINE, str(KILLS), "1"],
        cwd=HERE.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "2\n"), done.stderr


def test_the_command(tmp_path: Path) -> None:
    files = {f"{number}.py": f"def f(x):\n    return eval(x + {number})\n" for number in range(40)}
    write(tmp_path, files)
    accept(tmp_path)
    old = read_baseline(tmp_path / BASELINE)
    write(tmp_path, dict.fromkeys(list(files)[::2], ""))
    new = [entry for entry in old if int(entry.path.removesuffix(".py")) % 2]
    command = [sys.executable, "-m", "translator", "check", "--isolated", "--baseline", BASELINE]
    moments = random.Random(1)  # noqa: S311 - moments, no secrets
    for _ in range(max(KILLS // 15, 3)):
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(HERE.parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(moments.uniform(0.05, 0.5))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert read_baseline(tmp_path / BASELINE) in (old, new)
    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HERE.parents[2])}, check=False, capture_output=True
    )
    assert done.returncode == 0
    assert read_baseline(tmp_path / BASELINE) == new
