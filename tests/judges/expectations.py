"""Expectations in sample code: `// want: GO101 GO102`, `# want-todo: PY110`, or both in one comment."""

import re
from collections import Counter

COMMENT = re.compile(r"(?://|#) (?=want(?:-todo)?: ).*")
EXPECTATION = re.compile(r"(want|want-todo):((?: [A-Z]{2}\d{3})+)")


def wanted(source: str, kind: str = "want") -> Counter[tuple[int, str]]:
    """Line (from 1) and code of every expectation of a kind, "want" or "want-todo"."""
    found: Counter[tuple[int, str]] = Counter()
    for number, line in enumerate(source.splitlines(), start=1):
        comment = COMMENT.search(line)
        for expectation in EXPECTATION.finditer(comment[0] if comment else ""):
            if expectation[1] == kind:
                found.update((number, code) for code in expectation[2].split())
    return found
