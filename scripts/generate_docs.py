"""Write the pages of docs/ that the program itself can tell; with `--check`, only say which have drifted."""

import inspect
import sys
from itertools import groupby
from pathlib import Path

from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import Pattern
from translator.report.schema import schemas
from translator.settings import schema as settings_schema
from translator.source.language import LANGUAGES, front_end
from translator.worklist import schema as worklist_schema

CHECKOUT = Path(__file__).resolve().parent.parent
CATALOGUE = """\
<!-- Written by `make docs` from the pages in patterns/: edit those. -->

# The catalogue

{count} patterns. A code leads to its page, which is what the program runs.

{tables}
"""
PREDICATES = """\
<!-- Written by `make docs` from the docstrings in translator/*/predicates.py: edit those. -->

# Predicates

What a page's query can ask of a capture besides tree-sitter's own `#eq?`, `#match?` and `#any-of?`. Each takes a
capture first, then strings; `#not-…?` is its opposite. A capture that a match lacks contradicts nothing.

{tables}
"""


def generated_pages() -> dict[Path, str]:
    """What each generated page should say."""
    docs = CHECKOUT / "docs"
    schemas_of_reports = {docs / name: text for name, text in schemas().items()}
    return {
        docs / "catalogue.md": catalogue_page(load_catalogue().patterns),
        docs / "predicates.md": PREDICATES.format(tables="\n\n".join(map(predicates, LANGUAGES))),
        docs / settings_schema.FILE: settings_schema.schema_text(),
        docs / worklist_schema.FILE: worklist_schema.worklist_schema(),
        **schemas_of_reports,
    }


def predicates(language: str) -> str:
    """The predicates of one front end, each with its docstring on one line."""
    known = sorted(front_end(language).PREDICATES.items())
    rows = [f"- {' '.join((inspect.getdoc(one) or '').split())}" for name, one in known if not name.startswith("not-")]
    return "\n".join([f"## {language}", "", *rows])


def catalogue_page(patterns: tuple[Pattern, ...]) -> str:
    """A table of patterns for each family of each language."""
    families = groupby(patterns, lambda page: (page.language, page.family))
    tables = [table(f"{language}: {family}", list(group)) for (language, family), group in families]
    return CATALOGUE.format(count=len(patterns), tables="\n\n".join(tables))


def table(title: str, patterns: list[Pattern]) -> str:
    """One family."""
    head = f"## {title}\n\n| code | name | what | verdict | effort |\n| --- | --- | --- | --- | --- |"
    return "\n".join([head, *map(row, patterns)])


def row(page: Pattern) -> str:
    """One pattern."""
    path = Path(page.path).resolve().relative_to(CHECKOUT).as_posix()
    title = page.title.replace("|", "\\|")
    return f"| [{page.code}](../{path}) | `{page.name}` | {title} | {page.verdict} | {page.effort} |"


def main(arguments: list[str]) -> int:
    """Write what has drifted, or name it and return 1."""
    drifted = {
        path: text
        for path, text in generated_pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    for path, text in drifted.items():
        if "--check" in arguments:
            print(f"{path.relative_to(CHECKOUT)} has drifted: run `make docs` and read what changed")
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if drifted and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
