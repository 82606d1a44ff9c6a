"""A copy of a corpus with exactly the files that `scan` reads, so that both tools do the same work."""

import json
import os
import subprocess
import sys
from pathlib import Path

READ = {"ok", "partial"}
RUSTBOUND = Path(sys.executable).with_name("rustbound")


def link_read_files(corpus: Path, target: Path) -> int:
    """Link the files of a corpus that `scan` reads into `target`, and return how many lines they have."""
    command = [str(RUSTBOUND), "scan", "--format", "json", "--no-skeletons", str(corpus)]
    finished = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    lines = 0
    for file in json.loads(finished.stdout)["files"]:
        if file["status"] in READ:
            lines += file["lines"]
            link = target / file["path"]
            link.parent.mkdir(parents=True, exist_ok=True)
            os.link(corpus / file["path"], link)
    return lines
