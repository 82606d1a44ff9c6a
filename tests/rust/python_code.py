"""What the tool prints for a Python function, from its source."""

from __future__ import annotations

from translator.catalog.cache import load_catalogue
from translator.engine.render import render_file
from translator.engine.survey import survey_source
from translator.ir.index import build_index


def ported(source: str) -> str:
    """The first function that may fail, from its signature on: what is above it, and an `impl` around, are left out."""
    catalogue = load_catalogue()
    facts = survey_source("a.py", "python", source.encode(), catalogue, skeletons=True)
    assert facts.declarations is not None
    rendered = render_file(facts, build_index([facts.declarations]), catalogue)
    assert rendered.ledger == ()
    skeleton = next(finding.skeleton for finding in rendered.findings if finding.code == "PY110")
    assert skeleton is not None
    lines = skeleton.split("\n")
    start = next(place for place, line in enumerate(lines) if line.lstrip().startswith(("pub fn", "fn", "pub async")))
    end = lines.index("}", start)
    depth = len(lines[start]) - len(lines[start].lstrip())
    return "\n".join(line[depth:] for line in lines[start : end + (not depth)]) + "\n"
