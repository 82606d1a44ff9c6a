"""The catalogue: pages become patterns, and all patterns of a language one query."""
