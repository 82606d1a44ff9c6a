"""Findings that were there before: which of a run's findings are they, and the file that remembers them."""
