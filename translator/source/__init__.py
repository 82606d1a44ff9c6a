"""Finding and reading files, and what a source language must provide."""
