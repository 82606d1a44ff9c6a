"""The body of a page as sections: headings, fenced blocks, list items, each with its line."""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from translator.catalog.front_matter import Complain
from translator.catalog.pattern import Reference

PREFERENCES = {
    "With anyhow": ("errors", "anyhow"),
    "With threads": ("concurrency", "threads"),
    "With checked": ("integers", "checked"),
}
"""Headings that a page may have, and the Rust preference each is about."""

HEADINGS = ("Match", "Skeleton", "What changes", "Alternatives", "Example", "Look-alikes", "References")


class Section(NamedTuple):
    """What stands under one heading; the first section of a page has an empty title.

    `line`: of the heading, from 1. `text`: the Markdown below it. `tokens`: its parts, with page lines from 0.
    """

    title: str
    line: int
    text: str
    tokens: tuple[Token, ...]


class Block(NamedTuple):
    """A fenced block: its language, its text with the last newline, the page line of its first line from 1."""

    language: str
    text: str
    line: int


def split_sections(lines: Sequence[str], body: int) -> list[Section]:
    """Split a page's lines, of which the first `body` are front matter, at its headings of level two."""
    # Front matter is blanked, not cut, so that the parser's lines are the page's.
    tokens = MarkdownIt("commonmark").parse("\n".join([""] * body + list(lines[body:])))
    starts = [
        place
        for place, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0
    ]
    ends = [*starts, len(tokens)]
    rows = [*(_lines(tokens[start])[0] for start in starts), len(lines)]
    sections = [Section("", body + 1, _text(lines, body, rows[0]), tuple(tokens[: ends[0]]))]
    for start, end, row, last in zip(starts, ends[1:], rows, rows[1:], strict=False):
        # Opening, title and closing of a heading are three tokens.
        below = _lines(tokens[start])[1]
        sections.append(
            Section(tokens[start + 1].content, row + 1, _text(lines, below, last), tuple(tokens[start + 3 : end]))
        )
    return sections


def _text(lines: Sequence[str], first: int, last: int) -> str:
    return "\n".join(lines[first:last]).strip()


def _lines(token: Token) -> tuple[int, int]:
    return (token.map[0], token.map[1]) if token.map else (0, 0)


def check_headings(sections: Sequence[Section], complain: Complain) -> None:
    """Complain of headings that are unknown, missing, double or out of order."""
    _check_preferences(sections, complain)
    sections = [section for section in sections if section.title not in PREFERENCES]
    found = [section.title for section in sections[1:]]
    for section in sections[1:]:
        if section.title not in HEADINGS:
            complain(section.line, f"unknown heading `{section.title}`: a page has {', '.join(HEADINGS)}")
        elif found.count(section.title) > 1:
            complain(section.line, f"`## {section.title}` stands twice")
    last = sections[-1].line
    for heading in HEADINGS:
        if heading not in found:
            complain(last, f"`## {heading}` is missing")
    known = [title for title in found if title in HEADINGS]
    if len(known) == len(HEADINGS) and known != list(HEADINGS):
        place = next(place for place, title in enumerate(known) if title != HEADINGS[place])
        line = next(section.line for section in sections if section.title == known[place])
        complain(line, f"`## {known[place]}` is out of order: `## {HEADINGS[place]}` comes first")


def _check_preferences(sections: Sequence[Section], complain: Complain) -> None:
    """What a preference changes stands behind the example, once, in the order of `PREFERENCES`."""
    titles = [section.title for section in sections]
    present = [title for title in titles if title in PREFERENCES]
    wanted = ["Example", *(title for title in PREFERENCES if title in present), "Look-alikes"]
    start = titles.index("Example") if "Example" in titles else 0
    if present and titles[start : start + len(wanted)] != wanted:
        line = next(section.line for section in sections if section.title in PREFERENCES)
        names = ", ".join(f"`## {one}`" for one in PREFERENCES)
        complain(line, f"{names} stand behind `## Example`, once, in this order")


def blocks(section: Section) -> list[Block]:
    """The fenced blocks of a section, in order."""
    return [
        Block(token.info.split(" ")[0].strip(), token.content, _lines(token)[0] + 2)
        for token in section.tokens
        if token.type == "fence" and token.level == 0
    ]


def is_list(section: Section) -> bool:
    """Whether a list is all there is."""
    return all(token.level > 0 or token.type.startswith("bullet_list") for token in section.tokens)


def items(section: Section) -> list[list[Token]]:
    """The tokens of each item of the section's lists."""
    found: list[list[Token]] = []
    for token in section.tokens:
        if token.type == "list_item_open" and token.level == 1:
            found.append([])
        elif found:
            found[-1].append(token)
    return found


def item_text(tokens: Sequence[Token]) -> str:
    """An item as one line of Markdown."""
    return " ".join(" ".join(token.content.split()) for token in tokens if token.type == "inline")


def item_link(tokens: Sequence[Token]) -> Reference | None:
    """The first link of an item, under the item's whole text without markup."""
    children = [child for token in tokens if token.type == "inline" for child in token.children or ()]
    links = [child for child in children if child.type == "link_open"]
    if not links:
        return None
    text = "".join(child.content if child.type != "softbreak" else " " for child in children)
    return Reference(text, str(links[0].attrs["href"]))
