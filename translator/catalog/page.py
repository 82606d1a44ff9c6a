"""One page of Markdown -> one `Pattern`, or what is wrong with it."""

import re
from pathlib import PurePath

from translator.catalog.front_matter import Complain, FrontMatter, read_front_matter
from translator.catalog.pattern import Example, LookAlike, Pattern, Preferred, Reference
from translator.catalog.problem import problem
from translator.catalog.query_text import CAPTURE_OF_THE_CONSTRUCT, captures
from translator.catalog.sections import (
    PREFERENCES,
    Block,
    Section,
    blocks,
    check_headings,
    is_list,
    item_link,
    item_text,
    items,
    split_sections,
)
from translator.catalog.template_text import captures_used
from translator.engine.facts import LedgerEntry

# The line of a section that is missing, which is told once.
_NOWHERE = 0


def read_page(path: str, content: bytes) -> tuple[Pattern | None, tuple[LedgerEntry, ...]]:
    """Read one page; `path` ends in `<language>/<family>/<file>`. No pattern when anything is wrong. Never raises."""
    problems: list[LedgerEntry] = []

    def complain(line: int, reason: str) -> None:
        if line != _NOWHERE:
            problems.append(problem(path, line, reason))

    lines = _lines(content, complain)
    if problems:
        return None, tuple(problems)
    matter = read_front_matter(lines, complain)
    sections = split_sections(lines, matter.body)
    check_headings(sections, complain)
    _check_file_name(path, matter, complain)
    pattern = _pattern(path, matter, {section.title: section for section in reversed(sections)}, complain)
    return (None if problems else pattern), tuple(problems)


def _lines(content: bytes, complain: Complain) -> list[str]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        complain(content.count(b"\n", 0, error.start) + 1, "not UTF-8: save the page as UTF-8")
        return []
    if "\0" in text:
        complain(text.count("\n", 0, text.index("\0")) + 1, "a NUL character: this is no text file")
    # Form feeds and the like are no line ends to Markdown.
    return re.split(r"\r\n|\r|\n", text)


def _check_file_name(path: str, matter: FrontMatter, complain: Complain) -> None:
    if "code" not in matter.texts or "name" not in matter.texts:
        return
    wanted = f"{matter.texts['code']}-{matter.texts['name']}.md"
    if PurePath(path).name != wanted:
        complain(matter.lines["code"], f"code and name do not fit the file's name: rename the file to {wanted}")


def _pattern(path: str, matter: FrontMatter, by_title: dict[str, Section], complain: Complain) -> Pattern:
    def section(title: str) -> Section:
        return by_title.get(title, Section(title, _NOWHERE, "", ()))

    language, family = PurePath(path).parts[-3:-1]
    query = _only_block(section("Match"), "query", complain)
    template = _only_block(section("Skeleton"), "jinja", complain)
    named = captures(query.text)
    if query.text and CAPTURE_OF_THE_CONSTRUCT not in named:
        complain(query.line, f"the query captures no `@{CAPTURE_OF_THE_CONSTRUCT}`: put it behind the construct's node")
    texts, lists = matter.texts, matter.lists
    return Pattern(
        code=texts.get("code", ""),
        name=texts.get("name", ""),
        title=texts.get("title", ""),
        verdict=texts.get("verdict", ""),
        effort=int(texts.get("effort", "0")),
        crates=lists.get("crates", ()),
        since=texts.get("since", ""),
        message=texts.get("message", ""),
        absorbs=lists.get("absorbs", ()),
        narrows=lists.get("narrows", ()),
        status=texts.get("status", "stable"),
        proof=texts.get("proof", ""),
        proof_reason=texts.get("proof-reason", ""),
        language=language,
        family=family,
        path=path,
        paragraph=_paragraph(section(""), complain),
        query=query.text,
        query_line=query.line,
        template=template.text,
        template_line=template.line,
        uses=captures_used(template, named, complain),
        notes=_notes(section("What changes"), complain),
        alternatives=_text(section("Alternatives"), complain),
        example=_example(section("Example"), language, complain),
        look_alikes=_look_alikes(section("Look-alikes"), language, complain),
        references=_references(section("References"), complain),
        preferred=tuple(_preferred(by_title[title], complain) for title in PREFERENCES if title in by_title),
    )


def _only_block(section: Section, language: str, complain: Complain) -> Block:
    found = blocks(section)
    if [block.language for block in found] != [language]:
        complain(section.line, f"`## {section.title}` holds exactly one ```{language} block")
        return Block(language, "", section.line)
    return found[0]


def _paragraph(section: Section, complain: Complain) -> str:
    kinds = [token.type for token in section.tokens if token.level == 0 and token.nesting >= 0]
    if kinds != ["paragraph_open"]:
        complain(section.line, "one paragraph stands between the front matter and `## Match`")
    return section.text


def _text(section: Section, complain: Complain) -> str:
    if not section.text:
        complain(section.line, f"`## {section.title}` is empty")
    return section.text


def _notes(section: Section, complain: Complain) -> tuple[str, ...]:
    found = items(section)
    if not found or not is_list(section) or any(token.type == "fence" for item in found for token in item):
        complain(section.line, f"`## {section.title}` is a list (`- …`), each item one note of plain text")
    return tuple(item_text(item) for item in found)


def _example(section: Section, language: str, complain: Complain) -> Example:
    found = blocks(section)
    if [block.language for block in found] != [language, "rust"]:
        complain(section.line, f"`## Example` holds one ```{language} block and then one ```rust block")
        return Example("", "", section.line, section.line)
    source, rust = found
    return Example(source.text, rust.text, source.line, rust.line)


def _preferred(section: Section, complain: Complain) -> Preferred:
    found = blocks(section)
    texts = [token.content for token in section.tokens if token.type == "inline" and token.level == 1]
    if [block.language for block in found] not in (["rust"], []) or len(texts) > 1 or not section.text:
        reason = (
            "holds one line (the message), a list (its notes), and one ```rust block, or some of them in this order"
        )
        complain(section.line, f"`## {section.title}` {reason}")
        found = []
    message = " ".join(texts[0].split()) if texts else ""
    notes = tuple(item_text(item) for item in items(section))
    rust = found[0] if found else Block("rust", "", section.line)
    return Preferred(*PREFERENCES[section.title], message, notes, rust.text, rust.line)


def _look_alikes(section: Section, language: str, complain: Complain) -> tuple[LookAlike, ...]:
    found = blocks(section)
    if not found or any(block.language != language for block in found):
        complain(section.line, f"`## Look-alikes` holds ```{language} blocks, one or more, and no others")
    return tuple(LookAlike(block.text, block.line) for block in found)


def _references(section: Section, complain: Complain) -> tuple[Reference, ...]:
    links = [item_link(item) for item in items(section)]
    if not links or not is_list(section) or not all(link and link.url.startswith("https://") for link in links):
        complain(section.line, "`## References` is a list, each item with a link that begins with https://")
    return tuple(link for link in links if link)
