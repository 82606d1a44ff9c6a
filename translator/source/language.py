"""The source languages: which files are theirs, and who understands them."""

import importlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from translator.source.decoding import Decoded, decode_python, decode_utf8
from translator.source.generated import is_generated_go, is_generated_python
from translator.source.opening import UnreadableError, read_beginning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from translator.source.frontend import FrontEnd
    from translator.source.lexis import Lexis
    from translator.source.project import ProjectFile, Resolution


class Language(Struct, frozen=True):
    """What is known of a language without its grammar.

    `front_end`: the module that satisfies `FrontEnd`. `lexis`: the module that holds `LEXIS`, what its tokens look
    like. `project`: the module whose `resolve` knows what imports lead to.
    `interpreter`: what a script's first line runs, or None.
    `decode`: bytes of a file -> text. `is_generated`: (file name, UTF-8 source) -> whether a program wrote it.
    """

    name: str
    suffixes: tuple[str, ...]
    front_end: str
    lexis: str
    project: str
    interpreter: re.Pattern[bytes] | None
    decode: Callable[[bytes], Decoded]
    is_generated: Callable[[str, bytes], bool]


LANGUAGES = {
    language.name: language
    for language in (
        Language(
            "go",
            (".go",),
            "translator.go.frontend",
            "translator.go.lexis",
            "translator.go.project",
            None,
            decode_utf8,
            is_generated_go,
        ),
        # Stubs (`.pyi`) describe code that is elsewhere: nothing in them is ported.
        Language(
            "python",
            (".py", ".pyw"),
            "translator.python.frontend",
            "translator.python.lexis",
            "translator.python.project",
            re.compile(rb"#!.*\bpython[0-9.]*\b"),
            decode_python,
            is_generated_python,
        ),
    )
}
_BY_SUFFIX = {suffix: language.name for language in LANGUAGES.values() for suffix in language.suffixes}


def language_of_name(name: str) -> str:
    """The language of a file by its name's suffix, or an empty string."""
    dot = name.rfind(".")
    return _BY_SUFFIX.get(name[dot:], "") if dot >= 0 else ""


def language_of_script(location: str) -> str:
    """The language of a script by its first line, or an empty string; also when it cannot be read."""
    try:
        beginning = read_beginning(location, 256)
    except UnreadableError:
        return ""
    for language in LANGUAGES.values():
        if language.interpreter and language.interpreter.match(beginning):
            return language.name
    return ""


def front_end(name: str) -> "FrontEnd":
    """The front end of a language, imported now."""
    return cast("FrontEnd", importlib.import_module(LANGUAGES[name].front_end))


def lexis(name: str) -> "Lexis":
    """What tokens of a language look like, imported now."""
    return cast("Lexis", importlib.import_module(LANGUAGES[name].lexis).LEXIS)


def project(name: str, root: "Path", files: "Sequence[ProjectFile]", *, packages: bool) -> "Resolution":
    """The units of a language's files, and what imports lead to. `packages`: units are packages, not modules."""
    resolve = importlib.import_module(LANGUAGES[name].project).resolve
    return cast("Resolution", resolve(root, files, packages=packages))
