"""The order of names in which `x9` comes before `x10`, as Rust's style guide has it."""

import re

_CHUNK = re.compile(r"_|\d+|[^_\d]+")


def compare_versions(left: str, right: str) -> int:
    """Negative when `left` comes first, zero when the names are equal."""
    first, second = _CHUNK.findall(left), _CHUNK.findall(right)
    zeros = 0
    for one, other in zip(first, second, strict=False):
        if one == "_" or other == "_":
            if one != other:
                return -1 if one == "_" else 1
            continue
        if one.isdigit() and other.isdigit():
            if int(one) != int(other):
                return int(one) - int(other)
            zeros = zeros or len(other) - len(one)
        elif one != other:
            return -1 if one < other else 1
    if len(first) != len(second):
        return len(first) - len(second)
    return zeros
