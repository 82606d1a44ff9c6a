"""`--format html`: one page that needs nothing else, not even a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from translator.report.view import View
from translator.report.visible import visible_line
from translator.report.words import numbered
from translator.worklist.files import WorklistFile
from translator.worklist.model import Row, Worklist
from translator.worklist.page import assets, charts
from translator.worklist.page.data import page_data
from translator.worklist.page.embed import BATCH, batches, codes, embedded
from translator.worklist.page.layout import HEIGHT, WIDTH, layout
from translator.worklist.page.overview import blocks, uncovered
from translator.worklist.words import span

SHOWS_SKELETONS = True
FOR_PEOPLE = False

_LABEL = 23
_DANGER = ("blocked", "redesign", "adapt", "direct")


def print_worklist(document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterator[bytes]:
    """The page, in pieces: its code is too much to hold twice."""
    yield from (piece.encode() for piece in _page(document, files, view))


def _page(document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterator[str]:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(span=span, short=_short, worst=_worst, numbered=numbered)
    style, script = assets.style(), assets.script()
    return environment.from_string(assets.template()).generate(
        document=document,
        totals=document.totals,
        by_unit=charts.by_unit(document.worklist),
        by_family=charts.by_family(document.totals),
        verdicts=charts.verdicts(document.totals),
        readiness=tuple(charts.readiness(document.totals.crates)),
        layout=layout(document.worklist, document.totals.waves),
        size=(WIDTH, HEIGHT),
        blocks=tuple(blocks(document)),
        uncovered=tuple(uncovered(document.ledger)),
        # Ours, and nothing of it is a value from outside.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
        data=Markup(embedded(page_data(document, files, view.rules))),  # noqa: S704 - has no `<`
        batches=batches(codes(files)),
        batch=BATCH,
    )


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, and text may not become markup."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {assets.allowed(style)}",
            f"script-src {assets.allowed(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    return visible_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _short(row: Row) -> str:
    """The name as far as there is room: its end tells most."""
    more = f" +{len(row.members) - 1}" if len(row.members) > 1 else ""
    name = visible_line(row.unit)
    room = _LABEL - len(more)
    return (name if len(name) <= room else f"…{name[1 - room :]}") + more


def _worst(row: Row) -> str:
    return next((verdict for verdict in _DANGER if row.verdicts.get(verdict)), "none")
