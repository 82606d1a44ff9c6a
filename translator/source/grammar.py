"""Load a tree-sitter grammar."""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec

from tree_sitter import Language


def load_grammar(package: str) -> Language:
    """The grammar of an installed package such as `tree_sitter_go`.

    Its binding is loaded without the package around it, which imports what finds its query files: in a commit hook that
    would take longer than all the parsing.
    """
    binding = f"{package}._binding"
    if binding not in sys.modules:
        spec = PathFinder.find_spec(package)
        inner = PathFinder.find_spec(binding, spec.submodule_search_locations) if spec else None
        if inner is None or inner.loader is None:
            return Language(importlib.import_module(package).language())
        module = module_from_spec(inner)
        inner.loader.exec_module(module)
        sys.modules[binding] = module
    return Language(sys.modules[binding].language())
