"""Put a report together from the parts that the processes printed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from translator.engine.run import Part
from translator.engine.tally import Tally
from translator.report.formats import Format
from translator.report.outcome import Outcome
from translator.report.view import View


def write_report(
    out: BinaryIO,
    form: Format,
    view: View,
    parts: Iterator[Part],
    finish: Callable[[Sequence[Part], Tally], Outcome],
) -> Outcome:
    """Writes each part as it comes, then what `finish` makes of all of them."""
    tally = Tally()
    seen: list[Part] = []
    opening = form.opening(view)
    # The separator before the very first finding is left out.
    superfluous = len(form.SEPARATOR)
    for part in parts:
        tally.add(part.tally)
        seen.append(part)
        if part.printed.stat().st_size:
            out.write(opening)
            with part.printed.open("rb") as printed:
                printed.seek(superfluous)
                shutil.copyfileobj(printed, out)
            out.flush()
            opening, superfluous = b"", 0
        part.printed.unlink()
    outcome = finish(seen, tally)
    out.write(opening)
    out.writelines(form.closing(view, outcome))
    out.flush()
    return outcome


def write_files(out: BinaryIO, form: Format, view: View, printed: Iterable[bytes], outcome: Outcome) -> None:
    """Writes what was printed of each file, and what stands around it."""
    out.write(form.opening(view))
    out.write(b"".join(printed)[len(form.SEPARATOR) :])
    out.writelines(form.closing(view, outcome))
    out.flush()
