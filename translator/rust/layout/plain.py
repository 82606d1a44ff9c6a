"""Short pieces of Rust that stand as they will be printed: nothing in them has to be looked at again.

rustfmt breaks no call, chain or list up to 60 columns; what is left to it is the spacing between tokens, which the
patterns here ask for. ASCII only, as other characters may be wider than one column.
"""

import re
from typing import Final

# Semicolon and commas included.
PLAIN_WIDTH: Final = 56

_VALUE: Final = re.compile(
    r"""
    (?: let\ (?:mut\ )?\w+(?::\ \w+)?\ =\ )?
    (?: \w++ | (?<=\br)\#(?=\w) | "(?:[ !#-\[\]-~]|\\[ -~])*" | '(?:[ -&(-\[\]-~]|\\[ -~])'
      | \.(?=\w) | ::(?=\w) | ::<\w+(?:<\w+>)?>(?=\() | \?(?=[.;),?\ ]|\Z)
      | (?<=[\w!>])\((?=[\w&"*!()-]) | (?<=\()\(\) | \)
      | (?<=[\w)\]])\[(?=[\w&]) | (?<=[\w)"])\]
      | (?<=\w)(?<!\bvec)!(?=\() | (?<=[(\ ])[!*-](?=\w) | (?<=[(\ &\[])&(?:mut\ )?(?=[\w*])
      | (?<=[\w)?"\]']),\ (?=[\w&"*!'-])
      | \ as\ (?=\w) | (?<=[\w)?"\]'])\ (?:[!=<>]=|=|[-+]|&&|\|\|)\ (?=[\w&"!])
    )++ ;?
    """,
    re.VERBOSE | re.ASCII,
)
_TYPE: Final = re.compile(
    r"""
    (?: \w+:\ )? &?
    (?: dyn\ (?=\w) | \w++ | ::(?=\w) | <(?=[\w&(]) | > | \(\)
      | (?<=[\w>)]),\ (?=\w) | (?<=[<\ ])&(?=\w) | (?<=[\w>])\ \+\ (?=\w)
    )++
    """,
    re.VERBOSE | re.ASCII,
)
# Only kinds whose nodes mean what the grammar says: `return *b` is no product.
_VALUES: Final = (
    "let_declaration call_expression field_expression await_expression try_expression reference_expression "
    "binary_expression assignment_expression macro_invocation compound_assignment_expr"
).split()
PLAIN: Final = {
    **dict.fromkeys(_VALUES, _VALUE),
    **dict.fromkeys(["generic_type", "reference_type", "parameter"], _TYPE),
}
