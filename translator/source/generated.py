"""Source that a program wrote: what generates it is ported, not the result."""

import re
from functools import cache

_GO_HEADER = rb"(?:\s|//[^\n]*(?:\n|\Z)|/\*(?s:.*?)\*/)*+"
_GO_MARK = rb"(?m)^// Code generated .* DO NOT EDIT\.\r?$"

_PYTHON_HEADER = rb"(?:[ \t\f\r]*(?:#[^\n]*)?(?:\n|\Z))*+"
_PYTHON_MARK = rb"""(?mix)
    ^[ \t\f]*\#.*(?:
        (?<![\w-])@generated\b
      | \bgenerated\b.*\bdo[ ]not[ ](?:edit|modify)\b
      | \bdo[ ]not[ ](?:edit|modify)\b.*\bgenerated\b
    )
    | ^[ \t\f]*\#+[ ]*(?:-\*-.*-\*-[ ]*)?
      (?:this[ ](?:file|module|code|script)[ ](?:is|was|has[ ]been)[ ])?
      (?:auto[- ]?|automatically[ ])?generated[ ](?:by|from|with|using)\b
    """
_PYTHON_NAMES = ("_pb2.py", "_pb2_grpc.py")


def is_generated_go(name: str, source: bytes) -> bool:
    """Go's own rule: a line comment `// Code generated … DO NOT EDIT.` before the first text."""
    del name
    header = _compiled(_GO_HEADER).match(source)
    return bool(header and _compiled(_GO_MARK).search(header[0]))


def is_generated_python(name: str, source: bytes) -> bool:
    """Protocol buffers by name; the rest by a comment above the first statement."""
    if name.endswith(_PYTHON_NAMES):
        return True
    header = _compiled(_PYTHON_HEADER).match(source)
    return bool(header and _compiled(_PYTHON_MARK).search(header[0]))


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    # When the first file asks: those that are given by name never do.
    return re.compile(pattern)
