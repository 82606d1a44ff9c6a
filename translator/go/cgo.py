"""What a file takes from C: the preamble above `import "C"`, and every `C.name`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.names import FileNames
from translator.ir.declarations import ForeignFunction, ForeignLibrary

HELPERS: Final = frozenset("CString CBytes GoString GoStringN GoBytes malloc free".split())
"""What cgo adds by itself, and the allocator that its strings need."""

NUMBERS: Final = {
    "char": "char",
    "schar": "signed char",
    "uchar": "unsigned char",
    "short": "short",
    "ushort": "unsigned short",
    "int": "int",
    "uint": "unsigned int",
    "long": "long",
    "ulong": "unsigned long",
    "longlong": "long long",
    "ulonglong": "unsigned long long",
    "float": "float",
    "double": "double",
    "size_t": "size_t",
    "void": "void",
}
"""cgo's names of C's own types."""

_INCLUDE: Final = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)
_LINK: Final = re.compile(r"^[ \t]*#cgo[^\n]*?\bLDFLAGS:([^\n]*)", re.MULTILINE)
_PROTOTYPE: Final = re.compile(
    r"(?<!\w)([A-Za-z_][\w\s*]{0,200}?[\s*])([A-Za-z_]\w{0,200})\s{0,20}\(([^(){};]{0,2000})\)\s{0,200}([;{])"
)
_STORAGE: Final = re.compile(r"\b(?:static|inline|extern|__inline__|const\s+static)\b\s*")
_NO_TYPE: Final = frozenset("return else typedef struct enum union if while for switch sizeof case".split())


def foreign_library(spec: Node, names: FileNames) -> ForeignLibrary:
    """Functions, types and values that the file names with `C.`; prototypes come from the preamble, else from calls."""
    preamble = _preamble(spec)
    declared = prototypes(preamble)
    functions: dict[str, ForeignFunction] = {}
    types: dict[str, None] = {}
    values: dict[str, None] = {}
    for selector in _selectors(names.root):
        name = syntax.text(selector.named_children[-1])
        if name in HELPERS or name in NUMBERS:
            continue
        parent = selector.parent
        called = parent is not None and parent.type == "call_expression" and parent.named_children[0] == selector
        if selector.type == "qualified_type" or name.endswith("_t") or name.startswith(("struct_", "enum_", "union_")):
            types.setdefault(name)
        elif called and parent is not None:
            functions.setdefault(name, declared.get(name) or _from_call(name, parent))
        else:
            values.setdefault(name)
    return ForeignLibrary(
        tuple(functions.values()),
        tuple(types),
        tuple(values),
        tuple(_INCLUDE.findall(preamble)),
        tuple(flag[2:] for flags in _LINK.findall(preamble) for flag in flags.split() if flag.startswith("-l")),
        "{" in preamble,
    )


def prototypes(code: str) -> dict[str, ForeignFunction]:
    """The functions that C code declares or defines, by name."""
    code = re.sub(r"^[ \t]*#.*$", "", re.sub(r"//[^\n]*", "", code), flags=re.MULTILINE)
    found: dict[str, ForeignFunction] = {}
    for result, name, params, _ in _PROTOTYPE.findall(code):
        type_ = " ".join(_STORAGE.sub("", result).split())
        if not type_ or type_.split()[0] in _NO_TYPE - {"struct", "enum"}:
            continue
        found.setdefault(name, ForeignFunction(name, tuple(_parameters(params)), type_))
    return found


def _parameters(source: str) -> Iterator[tuple[str, str]]:
    if source.strip() in {"", "void"}:
        return
    for place, one in enumerate(source.split(",")):
        match = re.match(r"^(.*?[\s*])([A-Za-z_]\w*)\s*(\[[^\]]*\])?$", one.strip())
        if match and match[1].strip() not in {"unsigned", "signed", "long", "struct", "const"}:
            pointer = "*" if match[3] else ""
            yield match[2], " ".join(f"{match[1].strip()}{pointer}".split())
        else:
            yield f"arg{place}", " ".join(one.split())


def _preamble(spec: Node) -> str:
    around: Node | None = spec
    while around is not None and around.type != "import_declaration":
        around = around.parent
    before = around.prev_sibling if around is not None else None
    while before is not None and before.type == "\n":
        before = before.prev_sibling
    found: list[str] = []
    while before is not None and before.type == "comment":
        found.insert(0, syntax.text(before).removeprefix("//").removeprefix("/*").removesuffix("*/"))
        before = before.prev_sibling
    return "\n".join(found)


def _selectors(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type in {"selector_expression", "qualified_type"} and syntax.text(node.named_children[0]) == "C":
            yield node
        waiting += reversed(node.named_children)


def _from_call(name: str, call: Node) -> ForeignFunction:
    arguments = call.child_by_field_id(syntax.ARGUMENTS)
    given = syntax.named(arguments) if arguments else []
    return ForeignFunction(name, tuple((_name(arg, n), _type(arg)) for n, arg in enumerate(given)))


def _name(argument: Node, place: int) -> str:
    words = re.findall(r"[A-Za-z_]\w*", syntax.text(argument))
    found = [word for word in words if word not in {"C", "unsafe", "Pointer", "len", *NUMBERS}]
    return found[-1] if found and argument.type != "func_literal" else f"arg{place}"


def _type(argument: Node) -> str:
    """The C type that a conversion in a call states; empty without one."""
    text = syntax.text(argument)
    if match := re.match(r"^C\.(\w+)\(", text):
        return NUMBERS.get(match[1], match[1] if match[1].endswith("_t") else "")
    if match := re.match(r"^\(\*C\.(\w+)\)\(", text):
        return f"{NUMBERS.get(match[1], match[1])} *"
    return "void *" if text.startswith("unsafe.Pointer(") else ""
