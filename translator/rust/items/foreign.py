"""Declarations of C functions, and what builds them."""

from __future__ import annotations

import re

from translator.ir.declarations import ForeignFunction, ForeignLibrary
from translator.rust.text.docs import listed, note
from translator.rust.text.naming import escape, pascal, snake
from translator.rust.types.printed import UNDECIDED

C_TYPES = {
    "void": "std::ffi::c_void",
    "char": "std::ffi::c_char",
    "signed char": "std::ffi::c_schar",
    "unsigned char": "std::ffi::c_uchar",
    "short": "std::ffi::c_short",
    "unsigned short": "std::ffi::c_ushort",
    "int": "std::ffi::c_int",
    "unsigned": "std::ffi::c_uint",
    "unsigned int": "std::ffi::c_uint",
    "long": "std::ffi::c_long",
    "unsigned long": "std::ffi::c_ulong",
    "long long": "std::ffi::c_longlong",
    "unsigned long long": "std::ffi::c_ulonglong",
    "float": "std::ffi::c_float",
    "double": "std::ffi::c_double",
    "size_t": "usize",
    "ssize_t": "isize",
    "intptr_t": "isize",
    "uintptr_t": "usize",
    "bool": "bool",
    "_Bool": "bool",
    **{f"int{bits}_t": f"i{bits}" for bits in (8, 16, 32, 64)},
    **{f"uint{bits}_t": f"u{bits}" for bits in (8, 16, 32, 64)},
}
"""C's types in Rust, as `std::ffi` names them."""


def foreign(library: ForeignLibrary) -> str:
    """The `extern` block of the functions, opaque types for what they point to, and how both come to be built."""
    names = {name for function in library.functions for _, type_ in function.params for name in [_target(type_)]}
    names |= {_target(function.result) for function in library.functions}
    opaque = sorted(name for name in names if name and name not in C_TYPES)
    types = "".join(f"\n#[repr(C)]\npub struct {_type_name(name)} {{\nopaque: [u8; 0],\n}}\n" for name in opaque)
    link = "".join(f'#[link(name = "{name}")]\n' for name in library.links if name != "m")
    block = ""
    if library.functions:
        lines = "".join(f"{_function(function)};\n" for function in library.functions)
        block = f'{link}unsafe extern "C" {{\n{lines}}}\n'
    return _remarks(library) + (block or "// DECIDE: nothing of C is called here; the import can go.\n") + types


def _remarks(library: ForeignLibrary) -> str:
    text = "DECIDE: a crate of pure Rust that does the same needs none of this."
    if library.has_source:
        text += " The C code above the import moves to a file that the `cc` crate builds."
    if library.headers:
        text += f" `bindgen` writes these declarations from {listed(list(library.headers))}."
    found = note(text)
    rest = [*library.types, *library.values]
    if rest:
        found += note(f"DECIDE: {listed(rest)}, which the code takes from C as well.")
    if library.functions:
        found += note("Around each function one that is safe: it checks lengths and null, and says who frees what.")
    return found


def _function(function: ForeignFunction) -> str:
    names: list[str] = []
    for name, _ in function.params:
        own = snake(name)
        names.append(own if own not in names else f"{own}{len(names)}")
    params = ", ".join(f"{name}: {c_type(type_)}" for name, (_, type_) in zip(names, function.params, strict=True))
    result = "" if function.result == "void" else f" -> {c_type(function.result)}"
    return f"fn {escape(function.name)}({params}){result}"


def c_type(spelled: str) -> str:
    """`const char *` as `*const c_char`; `Undecided` for a type that the source does not show."""
    words = re.sub(r"\b(?:struct|enum|union|volatile|restrict|register)\b", " ", spelled)
    stars = words.count("*")
    is_const = bool(re.search(r"\bconst\b", words))
    base = _base(words)
    if not base:
        return UNDECIDED
    if base == "void" and not stars:
        return "()"
    text = C_TYPES.get(base) or _type_name(base)
    for depth in range(stars):
        text = f"*{'const' if is_const and depth == 0 else 'mut'} {text}"
    return text


def _base(words: str) -> str:
    return " ".join(re.sub(r"\bconst\b|\*", " ", words).split())


def _target(spelled: str) -> str:
    return _base(re.sub(r"\b(?:struct|enum|union|volatile|restrict|register)\b", " ", spelled))


def _type_name(name: str) -> str:
    return pascal(name.removeprefix("struct_").removesuffix("_t"))
