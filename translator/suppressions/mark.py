"""How directives begin."""

MARK = b"rustbound:"
"""A source without it has no directives."""
