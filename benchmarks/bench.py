"""Times `rustbound scan` beside ast-grep on the pinned corpora: `python -m benchmarks.bench [CORPUS...]`.

One ast-grep rule for each page, JSON output to a file, the same files, alternating runs after a warm-up; the figures
are ratios of medians. Corpora that are not there yet are fetched.
"""

import compileall
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import translator
from benchmarks.ast_grep_rules import write_project
from benchmarks.corpora import corpora, corpora_directory
from benchmarks.fetch import FetchError, fetch
from benchmarks.measure import MEBIBYTE, Run, measure, median, peak_memory
from benchmarks.same_files import RUSTBOUND, link_read_files

AST_GREP = RUSTBOUND.with_name("ast-grep")
PAIRS = 5
START_UPS = 20
PLAIN_BAR = 1.5
SKELETON_BAR = 4.0
START_UP_BAR = 0.100

PLAIN = "no skeletons"
SKELETONS = "skeletons"
PEER = "ast-grep"


@dataclass(frozen=True)
class Timing:
    """Medians and findings by variant (`PLAIN`, `SKELETONS`, `PEER`) over one directory of `lines` lines."""

    name: str
    lines: int
    medians: dict[str, Run]
    findings: dict[str, int]


def main(wanted: list[str]) -> None:
    """Run the benchmark over each corpus that is named, or each there is, and over all together."""
    unknown = set(wanted) - {corpus.name for corpus in corpora()}
    if unknown:
        sys.exit(f"bench: no corpus is named {', '.join(sorted(unknown))}")
    try:
        sources = {corpus.name: fetch(corpus) for corpus in corpora()}
    except FetchError as error:
        sys.exit(f"bench: {error}")
    # As in an installed package: where Python writes no bytecode itself, each process would compile what it imports.
    compileall.compile_dir(Path(translator.__file__).parent, quiet=1)
    # On the corpora's file system, so that the files can be linked.
    with tempfile.TemporaryDirectory(dir=corpora_directory(), prefix=".bench-") as scratch:
        every = Path(scratch, "every")
        lines = {name: link_read_files(source, every / name) for name, source in sources.items()}
        project = Path(scratch, "ast-grep")
        project.mkdir()
        commands = commands_for(write_project(project))
        output = Path(scratch, "output.json")
        # First: what this process holds counts as memory of those it starts, and findings are many.
        report_memory(commands, every, output)
        print(f"\n{'':14}{'lines':>10}{'':14}{'findings':>9}{'wall':>9}{'CPU':>9}{'wall':>9}{'CPU':>9}  bar")
        for name in wanted or sources:
            report(time_directory(name, lines[name], every / name, commands, output))
        report(time_directory("all together", sum(lines.values()), every, commands, output))
        report_start_up(output)


def commands_for(project: Path) -> dict[str, list[str]]:
    """The command of each variant; the directory follows."""
    scan = [str(RUSTBOUND), "scan", "--format", "json"]
    return {
        PEER: [str(AST_GREP), "scan", "--config", str(project), "--json=compact"],
        PLAIN: [*scan, "--no-skeletons"],
        SKELETONS: scan,
    }


def time_directory(name: str, lines: int, directory: Path, commands: dict[str, list[str]], output: Path) -> Timing:
    """Alternating runs of all variants over one directory."""
    runs: dict[str, list[Run]] = {variant: [] for variant in commands}
    findings = {}
    for variant, command in commands.items():  # the warm-up
        measure([*command, str(directory)], output)
        findings[variant] = count_findings(output)
    for _ in range(PAIRS):
        for variant, command in commands.items():
            runs[variant].append(measure([*command, str(directory)], output))
    return Timing(name, lines, {variant: median(measured) for variant, measured in runs.items()}, findings)


def count_findings(output: Path) -> int:
    """How many findings an output holds: ast-grep's is a list of them, ours a document."""
    document = json.loads(output.read_bytes())
    return len(document if isinstance(document, list) else document["findings"])


def report(timing: Timing) -> None:
    """Print the medians of one directory, their ratio to ast-grep's, and the bar."""
    peer = timing.medians[PEER]
    bars = {PLAIN: PLAIN_BAR, SKELETONS: SKELETON_BAR}
    for variant, run in timing.medians.items():
        place = f"{timing.name:14}{timing.lines:10,}" if variant == PEER else " " * 24
        line = f"{place} {variant:13}{timing.findings[variant]:9,}{run.wall:8.2f}s{run.cpu:8.2f}s"
        if variant in bars:
            ratio = run.wall / peer.wall
            line += f"{ratio:8.2f}x{run.cpu / peer.cpu:8.2f}x"
            line += f"  wall at most {bars[variant]}x: {verdict(ratio, bars[variant])}"
        print(line, flush=True)


def report_memory(commands: dict[str, list[str]], directory: Path, output: Path) -> None:
    """Print the memory of each variant over all corpora."""
    print("\npeak memory    largest process   all processes")
    for variant, command in commands.items():
        largest = measure([*command, str(directory)], output).largest
        together = peak_memory([*command, str(directory)], output)
        total = f"{together / MEBIBYTE:,.0f} MiB" if together else "not known here"
        print(f"{variant:13}{largest / MEBIBYTE:13,.0f} MiB{total:>16}", flush=True)


def report_start_up(output: Path) -> None:
    """Print the time of `rustbound --version` beside that of an idle Python."""
    commands = {"rustbound --version": [str(RUSTBOUND), "--version"], "python -c pass": [sys.executable, "-c", "pass"]}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(START_UPS):
        for name, command in commands.items():
            runs[name].append(measure(command, output))
    print("\nstart-up")
    for name, measured in runs.items():
        print(f"{name:20}{median(measured).wall * 1000:6.0f} ms")
    start = median(runs["rustbound --version"]).wall
    print(f"at most {START_UP_BAR * 1000:.0f} ms: {verdict(start, START_UP_BAR)}")


def verdict(figure: float, bar: float) -> str:
    """`pass` or `miss`."""
    return "pass" if figure <= bar else "miss"


if __name__ == "__main__":
    main(sys.argv[1:])
