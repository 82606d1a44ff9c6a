"""Times `rustbound check` on the files of one commit: `python -m benchmarks.commit_hook [SEMGREP]`.

Beside it run ast-grep and semgrep with rules for the same constructs on the same files, and the bare interpreter. Runs
alternate; the figures are ratios of medians.
"""

import compileall
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.ast_grep_rules import write_project
from benchmarks.bench import AST_GREP, verdict
from benchmarks.measure import Run, measure, median
from benchmarks.same_files import RUSTBOUND

CHECKOUT = Path(__file__).parents[1]
SEMGREP_RULES = Path(__file__).with_name("semgrep.yml")
BLOCKED = frozenset({"GO901", "GO903", "PY901", "PY902"})
RUNS = 15
SLOW_RUNS = 5
# Times the bare start of the interpreter.
BARS = {1: 8.0, 10: 10.0}
BARE = "python -c pass"


def main(semgrep: str | None) -> None:
    """Print the figures for one and for ten files of each language."""
    # As in an environment that pip made for a hook; an editable installation has no bytecode until it is used.
    compileall.compile_dir(CHECKOUT / "translator", quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch, "ast-grep")
        project.mkdir()
        configuration = write_project(project, BLOCKED)
        print(f"\n{'':22}{'rustbound':>16}{'ast-grep':>11}{'semgrep':>11}{BARE:>17}")
        for language, suffix in (("go", "go"), ("python", "py")):
            for count, bar in BARS.items():
                files = commit(Path(scratch, f"{language}-{count}"), suffix, count)
                commands = commands_for(files, configuration, semgrep)
                report(f"{count} {language} file{'s'[: count != 1]}", time_all(commands, files[0].parent), bar)


def commit(directory: Path, suffix: str, count: int) -> list[Path]:
    """Clean files of 80 to 120 lines, all different."""
    directory.mkdir()
    files = []
    for number in range(count):
        file = directory / f"file{number}.{suffix}"
        file.write_text(SOURCES[suffix](number), encoding="utf-8")
        files.append(file)
    return files


def _go(number: int) -> str:
    functions = "".join(
        f"""
// Load{place} reads an invoice and adds up its lines.
func (s *Store{number}) Load{place}(ctx context.Context, id string) (*Invoice{number}, error) {{
	row, err := s.db.Query(ctx, "invoices", id)
	if err != nil {{
		return nil, fmt.Errorf("load %s: %w", id, err)
	}}
	for _, line := range row.Lines {{
		row.Total += line.Amount * {place}
	}}
	return row, nil
}}
"""
        for place in range(8)
    )
    return (
        f'package store\n\nimport (\n\t"context"\n\t"fmt"\n)\n\ntype Store{number} struct{{ db Database }}\n{functions}'
    )


def _python(number: int) -> str:
    methods = "".join(
        f"""
    async def load_{place}(self, key: str) -> Invoice:
        \"\"\"The invoice with its lines added up.\"\"\"
        try:
            row = await self.database.query("invoices", key)
        except LookupError as error:
            raise InvoiceError(f"load {{key}}") from error
        for line in row.lines:
            row.total += line.amount * {place}
        return row
"""
        for place in range(8)
    )
    imports = "import asyncio\nfrom dataclasses import dataclass"
    return f"{imports}\n\n\n@dataclass\nclass Store{number}:\n    database: Database\n{methods}"


SOURCES = {"go": _go, "py": _python}


def commands_for(files: Sequence[Path], configuration: Path, semgrep: str | None) -> dict[str, list[str]]:
    """The command of each program over these files."""
    names = [str(file) for file in files]
    commands = {
        "rustbound": [str(RUSTBOUND), "check", "--force-exclude", *names],
        "ast-grep": [str(AST_GREP), "scan", "--config", str(configuration), *names],
        BARE: [sys.executable, "-c", "pass"],
    }
    if semgrep:
        options = ["--config", str(SEMGREP_RULES), "--metrics", "off", "--disable-version-check", "--quiet"]
        commands["semgrep"] = [semgrep, "scan", *options, *names]
    return commands


def time_all(commands: dict[str, list[str]], directory: Path) -> dict[str, Run]:
    """Medians of alternating runs, after one that is not counted."""
    output = directory.with_suffix(".out")
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for command in commands.values():
        measure(command, output)
    for turn in range(RUNS):
        for name, command in commands.items():
            if name != "semgrep" or turn < SLOW_RUNS:
                runs[name].append(measure(command, output))
    return {name: median(measured) for name, measured in runs.items()}


def report(what: str, medians: dict[str, Run], bar: float) -> None:
    """Print one line: milliseconds, the ratio to the bare interpreter, and the bar."""
    bare = medians[BARE].wall
    ratio = medians["rustbound"].wall / bare
    others = "".join(
        f"{medians[name].wall * 1000:8.0f} ms" if name in medians else f"{'not there':>11}"
        for name in ("ast-grep", "semgrep")
    )
    ours = f"{medians['rustbound'].wall * 1000:8.0f} ms {ratio:4.1f}x"
    print(f"{what:22}{ours:>16}{others}{bare * 1000:14.0f} ms  at most {bar:.0f}x: {verdict(ratio, bar)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
