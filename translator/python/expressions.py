"""Expressions as `ir.expressions`. Importing this module brings every kind that can be lowered."""

from translator.python import calls, displays, identifiers, operators, strings
from translator.python.dispatch import expression, opaque

__all__ = ["calls", "displays", "expression", "identifiers", "opaque", "operators", "strings"]
