"""Calls, and the tables of those with one certain counterpart."""
