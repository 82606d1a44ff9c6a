"""The front matter of a page: YAML between two `---` lines, checked key by key."""

import difflib
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import yaml

from translator.catalog.pattern import EFFORTS, STATUSES, VERDICTS

Complain = Callable[[int, str], None]
"""(line of the page from 1, what is wrong and the mend)"""

REQUIRED = ("code", "name", "title", "verdict", "effort", "crates", "since", "message")
OPTIONAL = ("absorbs", "narrows", "status", "proof", "proof-reason")
LISTS = ("crates", "absorbs", "narrows")

NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""What a page's name, and its family's, looks like."""

_FENCE = "---"
_FORMS = {
    "code": (r"[A-Z]{2,8}[0-9]{3}", "capital letters and three digits, like GO103"),
    "name": (NAME, "lower case words joined by `-`, like error-sentinel"),
    "since": (r"\d+\.\d+\.\d+", "the version that first had the page, like 0.1.0"),
    "verdict": ("|".join(VERDICTS), "one of " + ", ".join(VERDICTS)),
    "effort": ("|".join(map(str, EFFORTS)), "one of " + ", ".join(map(str, EFFORTS))),
    "status": ("|".join(STATUSES), "one of " + ", ".join(STATUSES)),
    "proof": ("none", "none; without the key the proof stands under the page's code"),
}


class FrontMatter(NamedTuple):
    """The values by key, the line of each key, and where the body of the page begins (index of a line)."""

    texts: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    lines: dict[str, int]
    body: int


def read_front_matter(lines: Sequence[str], complain: Complain) -> FrontMatter:
    """Read and check the front matter; what is wrong or missing is left out and complained of."""
    matter = FrontMatter({}, {}, {}, _end(lines, complain))
    text = "\n".join(lines[1 : matter.body - 1])
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        row = error.problem_mark.line if error.problem_mark else 0
        complain(row + 2, f"no valid YAML: {error.problem}; put quotes around text with `: `, `#` or brackets")
        return matter
    except (yaml.YAMLError, RecursionError) as error:
        complain(1, f"no valid YAML: {' '.join(str(error).split())}")
        return matter
    if not isinstance(root, yaml.MappingNode):
        complain(1, "the front matter is not a list of `key: value` lines")
        return matter
    for key, value in root.value:
        _enter(matter, key, value, complain)
    for missing in [key for key in REQUIRED if key not in matter.lines]:
        complain(1, f"`{missing}` is missing from the front matter")
    _check_proof(matter, complain)
    return matter


def _end(lines: Sequence[str], complain: Complain) -> int:
    if not lines or lines[0].rstrip() != _FENCE:
        complain(1, f"a page begins with front matter: a line `{_FENCE}`, keys, a line `{_FENCE}`")
        return 0
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return number + 1
    complain(1, f"the front matter has no end: put a line `{_FENCE}` after its last key")
    return len(lines)


def _enter(matter: FrontMatter, key: yaml.Node, value: yaml.Node, complain: Complain) -> None:
    line = key.start_mark.line + 2
    name = str(key.value)
    if name not in REQUIRED + OPTIONAL:
        near = difflib.get_close_matches(name, REQUIRED + OPTIONAL, n=1)
        complain(line, f"unknown key `{name}`" + (f": did you mean `{near[0]}`?" if near else ""))
        return
    if name in matter.lines:
        complain(line, f"`{name}` stands twice")
        return
    matter.lines[name] = line
    if name in LISTS:
        _enter_list(matter, name, value, complain)
    else:
        _enter_text(matter, name, value, complain)


def _enter_list(matter: FrontMatter, name: str, value: yaml.Node, complain: Complain) -> None:
    if not isinstance(value, yaml.SequenceNode) or not all(isinstance(item, yaml.ScalarNode) for item in value.value):
        complain(matter.lines[name], f"`{name}` is a list: write `{name}: [a, b]`, or `{name}: []` for none")
        return
    items = tuple(str(item.value) for item in value.value)
    form, mend = _FORMS["code"] if name != "crates" else (r"[a-z][a-z0-9_-]*", "crate names, as on crates.io")
    for item in items:
        if not re.fullmatch(form, item):
            complain(matter.lines[name], f"`{item}` in `{name}`: expected {mend}")
            return
    matter.lists[name] = items


def _enter_text(matter: FrontMatter, name: str, value: yaml.Node, complain: Complain) -> None:
    if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
        complain(matter.lines[name], f"`{name}` is one text")
        return
    text = str(value.value).strip()
    form, mend = _FORMS.get(name, (r"[^\n]+", "one line"))
    if not re.fullmatch(form, text):
        complain(matter.lines[name], f"`{name}: {text}`: expected {mend}")
        return
    matter.texts[name] = text


def _check_proof(matter: FrontMatter, complain: Complain) -> None:
    if ("proof" in matter.lines) != ("proof-reason" in matter.lines):
        line = matter.lines.get("proof", matter.lines.get("proof-reason", 1))
        complain(line, "`proof: none` and `proof-reason` go together: say why no program can show it, or prove it")
