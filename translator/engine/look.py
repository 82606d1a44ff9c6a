"""From one file's tree to its matches: what finds something is imported here, and only where something may be."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from translator.engine.facts import Match
from translator.engine.match import find_hits
from translator.engine.matcher import Matcher
from translator.engine.problems import Problems
from translator.engine.spots import ParsedFile
from translator.source.frontend import FileNames


def look(  # noqa: PLR0913 - what is known of the file
    matcher: Matcher,
    file: ParsedFile,
    names: FileNames,
    problems: Problems,
    max_depth: int | None,
    ignored: AbstractSet[str],
    *,
    skeletons: bool,
) -> tuple[Match, ...]:
    """The matches of a file, with what skeletons need. `max_depth`, `ignored`: see `find_hits`; 0 looks for nothing."""
    hits = find_hits(matcher, file, names, problems, max_depth, ignored) if max_depth != 0 else []
    if not hits:
        return ()
    from translator.engine.describe import describe

    lowering = None
    if skeletons:
        from translator.engine.lower import Lowering

        lowering = Lowering(matcher.front, names, file.source, problems)
    return describe(hits, matcher.front, file.source, problems, lowering)
