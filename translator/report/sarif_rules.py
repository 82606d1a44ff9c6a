"""What a SARIF log says of the program and of each code, in the fields that GitHub reads."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from translator import __version__
from translator.report.markdown_text import fenced
from translator.report.rule import Rule
from translator.report.severity import GITHUB_SEVERITIES, SARIF_LEVELS

# What GitHub takes, in characters.
_NAME, _DESCRIPTION = 255, 1024


def driver(rules: Iterable[Rule]) -> dict[str, object]:
    """The program, with everything that was looked for: what is not among the results is not there."""
    return {
        "name": "rustbound",
        "semanticVersion": __version__,
        "rules": [descriptor(rule) for rule in rules],
    }


def descriptor(rule: Rule) -> dict[str, object]:
    """One code as a `reportingDescriptor`."""
    help_uri = {"helpUri": rule.page.references[0].url} if rule.page and rule.page.references else {}
    return {
        "id": rule.code,
        "name": _cut(rule.name, _NAME),
        "shortDescription": {"text": _cut(rule.title, _DESCRIPTION)},
        "fullDescription": {"text": _cut(_paragraph(rule), _DESCRIPTION)},
        "help": {"text": "\n\n".join(_plain_help(rule)), "markdown": "\n\n".join(_help(rule))},
        **help_uri,
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.verdict]},
        "properties": {
            "tags": list(filter(None, dict.fromkeys(("rust-port", rule.language, rule.family, rule.verdict)))),
            "precision": "high",
            "problem.severity": GITHUB_SEVERITIES[rule.verdict],
        },
    }


def _paragraph(rule: Rule) -> str:
    text = rule.page.paragraph if rule.page else rule.explanation
    return " ".join((text or rule.message).split())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _what_to_do(rule: Rule) -> str:
    return f"In Rust: {rule.message}" if rule.page else f"What to do: {rule.message}"


def _plain_help(rule: Rule) -> Iterator[str]:
    yield _what_to_do(rule)
    yield _paragraph(rule)
    yield f"More: rustbound explain {rule.code}"


def _help(rule: Rule) -> Iterator[str]:
    """The part of a page that helps whoever has to do something, as Markdown."""
    page = rule.page
    yield _what_to_do(rule)
    yield page.paragraph if page else rule.explanation.strip()
    if page and page.notes:
        yield "## What changes"
        yield "\n".join(f"- {textwrap.indent(note, '  ').strip()}" for note in page.notes)
    if page and page.alternatives:
        yield f"## Alternatives\n\n{page.alternatives}"
    if page and page.example.source:
        yield "## Example"
        yield fenced(page.language, page.example.source).rstrip()
        yield fenced("rust", page.example.rust).rstrip()
    if page and page.references:
        yield "## References"
        yield "\n".join(f"- [{reference.text}]({reference.url})" for reference in page.references)
    yield f"`rustbound explain {rule.code}`"
