"""What is looked up in what Python's library has or gives, as the call that it comes to."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.library_names import library_path
from translator.rust.calls.path_functions import PARTS

ENVIRONMENT = "os.environ"


def read_as_call(value: ir.Index) -> ir.Call | None:
    """`os.environ[name]`, `os.path.splitext(path)[1]`; None for other look-ups."""
    match value.value:
        case ir.Call(function, args, ()) if isinstance(value.index, ir.Literal):
            path = library_path(function)
            package, _, text = path.partition(".")
            if (path, value.index.text) in PARTS or (path, value.index.text) == ("struct.unpack", "0"):
                return ir.Call(ir.Name(f"{text}[{value.index.text}]", package), args)
        case ir.Name() | ir.Attribute() if library_path(value.value) == ENVIRONMENT:
            return ir.Call(ir.Name("environ.__getitem__", "os"), (value.index,))
    return None


def slice_as_call(value: ir.Slice) -> ir.Call | None:
    """`sys.argv[1:]`; None for other slices."""
    match value:
        case ir.Slice(argv, ir.Literal("int") as low, None, None) if library_path(argv) == "sys.argv":
            return ir.Call(ir.Name("argv[:]", "sys"), (low,))
        case _:
            return None
