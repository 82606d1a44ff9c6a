"""The sandbox in which pages' skeleton templates run: whatever a page says, it ends, and it only makes text."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as BUILT_IN_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from translator.rust.skeletons.filters import FILTERS

LONGEST = 200_000
"""Characters a template may print. The longest skeletons of real code stay far below."""

# What makes text longer than what it is made of is left out: `center`, `replace`, `format` …
_BUILT_IN_FILTERS = "default first last length lower trim upper".split()
_METHODS = frozenset(
    """
    count endswith find isalnum isalpha isdigit isidentifier islower isspace istitle isupper lower lstrip partition
    removeprefix removesuffix rfind rpartition rsplit rstrip split splitlines startswith strip upper
    """.split()
)


class _Generator(CodeGenerator):
    """Joins text (`~`) where its length is looked at."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - jinja's name
        self.write("environment.joined((")
        for piece in node.nodes:
            self.visit(piece, frame)
            self.write(", ")
        self.write("))")


class _Sandbox(ImmutableSandboxedEnvironment):
    """No files, no mutation, no globals; undefined names are errors. Signals stop loops, so all else must be short."""

    code_generator_class = _Generator

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - whatever a template calls
        """Short methods of text alone. Raises SecurityError: jinja's own message holds an address in memory."""
        if isinstance(obj, StrictUndefined):
            return True  # to call it raises what is wrong
        name = getattr(obj, "__name__", type(obj).__name__)
        if isinstance(getattr(obj, "__self__", None), str) and name in _METHODS:
            return True
        raise SecurityError(f"a template cannot call `{name}`")

    @staticmethod
    def joined(pieces: tuple[Any, ...]) -> str:
        """Text and numbers as one text, none too long."""
        texts = [str(printable(piece)) for piece in pieces]
        _check_length(sum(map(len, texts)))
        return "".join(texts)


def printable(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """The value, if it is text or a number. Raises TypeError for others: they are printed by filters."""
    if isinstance(value, str | int | StrictUndefined):
        return value
    raise TypeError(f"a template cannot print a {type(value).__name__}: use a filter, such as `| rust`")


@lru_cache(maxsize=1)
def environment() -> _Sandbox:
    """The one environment."""
    made = _Sandbox(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
        finalize=printable,
    )
    made.globals.clear()
    made.filters = {name: BUILT_IN_FILTERS[name] for name in _BUILT_IN_FILTERS} | FILTERS
    return made


@lru_cache(maxsize=512)
def template(source: str) -> Template:
    """A compiled template. Raises `jinja2.TemplateSyntaxError` with the line in `source`."""
    return environment().from_string(source)


def fill(source: str, values: dict[str, Any]) -> str:
    """The template's text for these values. Raises `jinja2.TemplateError`, or what a filter raises."""
    pieces: list[str] = []
    length = 0
    for piece in template(source).generate(values):
        length += len(piece)
        _check_length(length)
        pieces.append(piece)
    return "".join(pieces)


def line_of(error: BaseException) -> int | None:
    """The line of the template in which something was raised; None when it was not in a template."""
    step = error.__traceback__
    lines = []
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            lines.append(step.tb_lineno)
        step = step.tb_next
    return lines[-1] if lines else None


def _check_length(length: int) -> None:
    if length > LONGEST:
        raise SecurityError(f"the template prints more than {LONGEST:,} characters")
