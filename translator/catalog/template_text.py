"""What a skeleton's template names and may use, found without rendering it."""

import re
from collections.abc import Iterator

from jinja2 import TemplateError, TemplateSyntaxError, meta, nodes

from translator.catalog.front_matter import Complain
from translator.catalog.sections import Block
from translator.rust.skeletons.templates import environment, template

VARIABLES = frozenset({"function", "path", "line", "preferences"})
"""What every skeleton may name besides its captures."""

# A template chooses and prints. What computes is left out, for it could be told to compute for ever.
_USABLE = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.If,
    nodes.CondExpr,
    nodes.For,
    nodes.Assign,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Concat,
    nodes.List,
)


def captures_used(block: Block, captures: frozenset[str], complain: Complain) -> tuple[str, ...]:
    """The captures a template names, sorted; complains of bad syntax and of names that nothing gives."""
    try:
        tree = environment().parse(block.text)
        # First, for what looks for names computes what is constant.
        for line, what in (unusable := list(_unusable(tree))):
            complain(block.line + line - 1, f"the template uses {what}, which the sandbox does not offer")
        if unusable:
            return ()
        named = meta.find_undeclared_variables(tree)
        # Filters and tests are looked up by the compiler.
        template(block.text)
    except TemplateSyntaxError as error:
        complain(block.line + error.lineno - 1, f"the template does not parse: {error.message}")
        return ()
    except (TemplateError, RecursionError) as error:
        complain(block.line, f"the template does not parse: {error}")
        return ()
    # Without a query, which is told elsewhere, nothing is known of the names.
    for name in sorted(named - captures - VARIABLES) if captures else ():
        complain(block.line, f"the template names `{name}`: no capture of the query is called `@{name}`")
    for name in sorted(name for name in named & captures if name.startswith("_")):
        complain(block.line, f"the template names `{name}`: captures with `_` serve the query only, rename it")
    return tuple(sorted(name for name in named & captures if not name.startswith("_")))


def _unusable(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """The line and the name of everything a template may not use."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _USABLE):
            words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(node).__name__).lower()
            yield node.lineno, f"`{words}`"
        elif isinstance(node, nodes.List) and not all(isinstance(item, nodes.Const) for item in node.items):
            yield node.lineno, "a list of values that are not written out"
        elif isinstance(node, nodes.For) and node.recursive:
            yield node.lineno, "a recursive loop"
