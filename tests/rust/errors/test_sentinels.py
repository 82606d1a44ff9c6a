from translator.ir.declarations import Sentinel
from translator.ir.index import UnitDeclarations, build_index
from translator.rust.errors.sentinels import sentinel
from translator.rust.layout import format_rust
from translator.rust.scope import Scope, scope_for

ALONE = scope_for(None)


def among(*items: Sentinel) -> Scope:
    return scope_for(None, build_index([UnitDeclarations("billing", items)]), "billing")


def test_name_text_and_doc() -> None:
    missing = Sentinel("ErrInvoiceMissing", "no {invoice}", "ErrInvoiceMissing is it.\nTruly.")
    assert format_rust(sentinel(missing, ALONE)) == (
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]\n"
        "pub enum Error {\n"
        "    /// ErrInvoiceMissing is it.\n"
        "    /// Truly.\n"
        '    #[error("no {{invoice}}")] // ErrInvoiceMissing\n'
        "    InvoiceMissing,\n"
        "}\n"
    )


def test_a_text_that_is_computed_is_left_to_decide() -> None:
    printed = sentinel(Sentinel("errTooLarge"), ALONE)
    assert '#[error("too large")] // DECIDE: the text of errTooLarge, which the source computes\nTooLarge,\n' in printed


def test_the_first_of_a_unit_gives_the_whole_enum_and_the_others_say_where_it_stands() -> None:
    first, second = Sentinel("ErrMissing", "missing", line=3), Sentinel("ErrClosed", "closed", line=4)
    scope = among(first, second)
    assert [line for line in sentinel(first, scope).splitlines() if line.endswith(",")] == ["Missing,", "Closed,"]
    other = sentinel(second, scope)
    assert other.startswith("// One variant of the `Error` that stands whole at `ErrMissing`.\n")
    assert [line for line in other.splitlines() if line.endswith(",")] == ["Closed,"]


def test_two_errors_of_one_name_stay_apart() -> None:
    first, second = Sentinel("ErrClosed", "a", line=3), Sentinel("errClosed", "b", line=4)
    assert [line for line in sentinel(first, among(first, second)).splitlines() if line.endswith(",")] == [
        "Closed,",
        "Closed2,",
    ]


def test_an_error_inside_a_function_is_no_part_of_its_unit() -> None:
    unit = Sentinel("ErrMissing", "missing", line=3), Sentinel("ErrClosed", "closed", line=4)
    printed = sentinel(Sentinel("errLocal", "here", line=9), among(*unit))
    assert printed.count("#[error") == 1
