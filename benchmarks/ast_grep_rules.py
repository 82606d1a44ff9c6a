"""An ast-grep project with one rule for each page of the catalogue."""

from collections.abc import Collection
from pathlib import Path

RULES = Path(__file__).with_name("ast_grep")
PAGES = Path(__file__).parents[1] / "patterns"


def page_codes() -> dict[str, str]:
    """Language (`go`, `python`) of each page, by code."""
    return {code: family.partition(" ")[0] for code, family in page_families().items()}


def page_families() -> dict[str, str]:
    """Family of each page, such as `go errors`, by code: the folders it stands in."""
    pages = sorted(page for page in PAGES.rglob("*.md") if page.stem.startswith(("GO", "PY")))
    return {page.stem.partition("-")[0]: " ".join(page.relative_to(PAGES).parts[:2]) for page in pages}


def write_project(directory: Path, codes: Collection[str] | None = None) -> Path:
    """Write the rules of all pages, or of those with these codes, and return the project's configuration file.

    Raises FileNotFoundError if a page has no rule in `benchmarks/ast_grep/`.
    """
    rules = directory / "rules"
    rules.mkdir()
    for code, language in page_codes().items():
        if codes is not None and code not in codes:
            continue
        rule = (RULES / f"{code}.yml").read_text(encoding="utf-8")
        heading = f"id: {code}\nlanguage: {language}\nseverity: info\nmessage: {code}\n"
        (rules / f"{code}.yml").write_text(heading + rule, encoding="utf-8")
    configuration = directory / "sgconfig.yml"
    configuration.write_text("ruleDirs: [rules]\n", encoding="utf-8")
    return configuration
