"""Several reports of one run, each in its own format and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from msgspec.structs import replace

from translator.engine.facts import FileFacts, Finding
from translator.report.formats import Format, format_named
from translator.report.limits import cautions
from translator.report.measured import Measured
from translator.report.outcome import Outcome
from translator.report.output import output_to
from translator.report.targets import Target
from translator.report.terminal import source_columns, wants_color
from translator.report.view import View


class Report:
    """A report that is being written. `view`: how it looks where it goes."""

    def __init__(self, name: str, form: Format, view: View, out: BinaryIO) -> None:
        self.name = name
        self.form = form
        self.view = view
        # GitHub's limit is one of compressed bytes.
        self._measured = Measured(out, compresses=name == "sarif")
        self._final = cast("BinaryIO", self._measured)
        # What closes a report is known last; where it stands first the findings wait on disk.
        self._out = _waiting() if form.CLOSING_FIRST else self._final
        self._before = form.opening(view)
        # The separator before the very first finding is left out.
        self._superfluous = len(form.SEPARATOR)

    @property
    def print_file(self) -> Callable[[FileFacts, Sequence[Finding]], bytes]:
        """What any process may ask for the findings of one file; `write` takes it."""
        return partial(self.form.print_file, self.view)

    def write(self, printed: bytes) -> None:
        """Append what was printed for the next files."""
        if printed:
            self._out.write(self._before)
            self._out.write(printed[self._superfluous :])
            self._before, self._superfluous = b"", 0

    def copy(self, printed: Path) -> None:
        """Append what was printed to a file; empty files say nothing."""
        if printed.stat().st_size:
            self._out.write(self._before)
            with printed.open("rb") as file:
                file.seek(self._superfluous)
                _copy(file, self._out)
            self._out.flush()
            self._before, self._superfluous = b"", 0

    def finish(self, outcome: Outcome) -> None:
        """Append all behind the last finding."""
        self._out.write(self._before)
        self._before = b""
        self._final.writelines(self.form.closing(self.view, outcome))
        if self._out is not self._final:
            self._out.seek(0)
            _copy(self._out, self._final)
        self._final.flush()
        self.discard()

    def cautions(self, outcome: Outcome) -> Iterator[str]:
        """What others will not take of the finished report."""
        for caution in cautions(self.name, outcome, self._measured.size, self._measured.compressed()):
            yield f"{self.name}: {caution}"

    def discard(self) -> None:
        """Forget what still waits."""
        if self._out is not self._final:
            self._out.close()


# These modules take as long to import as a small check takes: only who needs them pays.


def _waiting() -> BinaryIO:
    from tempfile import TemporaryFile

    return cast("BinaryIO", TemporaryFile())


def _copy(source: BinaryIO, target: BinaryIO) -> None:
    from shutil import copyfileobj

    copyfileobj(source, target)


@contextmanager
def open_reports(
    wanted: Sequence[Target],
    view: View,
    color: str,
    before: Callable[[], None],
    format_of: Callable[[str], Format] = format_named,
) -> Iterator[tuple[Report, ...]]:
    """The reports, their files open. `color`: `always`, `never`, `auto`. `before`: see `output_to`.

    `format_of`: the module for the name of a format.
    When all went well each file is put in its place at the end; otherwise none is. Raises RunFailedError.
    """
    with ExitStack() as stack:
        reports = []
        for target in wanted:
            form = format_of(target.form)
            out = stack.enter_context(output_to(target.path, text=not form.SUMMARY_APART, before=before))
            to_file = target.path is not None
            here = replace(
                view,
                color=wants_color(color, to_file=to_file),
                source_width=source_columns(to_file=to_file),
            )
            reports.append(Report(target.form, form, here, out))
            stack.callback(reports[-1].discard)
        yield tuple(reports)


def write_files(
    reports: Sequence[Report], files: Iterable[tuple[FileFacts, Sequence[Finding]]], outcome: Outcome
) -> None:
    """Writes the findings of each file and what stands around them."""
    for facts, findings in files:
        for report in reports:
            report.write(report.print_file(facts, findings))
    for report in reports:
        report.finish(outcome)


def tells_people(reports: Sequence[Report]) -> bool:
    """Whether a summary for people is in one of the reports, so that standard error need not have it."""
    return not all(report.form.SUMMARY_APART for report in reports)
