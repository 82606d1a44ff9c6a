"""What the declarations of the same file say about fields and results."""

from __future__ import annotations

import re
from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.names import FileNames
from translator.go.types import lower_results, lower_type
from translator.go.universe import BUILTINS
from translator.ir.types import ERROR, UNKNOWN, Type

_ERROR_VALUE: Final = re.compile(r"^[eE]rr[A-Z0-9_]")
_ERROR_MAKERS: Final = frozenset(
    "errors.New fmt.Errorf github.com/pkg/errors.New github.com/pkg/errors.Errorf golang.org/x/xerrors.New".split()
)
_KINDS: Final = {
    "function_declaration": "function",
    "type_spec": "type",
    "type_alias": "type",
    "const_spec": "constant",
}
LIBRARY_SENTINELS: Final = frozenset(
    "io.EOF context.Canceled context.DeadlineExceeded fs.SkipDir filepath.SkipDir".split()
)


def kind_of(name: str, names: FileNames) -> str:
    """The kind of a name that is no local: see `ir.expressions.Name`."""
    known: dict[str, str] = names.answers.setdefault("kinds", {})
    kind = known.get(name)
    if kind is None:
        kind = known[name] = _kind_of(name, names)
    return kind


def is_error_value(name: str) -> bool:
    """Whether a package-level name is that of an error value by Go's custom: `ErrMissing`."""
    return bool(_ERROR_VALUE.match(name))


def is_sentinel_spec(spec: Node, names: FileNames) -> bool:
    """Whether a `var` specification declares one error made on the spot."""
    value = spec.child_by_field_id(syntax.VALUE)
    parts = syntax.named(value) if value else []
    if len(parts) != 1 or parts[0].type != "call_expression":
        return False
    function = parts[0].child_by_field_id(syntax.FUNCTION)
    return function is not None and names.resolve(function) in _ERROR_MAKERS


def field_type(owner: str, field: str, names: FileNames) -> Type:
    """The type of a struct's field, or Unknown when another file declares the struct."""
    known: dict[str, dict[str, Type]] = names.answers.setdefault("fields", {})
    fields = known.get(owner)
    if fields is None:
        fields = known[owner] = _fields(owner, names)
    return fields.get(field, UNKNOWN)


def value_type(name: str, names: FileNames) -> Type:
    """The stated type of a package-level variable or constant of the file."""
    spec = names.package_level.get(name)
    if spec is None or spec.type not in {"var_spec", "const_spec"}:
        return UNKNOWN
    return lower_type(spec.child_by_field_id(syntax.TYPE), names)


def results_of_function(name: str, names: FileNames) -> tuple[Type, ...] | None:
    """The results, error included, of a function (`Load`) or method (`Store.Load`) of the file; None if it has none."""
    known: dict[str, Node] = names.answers.setdefault("functions", {})
    if not known:
        for function in names.root.named_children:
            if function.type in syntax.FUNCTION_KINDS:
                own = function.child_by_field_id(syntax.NAME)
                owner = syntax.receiver_type(function)
                text = syntax.text(own) if own else ""
                known.setdefault(f"{owner}.{text}" if owner else text, function)
    declared = known.get(name)
    if declared is None:
        return None
    results, fallible = lower_results(declared, names)
    return (*results, ERROR) if fallible else results


def underlying(name: str, names: FileNames) -> Node | None:
    """The type node behind a type that the file declares."""
    spec = names.package_level.get(name)
    if spec is None or spec.type not in {"type_spec", "type_alias"}:
        return None
    return spec.child_by_field_id(syntax.TYPE)


def constant_value(name: str, names: FileNames) -> Node | None:
    """The expression that a constant of the file stands for, where it is given one of its own."""
    spec = names.package_level.get(name)
    if spec is None or spec.type != "const_spec":
        return None
    own = syntax.named_field(spec, syntax.NAME)
    value = spec.child_by_field_id(syntax.VALUE)
    values = syntax.named(value) if value else []
    return values[0] if len(own) == len(values) == 1 else None


def _kind_of(name: str, names: FileNames) -> str:
    spec = names.package_level.get(name)
    if spec is not None:
        if spec.type == "var_spec":
            return "sentinel" if is_sentinel_spec(spec, names) else "variable"
        return _KINDS.get(spec.type, "unknown")
    if name in names.imports:
        return "package"
    if name in BUILTINS:
        return "builtin"
    return "sentinel" if is_error_value(name) else "unknown"


def _fields(owner: str, names: FileNames) -> dict[str, Type]:
    type_ = underlying(owner, names)
    if type_ is None or type_.type != "struct_type":
        return {}
    found: dict[str, Type] = {}
    for part in syntax.named(type_):
        for declaration in syntax.named(part):
            of = lower_type(declaration.child_by_field_id(syntax.TYPE), names)
            for name in syntax.named_field(declaration, syntax.NAME):
                found[syntax.text(name)] = of
    return found
