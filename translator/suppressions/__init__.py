"""Directives in comments that silence findings: read, judged, written and removed."""
