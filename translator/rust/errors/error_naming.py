"""Names for the variants of an error enum and for their fields."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import pascal, snake, words

LONGEST = 4
"""Words in a variant's name."""

DANGLING = frozenset(
    "a an the of for to with in on at by from is was are be and or not that as into it its if when while which should "
    "must can could would may will has have than via per after before".split()
)
SILENT = frozenset("the a an is are was were be been has have".split())
GOVERNING = frozenset("must should can could may might will would not cannot to".split())
"""Words that need the verb behind them."""

GENERIC_CLASSES = frozenset(
    "Exception ValueError TypeError RuntimeError KeyError IndexError LookupError OSError IOError AttributeError "
    "AssertionError ArithmeticError BaseException NotImplementedError".split()
)
"""Classes whose name says less than their message."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_PREFIX = re.compile(r"^[\w.\[\]]+:\s+(?=\S)")
_FAILURE = re.compile(
    r"^(?:an? )?(?:(?:fail(?:ed|ure)?|unable|error(?: occurr?ed)?|could not|couldn't|cannot|can't|can not|did not)\s+)"
    r"(?:to |while |when |in |during |trying to |on )?(?=[a-z])",
    re.IGNORECASE,
)


def message_names(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Names for a message, the best first: `could not read the file ` → `ReadFile`; none where it has no words.

    `texts`: what stands before, between and behind the holes. What stands before the first hole says it, if it says
    enough.
    """
    first = _significant(_FAILURE.sub("", _opening(texts[0]), count=1), texts[0]) if texts else []
    whole = [*first, *(word for text in texts[1:] for word in _significant(text, text))]
    chosen = first if len(first) > 1 else whole
    wishes = (_joined(chosen, LONGEST), _joined(whole, LONGEST), _joined(whole, LONGEST + 2))
    return tuple(dict.fromkeys(wish for wish in wishes if wish))


def _opening(text: str) -> str:
    """How a message begins, without the name in front of it."""
    return _PREFIX.sub("", text, count=1).strip()


def _significant(said: str, text: str) -> list[str]:
    """The words that a name is made of: no articles, nothing left hanging; those of `text` where nothing is said."""
    spoken = _WORD.findall(said.replace("'", ""))
    found = [word for before, word in zip(["", *spoken], spoken, strict=False) if _counts(word, before)]
    while len(found) > 1 and found[-1].lower() in DANGLING:
        found.pop()
    return found or _WORD.findall(text)


def _counts(word: str, before: str) -> bool:
    """Whether a word says something: `be` and `have` only do behind `must`, `not` and their kind."""
    return word.lower() not in SILENT or (word.lower() in {"be", "have"} and before.lower() in GOVERNING)


def _joined(found: list[str], count: int) -> str:
    """The first words in one, nothing left hanging; a name that would lose its `not` takes in what is negated."""
    kept = found[:count]
    while len(kept) > 1 and kept[-1].lower() in DANGLING:
        kept.pop()
    if any(word.lower() == "not" for word in found[len(kept) : count]):
        kept = found[:count]
        while kept[-1].lower() in DANGLING and len(kept) < len(found):
            kept.append(found[len(kept)])
    return "".join(pascal(word) for word in kept)


def class_name(name: str) -> str:
    """The variant for an error class or sentinel: `InvoiceError`, `ErrInvoice`, `errInvoice` → `Invoice`."""
    parts = list(words(name.strip("_")))
    if len(parts) > 1 and parts[0] in {"err", "error"}:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in {"error", "exception", "err"}:
        parts = parts[:-1]
    return pascal("_".join(parts))


def plain_words(name: str) -> str:
    """A class or sentinel as words: `ErrInvoiceMissing` → `invoice missing`."""
    return " ".join(words(class_name(name).removeprefix("r#")))


def hole_name(value: ir.Expression) -> str:
    """A name for the field that keeps a hole's value."""
    match value:
        case ir.Name(text):
            # `gen` became a word of Rust's too late for `thiserror` to know it in a message.
            return "generator" if text == "gen" else field_name(text) if text.startswith("__") else snake(text)
        case ir.Attribute(ir.Attribute(_, "__class__") | ir.Call(ir.Name("type")), "__name__"):
            return "class_name"
        case ir.Attribute(_, name):
            return field_name(name)
        case ir.Call(ir.Name("len", _, "builtin"), (inner, *_)):
            return "len" if isinstance(inner, ir.Literal) else f"{hole_name(inner).removeprefix('r#')}_len"
        case ir.Call(ir.Name(text, _, "builtin"), (inner,)) if text in _CONVERTING:
            named = hole_name(inner)
            return "reason" if named in _CAUGHT else named
        case ir.Call(ir.Name(text), _) if text[:1].isalpha():
            return snake(text)
        case ir.Call(ir.Attribute(inner, name), ()):
            return hole_name(inner) if name in {"Error", "String", "Name", "strip"} else field_name(name)
        case ir.Call(ir.Attribute(_, name), _):
            return field_name(name)
        case ir.Unary(_, inner) | ir.Cast(_, inner) | ir.Index(inner) | ir.Slice(inner):
            return hole_name(inner)
        case ir.Binary("+" | "-", inner, ir.Literal("int")):
            return hole_name(inner)
        case _:
            return "value"


_CONVERTING = frozenset("str repr ascii int float bool bytes list tuple set sorted".split())
_CAUGHT = frozenset("e ex exc err error exception".split())
"""Names that say of a text no more than that it is one, or whose it was."""
