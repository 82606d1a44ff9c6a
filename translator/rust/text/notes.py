"""Decisions as comments."""

from __future__ import annotations

from collections.abc import Iterable

from translator.rust.statements.mutability import shown_names
from translator.rust.text.docs import printable

LONGEST = 160
"""Characters of a note: it quotes code, which may be long."""


_DECIDE = "// DECIDE: "


def decisions(notes: Iterable[str]) -> list[str]:
    """One comment line for each note, doubles left out."""
    return [f"// DECIDE: {one_line(note)}" for note in dict.fromkeys(notes)]


def one_line(text: str) -> str:
    """A text on one line, cut where it is long."""
    text = printable(shown_names(" ".join(text.split())))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def said_once(text: str) -> str:
    """The printed text of a body, each decision above the first statement that it is about and nowhere else."""
    if text.count(_DECIDE) < 2:
        return text
    seen: set[str] = set()
    kept = []
    for line in text.split("\n"):
        decision = line.strip()
        if decision.startswith(_DECIDE):
            if decision in seen:
                continue
            seen.add(decision)
        kept.append(line)
    return "\n".join(kept)


def taken(notes: list[str]) -> str:
    """The notes as lines, each with its newline; there are none left."""
    text = "".join(f"{line}\n" for line in decisions(notes))
    notes.clear()
    return text
