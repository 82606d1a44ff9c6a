"""What a verdict is called by those who know no verdicts."""

from __future__ import annotations

SARIF_LEVELS = {"direct": "note", "adapt": "note", "redesign": "warning", "blocked": "error"}
GITHUB_COMMANDS = {"direct": "notice", "adapt": "notice", "redesign": "warning", "blocked": "error"}
GITHUB_SEVERITIES = {"direct": "recommendation", "adapt": "recommendation", "redesign": "warning", "blocked": "error"}
GITLAB_SEVERITIES = {"direct": "info", "adapt": "minor", "redesign": "major", "blocked": "blocker"}
