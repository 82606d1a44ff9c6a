"""Surveys one corpus with the installed command, and gathers what the field report tells of it."""

import json
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from benchmarks.corpora import Corpus
from benchmarks.same_files import RUSTBOUND
from tests.judges.compare import Agreement, agreement, without_known
from tests.judges.run_judges import judge_directory

READ = {"ok", "partial"}


@dataclass(frozen=True)
class Survey:
    """A corpus, the JSON document of its scan, seconds with and without skeletons, and the judges' view."""

    corpus: Corpus
    document: dict[str, Any]
    seconds: float
    plain_seconds: float
    judged: Agreement

    @property
    def files(self) -> list[dict[str, Any]]:
        """Files that were read, in whole or in part."""
        return [file for file in self.document["files"] if file["status"] in READ]

    @property
    def lines(self) -> int:
        return sum(file["lines"] for file in self.files)

    @property
    def findings(self) -> Counter[str]:
        """Findings by code."""
        return Counter(finding["code"] for finding in self.document["findings"])

    @cached_property
    def skeletons(self) -> list[str]:
        """The skeletons of all findings, one each."""
        return [finding["skeleton"] for finding in self.document["findings"] if finding["skeleton"] is not None]

    @property
    def plain(self) -> int:
        """How many skeletons were replaced by a plain one."""
        return sum(entry["kind"] == "skeleton" for entry in self.document["ledger"]["constructs"])

    @property
    def skips(self) -> list[dict[str, Any]]:
        """What was not read: `path`, `kind`, `reason` and how many `files` it stands for."""
        entries: list[dict[str, Any]] = self.document["ledger"]["skips"]
        return entries


def survey(corpus: Corpus, directory: Path) -> Survey:
    """Scan a fetched corpus twice, and compare what it finds with the judges.

    Raises CalledProcessError if the scan or a judge fails.
    """
    _, plain_seconds = scan(directory, "--no-skeletons")
    document, seconds = scan(directory)
    read = [file["path"] for file in document["files"] if file["status"] in READ]
    judged, _ = without_known(agreement(document, judge_directory(directory, read)), corpus.name)
    return Survey(corpus, document, seconds, plain_seconds, judged)


def scan(directory: Path, *options: str) -> tuple[dict[str, Any], float]:
    """The JSON document of a scan, and how many seconds it took."""
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        command = [str(RUSTBOUND), "scan", "--format", "json", *options, str(directory)]
        subprocess.run(command, stdout=output, stderr=subprocess.PIPE, check=True)
        seconds = time.perf_counter() - begun
        output.seek(0)
        document: dict[str, Any] = json.load(output)
    return document, seconds
