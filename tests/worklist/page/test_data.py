import base64
import json
import zlib

import pytest

from tests.worklist.page.sample import PROJECTS, small
from tests.worklist.project import catalogue
from translator.report.rule import rules_of
from translator.worklist.page.data import NOWHERE, findings_of, page_data
from translator.worklist.page.embed import BATCH, batches, codes, embedded

DOCUMENT, FILES = small(PROJECTS / "python-orders")
DATA = page_data(DOCUMENT, FILES, rules_of(catalogue().patterns))


def test_each_finding_keeps_what_is_said_of_it() -> None:
    found = findings_of(FILES)
    assert len(found) == len(DATA.findings) > 0
    for finding, place in zip(found, DATA.findings, strict=True):
        kind = DATA.kinds[place.kind]
        assert (kind.code, kind.verdict, kind.message, kind.notes) == (
            finding.code,
            finding.verdict,
            finding.message,
            finding.notes,
        )
        assert (DATA.paths[place.path], place.line, place.fingerprint) == (
            finding.path,
            finding.start.line,
            finding.fingerprint,
        )
        above = None if place.part_of == NOWHERE else DATA.findings[place.part_of].fingerprint
        assert above == finding.part_of


def test_findings_stand_in_units_as_often_as_rows_say() -> None:
    for number, row in enumerate(DATA.units):
        own = [place for place in DATA.findings if place.unit == number and place.part_of == NOWHERE]
        assert len(own) == row.findings
        assert sum(one.findings for one in DATA.functions if one.unit == number) == row.findings


def test_what_findings_share_is_kept_once() -> None:
    assert len(set(DATA.kinds)) == len(DATA.kinds) < len(DATA.findings)
    assert len(set(DATA.paths)) == len(DATA.paths)
    assert all(kind.title and kind.family for kind in DATA.kinds)


def test_batches_hold_all_code_in_order() -> None:
    found = findings_of(FILES) * 20
    packed = list(batches(codes(FILES * 20)))
    assert len(packed) == -(-len(found) // BATCH) > 1
    code = [pair for text in packed for pair in json.loads(zlib.decompress(base64.b64decode(text)))]
    assert [[source, rust] for source, _, _, rust in code] == [[one.source, one.skeleton] for one in found]
    lines = (PROJECTS / "python-orders" / found[0].path).read_text().splitlines()
    first = code[0][1] + code[0][0].split("\n")[0]
    assert lines[found[0].start.line - 1].startswith(first)


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "\u2028\u202e\x00", "]]>&lt;", '"\\', "🦀"])
def test_what_is_embedded_ends_no_element_and_means_the_same(text: str) -> None:
    found = embedded({text: [text]})
    assert "<" not in found
    assert not {"\u2028", "\u202e", "\x00"} & set(found)
    assert json.loads(found) == {text: [text]}
