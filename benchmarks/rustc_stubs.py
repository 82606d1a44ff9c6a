"""Declares the types that a skeleton lacks, as far as rustc needs them to look further.

Where a type is unknown rustc says nothing about values of it. An empty struct in its place shows what does not fit;
what rustc then finds missing in the empty struct says nothing about the skeleton.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from translator.rust.types.printed import UNDECIDED

_MISSING_TYPE = re.compile(r"cannot find type `(\w\w+)` in this scope")
_MISSING_TRAIT = re.compile(r"cannot find trait `(\w+)` in this scope")
_STRUCT = """\
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)] pub struct {name};
impl std::fmt::Display for {name} {{
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{ Ok(()) }}
}}
impl std::error::Error for {name} {{}}"""

# What an empty struct cannot answer: https://doc.rust-lang.org/error_codes/error-index.html.
_EMPTINESS = frozenset(
    "E0107 E0119 E0164 E0204 E0223 E0277 E0282 E0283 E0369 E0407 E0423 E0437 E0532 E0533 E0560 E0574 E0599 E0600 "
    "E0608 E0609 E0610 E0614 E0615 E0618".split()
)


@dataclass(frozen=True)
class Complaint:
    """An error of rustc: its code (empty if it has none), message, line in the text from 1, and all it prints."""

    code: str
    message: str
    line: int
    rendered: str


def stubs(complaints: Iterable[Complaint]) -> dict[str, str]:
    """Declarations of what these complaints miss, by name."""
    declared = {}
    for complaint in complaints:
        # A type that is left to decide fits everywhere.
        if (found := _MISSING_TYPE.match(complaint.message)) and found[1] != UNDECIDED:
            declared[found[1]] = _STRUCT.format(name=found[1])
        elif found := _MISSING_TRAIT.match(complaint.message):
            declared[found[1]] = f"pub trait {found[1]} {{}}"
    return declared


def is_about(complaint: Complaint, names: Iterable[str]) -> bool:
    """Whether rustc only misses something in these stubs."""
    if complaint.code not in _EMPTINESS:
        return False
    said = f"{complaint.message}\n{complaint.rendered}"
    return any(re.search(rf"\b{name}\b", said) for name in names)
