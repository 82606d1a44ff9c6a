import subprocess
import sys

import pytest
import tree_sitter_go
import tree_sitter_python
from tree_sitter import Language, Parser

from translator.source.grammar import load_grammar


@pytest.mark.parametrize("package", [tree_sitter_go, tree_sitter_python])
def test_it_is_the_packages_own(package: object) -> None:
    name = getattr(package, "__name__", "")
    wanted = Language(getattr(package, "language")())  # noqa: B009 - a module to mypy, whichever it is
    loaded = load_grammar(name)
    assert loaded == wanted
    assert Parser(loaded).parse(b"x").root_node.type in {"module", "source_file"}


def test_what_the_package_imports_besides_is_not_imported() -> None:
    script = (
        "import sys; from translator.source.grammar import load_grammar; load_grammar('tree_sitter_go')\n"
        "print(sorted({'importlib.resources', 'tree_sitter_go', 'tree_sitter_go._binding'} & set(sys.modules)))\n"
        "import tree_sitter_go; print(tree_sitter_go.language() is not None)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "['tree_sitter_go._binding']\nTrue\n"


def test_a_package_of_another_build_is_imported_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translator.source.grammar.PathFinder.find_spec", lambda *_: None)
    monkeypatch.delitem(sys.modules, "tree_sitter_go._binding")
    assert load_grammar("tree_sitter_go") == Language(tree_sitter_go.language())
