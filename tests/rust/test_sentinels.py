from translator.ir.declarations import Sentinel
from translator.rust.layout import format_rust
from translator.rust.sentinels import sentinel


def test_name_text_and_doc() -> None:
    assert format_rust(sentinel(Sentinel("ErrInvoiceMissing", "no {invoice}", "ErrInvoiceMissing is it.\nTruly."))) == (
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]\n"
        "pub enum Error {\n"
        "    /// ErrInvoiceMissing is it.\n"
        "    /// Truly.\n"
        '    #[error("no {{invoice}}")] // ErrInvoiceMissing\n'
        "    InvoiceMissing,\n"
        "}\n"
    )


def test_a_text_that_is_computed_is_left_to_decide() -> None:
    printed = sentinel(Sentinel("errTooLarge"))
    assert '#[error("too large")] // DECIDE: the text of errTooLarge, which the source computes\nTooLarge,\n' in printed
