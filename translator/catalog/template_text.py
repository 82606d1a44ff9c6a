"""What a skeleton's template names, found without rendering it."""

from jinja2 import TemplateError, TemplateSyntaxError, meta
from jinja2.defaults import DEFAULT_NAMESPACE

from translator.catalog.front_matter import Complain
from translator.catalog.sections import Block
from translator.rust.skeletons.templates import environment

VARIABLES = frozenset({"function", "path", "line"})
"""What every skeleton may name besides its captures."""


def captures_used(template: Block, captures: frozenset[str], complain: Complain) -> tuple[str, ...]:
    """The captures a template names, sorted; complains of bad syntax and of names that nothing gives."""
    try:
        named = meta.find_undeclared_variables(environment().parse(template.text))
    except TemplateSyntaxError as error:
        complain(template.line + error.lineno - 1, f"the template does not parse: {error.message}")
        return ()
    except (TemplateError, RecursionError) as error:
        complain(template.line, f"the template does not parse: {error}")
        return ()
    # Without a query, which is told elsewhere, nothing is known of the names.
    for name in sorted(named - captures - VARIABLES - DEFAULT_NAMESPACE.keys()) if captures else ():
        complain(template.line, f"the template names `{name}`: no capture of the query is called `@{name}`")
    for name in sorted(name for name in named & captures if name.startswith("_")):
        complain(template.line, f"the template names `{name}`: captures with `_` serve the query only, rename it")
    return tuple(sorted(name for name in named & captures if not name.startswith("_")))
