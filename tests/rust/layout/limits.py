"""Where rustfmt's widths end: a template, and the longest name with which it still stands on one line."""

from tests.rust.layout.samples import Sample

STATEMENTS = {
    "f(a, {name});": 57,  # fn_call_width 60
    "f(g({name}));": 57,  # a nested call is held to 60
    "let x = root.first().{name}();": 45,  # chain_width 60
    "let x = root.first().{name}()?;": 43,  # where `?` counts twice
    "let x = rooty.{name}();": 79,  # a single call is no chain
    "let x = S { field: {name} };": 11,  # struct_lit_width 18
    "let x = [a, {name}];": 57,  # array_width 60
    "let x = (a, {name});": 57,
    "let x = if c { a } else { {name} };": 30,  # single_line_if_else_max_width 50
    "let Some(x) = y else { return {name} };": 17,  # single_line_let_else_max_width 50
    "let x = |a| {name};": 83,
    "f({name}, 1)?;": 57,
    "let x = aaaaaa + {name};": 78,
    'println!("{}", {name});': 54,
    "let x = vec![a, {name}];": 57,
}
ITEMS = {
    "pub fn f(a: {name}) {}": 84,
    "fn f(a: A) -> {name} { a }": 84,
    "pub struct S(pub A, {name});": 53,
    "use a::{b, {name}};": 85,
    "#[a(b, {name})]\nstruct S;": 67,  # attr_fn_like_width 70
    "#[derive(A, {name})]\nstruct S;": 82,
}


def limits() -> list[tuple[Sample, str, int]]:
    """A nameless sample, its template, and the longest name that fits."""
    return [
        (Sample(template, template in STATEMENTS, ""), template, longest)
        for template, longest in [*STATEMENTS.items(), *ITEMS.items()]
    ]
