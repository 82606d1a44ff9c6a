"""Suppressions on real code: for each file, suppress all that is found, check, remove again, compare.

    python -m benchmarks.suppression_round_trip [DIRECTORY]...

Reads the corpora (or the directories named) and writes copies to a temporary directory only. Fails when a file is not
what it was, when something is found that was suppressed, when the code is not the same, or when gofmt would change more
files.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.corpora import corpora_directory
from translator.catalog.cache import load_catalogue
from translator.engine.facts import FileFacts
from translator.engine.gate import Gate
from translator.engine.render import render_file
from translator.engine.select import select_all
from translator.engine.survey import survey_read
from translator.source.discovery import discover
from translator.source.files import Candidate, Skipped, Source
from translator.source.reading import read
from translator.suppressions.add import Added, add
from translator.suppressions.apply import Stale, apply
from translator.suppressions.remove import remove
from translator.suppressions.same_code import same_code
from translator.suppressions.words import words_of

REASON = "kept until the port, see #12"


def main(directories: list[Path]) -> int:
    """Tries all files of these directories; the exit code."""
    catalogue = load_catalogue()
    everything = select_all(catalogue)
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as temporary:
        for directory in directories:
            discovery = discover([directory])
            gate = Gate(catalogue, everything, discovery.root)
            for number, file in enumerate(discovery.files):
                source = read(file)
                if isinstance(source, Skipped):
                    continue
                count["files"] += 1
                _try(gate, file, source, Path(temporary) / f"{directory.name}-{number}".replace(".", "-"), count)
        _gofmt(Path(temporary), count)
    for what, number in sorted(count.items()):
        print(f"{number:8,}  {what}")
    return int(any(what.startswith("FAILED") for what in count))


def _try(gate: Gate, file: Candidate, source: Source, beside: Path, count: Counter[str]) -> None:
    facts = _survey(gate, file, source)
    wanted = defaultdict(list)
    for match in facts.matches:
        wanted[match.start.line].append(match.code)
    if not wanted:
        return
    count["files with findings"] += 1
    try:
        added = add(source.language, source.data, wanted, REASON)
    except ValueError as error:
        count["files refused: " + str(error).partition(" on line")[0]] += 1
        return
    for entry in added.refused:
        count[f"lines refused in {source.language}"] += 1
        print(f"refused: {file.location}:{entry.line}: {entry.why}")
    count[f"findings silenced in {source.language}"] += sum(map(len, added.silenced.values()))
    for problem in _problems(gate, file, source, added):
        count[f"FAILED {problem}"] += 1
        print(f"FAILED {problem}: {file.location}")
    if source.language == "go":
        beside.with_suffix(".before.go").write_bytes(source.data)
        beside.with_suffix(".after.go").write_bytes(added.source)
        beside.with_suffix(".path").write_text(file.location)


def _problems(gate: Gate, file: Candidate, source: Source, added: Added) -> list[str]:
    changed = Source(source.path, source.language, added.source, source.lines, source.problem)
    facts = _survey(gate, file, changed)
    applied = apply(
        facts.path,
        facts.language,
        render_file(facts, None, gate.catalogue).findings,
        facts.directives,
        words_of(gate.catalogue, facts.language),
    )
    found = []
    silenced = Counter(finding.code for finding, _ in applied.suppressed)
    if silenced != Counter(code for codes in added.silenced.values() for code in codes):
        found.append("not silenced")
    if applied.problems:
        found.append("problems with directives")
    if not same_code(source.language, source.data, added.source):
        found.append("other code")
    if remove(added.source, [Stale(one, one.codes) for one in facts.directives if one.reason == REASON]) != source.data:
        found.append("not restored")
    return found


def _survey(gate: Gate, file: Candidate, source: Source) -> FileFacts:
    return survey_read(file, source, gate.root, gate.catalogue, gate.selection, skeletons=False, directives=True)


def _gofmt(directory: Path, count: Counter[str]) -> None:
    listed = subprocess.run(["gofmt", "-l", directory], capture_output=True, text=True, check=False).stdout.split()
    before = {name.removesuffix(".before.go") for name in listed if name.endswith(".before.go")}
    after = {name.removesuffix(".after.go") for name in listed if name.endswith(".after.go")}
    count["Go files that gofmt changes, before"] = len(before)
    count["Go files that gofmt changes, after"] = len(after)
    for name in sorted(after - before):
        count["FAILED gofmt"] += 1
        print(f"FAILED gofmt: {Path(name + '.path').read_text()}")
        print(subprocess.run(["gofmt", "-d", name + ".after.go"], capture_output=True, text=True, check=False).stdout)


if __name__ == "__main__":
    sys.exit(
        main(
            [Path(name) for name in sys.argv[1:]]
            or sorted(path for path in corpora_directory().iterdir() if path.is_dir())
        )
    )
