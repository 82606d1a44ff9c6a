"""What the imports of a whole project mean: which units there are, which leads to which, what comes from outside."""

from __future__ import annotations

from msgspec import Struct

from translator.engine.facts import Import


class ProjectFile(Struct, frozen=True):
    """One file of a project. `path`: relative to the root, with `/`. `unit`: what phase one calls its unit."""

    path: str
    unit: str
    imports: tuple[Import, ...]
    test: bool = False


class Edge(Struct, frozen=True):
    """An import of one unit by another, and where it stands.

    `kind`: `types` when only type checkers follow it, `local` when it is not part of loading the file, `test` when
    tests beside the code ask for it, else empty: then the unit cannot be without.
    """

    source: str
    target: str
    path: str
    line: int
    kind: str = ""


class External(Struct, frozen=True):
    """An import that no unit of the project answers. `standard`: the language brings it along.

    `name`: what is imported. `package`: the module it comes with, as far as the project's files tell, else `name`.
    """

    language: str
    name: str
    package: str
    standard: bool
    unit: str
    path: str
    line: int
    kind: str = ""


class Resolution(Struct, frozen=True):
    """The units of one language. `units`: by file path, what its unit is called."""

    units: dict[str, str]
    edges: tuple[Edge, ...]
    external: tuple[External, ...]
