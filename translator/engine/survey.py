"""Phase one: all that outlives one file's syntax tree."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tree_sitter import Node, QueryCursor

from translator.catalog.pattern import Catalogue
from translator.engine.depth import DEEPEST, first_too_deep
from translator.engine.facts import Directive, FileFacts, LedgerEntry, Match, Outline
from translator.engine.matcher import Matcher, broken_query, matcher_for
from translator.engine.problems import Problems
from translator.engine.relevant import NOTHING, relevant
from translator.engine.select import Selection
from translator.engine.width import WIDEST, first_too_wide
from translator.source.files import Candidate, Kind, Skipped, Source
from translator.source.positions import count_lines
from translator.source.reading import read
from translator.suppressions.mark import MARK

if TYPE_CHECKING:
    from translator.ir.index import UnitDeclarations


def survey_file(  # noqa: PLR0913 - what is known of the file and what is wanted
    candidate: Candidate,
    root: Path,
    catalogue: Catalogue,
    selection: Selection,
    *,
    skeletons: bool,
    directives: bool = False,
    outlined: bool = False,
) -> FileFacts:
    """Reads and surveys one file; one that cannot be read is `skipped` with the reason. Never raises."""
    source = read(candidate)
    return survey_read(
        candidate, source, root, catalogue, selection, skeletons=skeletons, directives=directives, outlined=outlined
    )


def survey_read(  # noqa: PLR0913 - what is known of the file and what is wanted
    candidate: Candidate,
    source: Source | Skipped,
    root: Path,
    catalogue: Catalogue,
    selection: Selection,
    *,
    skeletons: bool,
    directives: bool = False,
    outlined: bool = False,
) -> FileFacts:
    """Surveys a file whose source is at hand. Never raises.

    With `directives` they are looked for, and findings of the codes they name are there too: whether a directive is
    stale does not depend on what was asked for.
    """
    if isinstance(source, Skipped):
        return skipped(source.path, candidate.language, source.kind, source.reason)
    matcher = matcher_for(candidate.language, catalogue, NOTHING if directives else selection)
    problems = Problems(candidate.path)
    if source.problem:
        problems.partial(1, source.problem)
    try:
        unit = os.fsencode(matcher.front.unit(Path(candidate.location), root)).decode("utf-8", "backslashreplace")
    except Exception as error:  # noqa: BLE001 - the file's findings do not depend on it
        problems.raised(candidate.language, 1, "naming the unit", error)
        unit = ""
    ignored = selection.ignored_in(candidate.location)
    wanted = (catalogue, selection) if directives else None
    return _survey(matcher, source.data, unit, problems, ignored, skeletons=skeletons, wanted=wanted, outlined=outlined)


def skipped(path: str, language: str, kind: Kind, reason: str) -> FileFacts:
    """The facts of a file that was not surveyed."""
    entry = LedgerEntry("file", path, 0, reason)
    return FileFacts(path, language, "", 0, "skipped", reason, ledger=(entry,), skip=kind)


def survey_source(
    path: str,
    language: str,
    source: bytes,
    catalogue: Catalogue,
    *,
    skeletons: bool,
    selection: Selection | None = None,
) -> FileFacts:
    """Surveys source that is at hand. `source` is UTF-8; without a selection every page takes part."""
    matcher = matcher_for(language, catalogue, selection)
    return _survey(matcher, source, "", Problems(path), skeletons=skeletons)


def _survey(  # noqa: PLR0913 - what is known of the file and what is wanted
    matcher: Matcher,
    source: bytes,
    unit: str,
    problems: Problems,
    ignored: frozenset[str] = frozenset(),
    *,
    skeletons: bool,
    wanted: tuple[Catalogue, Selection] | None = None,
    outlined: bool = False,
) -> FileFacts:
    """`wanted`: what the matcher is made for once it is known which directives there are."""
    root = matcher.parser.parse(source).root_node
    matches: tuple[Match, ...] = ()
    declarations: UnitDeclarations | None = None
    outline: Outline | None = None
    found: tuple[Directive, ...] = ()
    try:
        if wanted is not None:
            found = _directives(matcher, root, source) if MARK in source else ()
            matcher, ignored = relevant(matcher.language, *wanted, source, ignored, found)
        max_depth = _note_what_is_odd(matcher, root, problems)
        if skeletons or outlined or matcher.finds_any:
            from translator.engine.look import look
            from translator.engine.spots import ParsedFile

            names = matcher.front.file_names(root, source, unit)
            file = ParsedFile(root, source)
            matches = look(matcher, file, names, problems, max_depth, ignored, skeletons=skeletons)
            if skeletons:
                from translator.ir.index import UnitDeclarations

                declarations = UnitDeclarations(unit, matcher.front.declarations(names))
            if outlined:
                outline = matcher.front.outline(names, problems.path)
    except Exception as error:  # noqa: BLE001 - costs what was not done yet, told in the ledger
        problems.raised(matcher.language, 1, "surveying the file", error)
    reason = problems.partial_reason()
    return FileFacts(
        path=problems.path,
        language=matcher.language,
        unit=unit,
        lines=count_lines(source),
        status="partial" if reason else "ok",
        reason=reason,
        matches=matches,
        declarations=declarations,
        ledger=problems.entries(),
        directives=found,
        outline=outline,
    )


def _directives(matcher: Matcher, root: Node, source: bytes) -> tuple[Directive, ...]:
    # Costs what it imports only where there may be some.
    from translator.suppressions.find import find_directives

    return find_directives(matcher.front, root, source)


def _note_what_is_odd(matcher: Matcher, root: Node, problems: Problems) -> int | None:
    """Notes why a file is understood in part only; answers how deep to look, or None for no limit."""
    old = matcher.front.old_dialect(root)
    if old:
        problems.partial(*old)
    wide = first_too_wide(root) if root.has_error else None
    if wide is not None:
        line = wide.start_point.row + 1
        problems.partial(line, f"syntax error on line {line} over more than {WIDEST:,} words: nothing was looked for")
        return 0
    deep = first_too_deep(root)
    if root.has_error:
        _note_errors(matcher, root, problems, None if deep is None else DEEPEST)
    if deep is None:
        return None
    line = deep.start_point.row + 1
    problems.partial(line, f"line {line} is nested more than {DEEPEST} levels deep: what lies deeper was left out")
    return DEEPEST


def _note_errors(matcher: Matcher, root: Node, problems: Problems, max_depth: int | None) -> None:
    cursor = QueryCursor(broken_query(matcher.language))
    if max_depth is not None:
        cursor.set_max_start_depth(max_depth)
    broken = cursor.captures(root).get("broken", [root])
    first = min(node.start_point.row for node in broken) + 1
    count = len(broken)
    problems.partial(first, f"syntax error on line {first}" + (f" and {count - 1} more" if count > 1 else ""))
