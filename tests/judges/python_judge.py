"""Lists every Python construct that docs/judges.md defines a rule for, found with `ast`.

Usage: python -m tests.judges.python_judge ROOT < files. Reads paths relative to ROOT from standard input, one a line,
and prints JSON lines: {"path", "line", "code"} for a construct, {"path", "error"} for a file that `ast` rejects.
"""

import ast
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from tests.judges.python_names import Scope
from tests.judges.python_rules import calls, classes, handlers
from tests.judges.python_scopes import ScopeBuilder


def judge(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and code of every judged construct of one module."""
    scopes = ScopeBuilder()
    scopes.visit(tree)
    for node, scope in scopes.scope_of.items():
        for code in codes_of(node, scope, scopes.scope_of):
            yield node.lineno, code  # type: ignore[attr-defined]


def codes_of(node: ast.AST, scope: Scope, scope_of: dict[ast.AST, Scope]) -> Iterator[str]:
    """Codes of the construct that a node is, in its scope."""
    match node:
        case ast.Try() | ast.TryStar():
            if node.handlers and isinstance(node, ast.Try):
                yield "PY101"
            if node.finalbody:
                yield "PY102"
        case ast.Raise():
            yield "PY105" if node.exc is None else "PY103" if node.cause is None else "PY104"
        case ast.ExceptHandler():
            yield from handlers(node, scope)
        case ast.ClassDef():
            yield from classes(node, scope_of)
        case ast.AsyncFunctionDef():
            yield "PY201"
        case ast.With():
            yield "PY601"
        case ast.Call():
            yield from calls(node, scope)


def main(root: Path) -> None:
    """Judge the files named on standard input."""
    sys.setrecursionlimit(20_000)
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        path = line.rstrip("\n")
        try:
            tree = ast.parse((root / path).read_bytes())
            found = sorted(judge(tree))
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            report({"path": path, "error": f"{type(error).__name__}: {error}"})
            continue
        for number, code in found:
            report({"path": path, "line": number, "code": code})


def report(record: dict[str, str | int]) -> None:
    """Print one JSON line."""
    sys.stdout.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tests.judges.python_judge ROOT < files")
    main(Path(sys.argv[1]))
