"""Source that a program wrote: what generates it is ported, not the result."""

import re

_GO_HEADER = re.compile(rb"(?:\s|//[^\n]*(?:\n|\Z)|/\*(?s:.*?)\*/)*+")
_GO_MARK = re.compile(rb"^// Code generated .* DO NOT EDIT\.\r?$", re.MULTILINE)

_PYTHON_HEADER = re.compile(rb"(?:[ \t\f\r]*(?:#[^\n]*)?(?:\n|\Z))*+")
_PYTHON_MARK = re.compile(
    rb"""^[ \t\f]*\#.*(?:
        (?<![\w-])@generated\b
      | \bgenerated\b.*\bdo[ ]not[ ](?:edit|modify)\b
      | \bdo[ ]not[ ](?:edit|modify)\b.*\bgenerated\b
    )
    | ^[ \t\f]*\#+[ ]*(?:-\*-.*-\*-[ ]*)?
      (?:this[ ](?:file|module|code|script)[ ](?:is|was|has[ ]been)[ ])?
      (?:auto[- ]?|automatically[ ])?generated[ ](?:by|from|with|using)\b
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_PYTHON_NAMES = ("_pb2.py", "_pb2_grpc.py")


def is_generated_go(name: str, source: bytes) -> bool:
    """Go's own rule: a line comment `// Code generated … DO NOT EDIT.` before the first text."""
    del name
    header = _GO_HEADER.match(source)
    return bool(header and _GO_MARK.search(header[0]))


def is_generated_python(name: str, source: bytes) -> bool:
    """Protocol buffers by name; the rest by a comment above the first statement."""
    if name.endswith(_PYTHON_NAMES):
        return True
    header = _PYTHON_HEADER.match(source)
    return bool(header and _PYTHON_MARK.search(header[0]))
