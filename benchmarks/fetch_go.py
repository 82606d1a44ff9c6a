"""Fetches a Go module's zip with the Go command."""

import json
import os
import subprocess
from pathlib import Path

from benchmarks.corpora import Corpus


def fetch_module(corpus: Corpus) -> Path:
    """The module's zip in Go's module cache.

    Raises OSError if there is no Go command, ValueError if it fails or the checksum is another.
    """
    module = f"{corpus.package}@{corpus.version}"
    # Outside any module the command neither reads nor writes a go.mod.
    environment = os.environ | {"GOWORK": "off", "GOFLAGS": "-mod=mod"}
    finished = subprocess.run(
        ["go", "mod", "download", "-json", module],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path("/"),
        env=environment,
    )
    try:
        answer: dict[str, str] = json.loads(finished.stdout)
    except json.JSONDecodeError:
        raise ValueError(f"go mod download {module}: {finished.stderr.strip()}") from None
    if "Error" in answer:
        raise ValueError(f"go mod download {module}: {answer['Error']}")
    if answer["Sum"] != corpus.checksum:
        raise ValueError(f"{module} has checksum {answer['Sum']}, pinned is {corpus.checksum}")
    return Path(answer["Zip"])
