"""The sections of the field report, each a heading and a Markdown table."""

from collections import Counter
from collections.abc import Iterable, Sequence

from benchmarks.ast_grep_rules import page_families
from benchmarks.rustc_opinion import contradictions, crate_options, is_items
from benchmarks.rustfmt_batch import opinion_on
from benchmarks.survey import Survey
from tests.judges.compare import Agreement, known_differences

SHOWN = 30


def corpora_table(surveys: Sequence[Survey]) -> str:
    """What was surveyed, and how fast."""
    rows = [
        [
            one.corpus.name,
            one.corpus.version,
            f"{len(one.files):,}",
            f"{one.lines:,}",
            f"{one.findings.total():,}",
            f"{one.plain_seconds:.1f} s",
            f"{one.seconds:.1f} s",
            f"{one.lines / one.seconds:,.0f}",
        ]
        for one in surveys
    ]
    headings = [
        "corpus",
        "version",
        "files read",
        "lines",
        "findings",
        "without skeletons",
        "with",
        "lines a second, with",
    ]
    return section(
        "What was surveyed",
        "Wall time of one run each, from the start of the process to its end. `make bench` measures properly.",
        table(headings, rows),
    )


def families_table(surveys: Sequence[Survey]) -> str:
    """Findings by family."""
    families = page_families()
    names = sorted(set(families.values()))
    rows = []
    for one in surveys:
        counts = Counter(dict.fromkeys(names, 0))
        for code, count in one.findings.items():
            counts[families[code]] += count
        rows.append([one.corpus.name, *(f"{counts[name]:,}" if counts[name] else "" for name in names)])
    text = "Parts of other findings are counted like any other."
    return section("Findings by family", text, table(["corpus", *names], rows))


def findings_table(surveys: Sequence[Survey]) -> str:
    """Findings by code."""
    codes = sorted(page_families())
    rows = [[code, *(f"{one.findings[code]:,}" if one.findings[code] else "" for one in surveys)] for code in codes]
    return section("Findings by code", "", table(["code", *(one.corpus.name for one in surveys)], rows))


def skeletons_table(surveys: Sequence[Survey]) -> str:
    """How many skeletons parse, and what rustfmt says of them."""
    rows = []
    for one in surveys:
        distinct = sorted(set(one.skeletons))
        opinion = opinion_on(distinct)
        printed, plain = len(one.skeletons), one.plain
        rows.append(
            [
                one.corpus.name,
                f"{printed:,}",
                f"{plain:,}",
                share(printed - plain, printed),
                f"{len(distinct):,}",
                share(len(distinct) - len(opinion.rejected), len(distinct)),
                share(len(distinct) - len(opinion.rejected) - len(opinion.changed), len(distinct)),
            ]
        )
    text = (
        "A skeleton that does not parse is never printed: a plain one takes its place and the ledger says so.\n"
        "The last three columns ask rustfmt, which has the compiler's own parser, about every distinct text printed."
    )
    headings = [
        "corpus",
        "skeletons",
        "plain ones",
        "parsed at once",
        "distinct",
        "rustfmt parses",
        "rustfmt leaves unchanged",
    ]
    return section("Skeletons", text, table(headings, rows))


def compiler_table(surveys: Sequence[Survey]) -> str:
    """How many skeletons contradict themselves, as rustc sees them."""
    crates = crate_options()
    rows = []
    for one in surveys:
        items = sorted({text for text in one.skeletons if is_items(text)})
        wrong = sum(map(bool, contradictions(items, crates)))
        rows.append([one.corpus.name, f"{len(items):,}", f"{wrong:,}", share(len(items) - wrong, len(items))])
    text = (
        "A skeleton is a piece of a program: names without a declaration are expected in it. What else rustc finds\n"
        "(types that do not fit, methods that a known type lacks, moved values) is a contradiction. Asked are all\n"
        "distinct skeletons that are whole items, with an empty struct in the place of each type declared elsewhere.\n"
        "`python -m benchmarks.contradictions` lists what it finds."
    )
    headings = ["corpus", "distinct items", "contradict themselves", "rustc finds no contradiction"]
    return section("What the compiler says", text, table(headings, rows))


