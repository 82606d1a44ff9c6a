"""The sandbox in which pages' skeleton templates run."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from translator.rust.skeletons.filters import FILTERS


@lru_cache(maxsize=1)
def environment() -> ImmutableSandboxedEnvironment:
    """The one environment: no file access, no mutation, undefined names are errors."""
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, cache_size=0
    )
    made.filters.update(FILTERS)
    return made


@lru_cache(maxsize=512)
def template(source: str) -> Template:
    """A compiled template. Raises `jinja2.TemplateSyntaxError` with the line in `source`."""
    return environment().from_string(source)


def fill(source: str, values: dict[str, Any]) -> str:
    """The template's text for these values. Raises `jinja2.TemplateError`, or what a filter raises."""
    return template(source).render(values)
