"""What is asked of something that is left to write is left to write with it."""

from __future__ import annotations

import re

from translator.rust.text.naming import string

_TODO = re.compile(r'([&!*]*todo!\("(?:[^"\\]|\\.)*)"\)')


def taken_in(text: str) -> str:
    """`todo!("a").len()` as `todo!("a.len()")`: nothing has methods that never comes to be. Other text as it is."""
    found = _TODO.match(text) if "todo!(" in text[:8] else None
    if found is None or found.end() == len(text):
        return text
    rest = " ".join(text[found.end() :].split()).replace("{", "{{").replace("}", "}}")
    return f'{found[1]}{string(rest)[1:-1]}")'