def agreement_table(surveys: Sequence[Survey]) -> str:
    """Agreement with the judges, and what they differ in."""
    rows = [
        [
            one.corpus.name,
            f"{one.judged.both.total():,}",
            f"{one.judged.only_scan.total():,}",
            f"{one.judged.only_judge.total():,}",
            f"{one.judged.share:.2%}",
            str(sum(entry["corpus"] == one.corpus.name for entry in known_differences())),
            str(len(one.judged.left_out)),
        ]
        for one in surveys
    ]
    headings = [
        "corpus",
        "agreed",
        "only `scan`",
        "only judge",
        "agreement",
        "explained",
        "files the judge cannot read",
    ]
    text = "Constructs by path, line and code, for every judged code; see [the judges](judges.md)."
    differences = [f"- {one.corpus.name}: {line}" for one in surveys for line in unexplained(one.judged)]
    shown = [*differences[:SHOWN], *([f"- and {len(differences) - SHOWN} more"] if len(differences) > SHOWN else [])]
    explained = [
        f"- {entry['corpus']} `{entry['path']}:{entry['line']}` {entry['code']}, only by {entry['only']}: "
        f"{entry['reason']}"
        for entry in known_differences()
    ]
    rejected = [
        f"- {one.corpus.name} `{path}`: {one_line(reason)}"
        for one in surveys
        for path, reason in one.judged.left_out.items()
    ]
    return section(
        "Agreement with the judges",
        text,
        table(headings, rows),
        listing("Not explained:", shown),
        listing("Explained:", explained),
        listing("Files that the judge's parser rejects:", rejected),
    )


def unread_section(surveys: Sequence[Survey]) -> str:
    """Files that were not read, or in part only, and why."""
    skips = [(one.corpus.name, entry) for one in surveys for entry in one.skips]
    counts: Counter[tuple[str, str]] = Counter()
    for name, entry in skips:
        counts[name, entry["kind"]] += entry["files"]
    rows = [[name, kind, f"{count:,}"] for (name, kind), count in counts.items()]
    failed = [
        f"- {name} `{entry['path']}`: {one_line(entry['reason'])}" for name, entry in skips if entry["kind"] == "failed"
    ]
    partial = [
        f"- {one.corpus.name} `{file['path']}`: {one_line(file['reason'])}"
        for one in surveys
        for file in one.files
        if file["status"] == "partial"
    ]
    return section(
        "Files not read",
        table(["corpus", "kind", "files skipped"], rows),
        listing("Not readable:", failed),
        listing("Read in part:", partial),
    )


def unexplained(judged: Agreement) -> Iterable[str]:
    """Differences, a line each."""
    for side, constructs in (("scan", judged.only_scan), ("judge", judged.only_judge)):
        for path, line, code in sorted(constructs.elements()):
            yield f"`{path}:{line}` {code}, only by {side}"


def section(title: str, *blocks: str) -> str:
    """A heading and its blocks, empty ones left out."""
    return "\n\n".join([f"## {title}", *(block for block in blocks if block)]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are aligned to the right."""
    lines = [headings, ["---", *(["---:"] * (len(headings) - 1))], *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def listing(title: str, items: Sequence[str]) -> str:
    """A titled list, or nothing for no items."""
    return "\n".join([title, "", *items]) if items else ""


def share(part: int, whole: int) -> str:
    """A percentage, never rounded up to 100; empty where there is nothing to have a share of."""
    if whole == 0:
        return ""
    if part == whole:
        return "100 %"
    return f"{int(part / whole * 10_000) / 100:.2f} %"


def one_line(text: str) -> str:
    """A reason as one line of Markdown, at most 160 characters."""
    return " ".join(text.split())[:160].replace("<", "&lt;")
