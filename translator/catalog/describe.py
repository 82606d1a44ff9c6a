"""A page for people (Markdown) and for programs (JSON)."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

import msgspec

from translator import __version__
from translator.catalog.pattern import Pattern
from translator.report.rule import Rule

SUMMARY = (
    "code name title language family verdict effort message crates absorbs narrows since status proof proof_reason"
).split()


def describe(page: Pattern) -> str:
    """The page as Markdown, as it stands in its file, with the front matter as a title and a line of facts."""
    lines = Path(page.path).read_text(encoding="utf-8-sig").split("\n")
    body = "\n".join(lines[lines.index("---", 1) + 1 :]).strip()
    facts = [f"**{page.verdict}**", f"effort {page.effort}", f"since {page.since}"]
    if page.crates:
        facts.append("crates " + ", ".join(f"`{crate}`" for crate in page.crates))
    if page.status != "stable":
        facts.append(page.status)
    return f"# {page.code} {page.name}: {page.title}\n\n{' · '.join(facts)}\n\n> {page.message}\n\n{body}"


def describe_own(rule: Rule) -> str:
    """One of the program's own codes as Markdown."""
    text = f"# {rule.code} {rule.name}: {rule.title}\n\n**{rule.verdict}**\n\n> {rule.message}"
    return f"{text}\n\n{rule.explanation}" if rule.explanation else text


def place_of(page: Pattern) -> str:
    """Where the page stands in its catalogue: `go/errors/GO103-error-sentinel.md`."""
    return "/".join(PurePath(page.path).parts[-3:])


def page_data(pages: Iterable[Pattern], own: Iterable[Rule] = (), *, summary: bool = False) -> bytes:
    """The pages as JSON, schema 1: all that they say, or what a list shows; and the program's own codes, if any."""
    data = {
        "schema": 1,
        "tool": {"name": "rustbound", "version": __version__},
        "patterns": [_values(page, summary=summary) for page in pages],
    }
    codes = [msgspec.to_builtins(rule) for rule in own]
    data |= {"codes": codes} if codes else {}
    return msgspec.json.format(msgspec.json.encode(data), indent=2)


def _values(page: Pattern, *, summary: bool) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(page) | {"path": place_of(page)}
    return {key: values[key] for key in (*SUMMARY, "path")} if summary else values
