from __future__ import annotations

import pytest

from translator.ir.declarations import Declaration, Function, Interface, Receiver, Structure
from translator.ir.index import Index, UnitDeclarations, build_index
from translator.rust.errors.enum_names import enum_name, error_name


def method(owner: str, name: str, **more: bool) -> Function:
    return Function(name, receiver=Receiver("s", owner, "pointer"), **{"fallible": True, **more})  # type: ignore[arg-type]


def index(*declared: Declaration) -> Index:
    return build_index([UnitDeclarations("store", declared)])


@pytest.mark.parametrize(
    ("function", "name"),
    [
        (Function("LoadInvoice"), "LoadInvoiceError"),
        (Function("newParseError"), "NewParseError"),
        (method("Parser", "ArgErr"), "ArgError"),
        (method("rows", "Err"), "RowsError"),
        (method("ParseError", "Error"), "ParseError"),
        (method("Store", "__init__"), "NewStoreError"),
    ],
)
def test_the_name_by_itself(function: Function, name: str) -> None:
    assert error_name(function) == name


def test_two_types_of_a_unit_have_enums_of_their_own() -> None:
    known = index(method("Store", "Close"), method("Cache", "Close"), method("Store", "Load"))
    assert enum_name(method("Store", "Close"), "store", known) == "StoreCloseError"
    assert enum_name(method("Store", "Load"), "store", known) == "LoadError"
    assert enum_name(method("Store", "Close"), "other", known) == "CloseError"


def test_what_cannot_fail_takes_no_name() -> None:
    known = index(method("Store", "Close"), method("Cache", "Close", fallible=False))
    assert enum_name(method("Store", "Close"), "store", known) == "CloseError"


def test_an_interface_keeps_the_plain_name() -> None:
    sender = Interface("Sender", (method("Sender", "Send"),))
    known = index(sender, Structure("Mail"), method("Mail", "Send"), Structure("Sms"), method("Sms", "Send"))
    assert enum_name(method("Sender", "Send"), "store", known) == "SendError"
    assert enum_name(method("Mail", "Send"), "store", known) == "MailSendError"
