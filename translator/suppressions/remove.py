"""Take directives out of a source."""

from __future__ import annotations
