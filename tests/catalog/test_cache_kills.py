"""Processes that are killed, and several at once, leave the cache whole."""

import os
import subprocess
import sys
from pathlib import Path

from tests.catalog.sample import write_page

# By hand with several hundred: RUSTBOUND_KILLS=500.
KILLS = os.environ.get("RUSTBOUND_KILLS", "15")
CHECKOUT = Path(__file__).parents[2]


def test_killing_at_any_moment_leaves_the_cache_whole(tmp_path: Path) -> None:
    write_page(tmp_path / "pages", title="One")
    command = [
        sys.executable,
        "-m",
        "tests.catalog.killing",
        str(tmp_path / "pages"),
        str(tmp_path / "cache"),
        KILLS,
        "7",
    ]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_several_hooks_at_once_share_a_cold_cache(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = eval('1')\n", encoding="utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    script = "import sys; from translator.cli import main; sys.exit(main(['check', 'a.py']))"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    answers = [(*run.communicate(timeout=120)[:1], run.returncode) for run in runs]
    assert len(set(answers)) == 1
    assert answers[0][1] == 1
    assert "a.py:1:5: PY901" in answers[0][0]
    left = [path.name for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert [Path(name).suffix for name in left] == [".msgpack"]
