"""What a name in a Python file stands for: imports, scopes, builtins."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tree_sitter import Node

from translator.engine.facts import Import
from translator.python.known_names import BUILTINS
from translator.python.scopes import FileNames, Scope
from translator.python.syntax import dotted


def roots(targets: tuple[str, ...], names: FileNames) -> frozenset[bytes]:
    """The first names of all expressions in the file that can stand for one of the targets."""
    if targets not in names.roots:
        found = {target.removeprefix("builtins.") for target in targets if target.startswith("builtins.")}
        if any(may_be_imported(target.partition(".")[0], names) for target in targets):
            words = {word for target in targets for word in target.split(".")}
            leading = (one for one in names.imported(words) if any(_leads_to(one.path, target) for target in targets))
            found.update(one.name for one in leading)
        names.roots[targets] = frozenset(name.encode() for name in found)
    return names.roots[targets]


def may_be_imported(package: str, names: FileNames) -> bool:
    """False when the file does not spell the package; a file of the package itself need not."""
    return names.spells(package) or names.unit.partition(".")[0] == package


def imported_as(last: str, names: FileNames) -> frozenset[str]:
    """The other names by which the file imports what has this name at the end of its path."""
    known = names.aliases.get(last)
    if known is None:
        found = (
            [one.name for one in names.imported({last}) if one.path.rpartition(".")[2] == last]
            if names.spells(last)
            else ()
        )
        known = names.aliases[last] = frozenset(found) - {last}
    return known


def _leads_to(path: str, target: str) -> bool:
    return target == path or target.startswith(f"{path}.")


def imports(names: FileNames) -> tuple[Import, ...]:
    """What the file imports, in source order. A star import has the name `*`."""
    found = []
    for one in names.imported():
        path = one.module if one.name == "*" or one.path == one.module.partition(".")[0] else one.path
        found.append(Import(path, one.name, one.node.start_point.row + 1))
    return tuple(found)


def resolve(node: Node, names: FileNames) -> str:
    """The dotted path that a name or attribute chain stands for, through any alias.

    `dataclasses.dataclass`, `asyncio.gather`, `builtins.eval` for a builtin that nothing shadows. Empty for everything
    else, also for what this file defines itself: `Scope.lookup` tells those. Where several imports bind
    the name (`try: import a as x` / `except ImportError: import b as x`), the first one's.
    """
    found = paths(node, names)
    return found[0] if found else ""


def resolves(node: Node, targets: Iterable[str], names: FileNames) -> bool:
    """Whether a name or attribute chain stands for one of the targets, under any of its imports."""
    targets = tuple(targets)
    possible = roots(targets, names)
    if not possible:
        return False
    # Asked for every call of a file: nearly all are out at their first name.
    first = _FIRST_NAME.match(node.text or b"")
    if first is None or (first[1] not in possible and not first[0].startswith(b"(")):
        return False
    return not set(targets).isdisjoint(paths(node, names))


_FIRST_NAME = re.compile(rb"\(?[\s(\\]*([\w\x80-\xff]*)")


def paths(node: Node, names: FileNames) -> tuple[str, ...]:
    """All paths that a name or attribute chain may stand for, one for each import that binds its first name."""
    chain = dotted(node)
    scope = names.scope_of(node) if chain else None
    return paths_of_chain(chain, scope) if scope is not None else ()


def paths_of_chain(chain: list[str], scope: Scope) -> tuple[str, ...]:
    """The same for `["a", "b"]` seen from a scope."""
    found, _ = scope.lookup(chain[0])
    if found:
        heads = dict.fromkeys(binding.path for binding in found if binding.kind == "import")
        return tuple(".".join([head, *chain[1:]]) for head in heads)
    if chain[0] in BUILTINS:
        return (".".join(["builtins", *chain]),)
    return ()
