from __future__ import annotations

import pytest

from tests.rust.declared import rust
from translator.ir.declarations import ForeignFunction, ForeignLibrary
from translator.rust.items.foreign import c_type, foreign


@pytest.mark.parametrize(
    ("spelled", "expected"),
    [
        ("int", "std::ffi::c_int"),
        ("unsigned int", "std::ffi::c_uint"),
        ("const char *", "*const std::ffi::c_char"),
        ("char *", "*mut std::ffi::c_char"),
        ("const char **", "*mut *const std::ffi::c_char"),
        ("void *", "*mut std::ffi::c_void"),
        ("void", "()"),
        ("uint32_t", "u32"),
        ("size_t", "usize"),
        ("struct sqlite3_stmt *", "*mut Sqlite3Stmt"),
        ("const EVP_MD *", "*const EvpMd"),
        ("", "Undecided"),
    ],
)
def test_types_of_c(spelled: str, expected: str) -> None:
    assert c_type(spelled) == expected


def test_functions_are_declared_and_what_they_point_to_is_opaque() -> None:
    library = ForeignLibrary(
        (ForeignFunction("db_open", (("path", "const char *"), ("type", "int")), "struct db *"),), links=("db", "m")
    )
    assert rust(foreign(library)) == (
        "// DECIDE: a crate of pure Rust that does the same needs none of this.\n"
        "// Around each function one that is safe: it checks lengths and null, and says who frees what.\n"
        '#[link(name = "db")]\n'
        'unsafe extern "C" {\n'
        "    fn db_open(path: *const c_char, r#type: c_int) -> *mut Db;\n"
        "}\n\n"
        "#[repr(C)]\n"
        "pub struct Db {\n"
        "    opaque: [u8; 0],\n"
        "}\n"
    )


def test_headers_sources_and_what_else_is_taken_are_named() -> None:
    library = ForeignLibrary(
        (ForeignFunction("f", (), "void"),), ("z_stream",), ("Z_OK",), ("zlib.h",), (), has_source=True
    )
    text = " ".join(foreign(library).replace("\n// ", " ").split())
    assert "`bindgen` writes these declarations from `zlib.h`." in text
    assert "moves to a file that the `cc` crate builds." in text
    assert "// DECIDE: `z_stream` and `Z_OK`, which the code takes from C as well." in foreign(library)
    assert "fn f();" in text


def test_an_import_without_calls_can_go() -> None:
    assert "extern" not in foreign(ForeignLibrary())
    assert "// DECIDE: nothing of C is called here; the import can go.\n" in foreign(ForeignLibrary())


def test_parameters_of_one_name_are_told_apart() -> None:
    library = ForeignLibrary((ForeignFunction("f", (("n", "int"), ("n", "int")), "void"),))
    assert "fn f(n: c_int, n1: c_int);" in rust(foreign(library))
