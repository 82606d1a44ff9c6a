"""The function every guide to porting Go begins with: what a scan prints for it."""

import json
from pathlib import Path
from typing import Any

import pytest

from translator.cli import main

STORE = Path(__file__).parents[2] / "fixtures" / "go-invoices"

EXPECTED = """\
// store/store.go:12
#[derive(Debug, thiserror::Error)]
pub enum LoadInvoiceError {
    #[error("loading invoice {number}")]
    LoadingInvoice {
        number: String,
        #[source]
        source: FetchInvoiceError, // DECIDE: the error of `self.db.fetch_invoice`
    },
    #[error("invoice missing")] // ErrInvoiceMissing
    InvoiceMissing,
}

impl Store {
    /// LoadInvoice returns the invoice with the given number.
    pub async fn load_invoice(&self, number: &str) -> Result<Invoice, LoadInvoiceError> {
        let inv = self.db.fetch_invoice(number).await.map_err(|source| {
            LoadInvoiceError::LoadingInvoice {
                number: number.to_owned(),
                source,
            }
        })?;
        inv.ok_or(LoadInvoiceError::InvoiceMissing)
    }
}
"""


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """All findings in the fixture's store."""
    output = tmp_path_factory.mktemp("scan") / "findings.json"
    assert main(["scan", str(STORE), "--format", "json", "--output", str(output)]) == 0
    found = json.loads(output.read_text(encoding="utf-8"))["findings"]
    return [finding for finding in found if finding["path"] == "store/store.go"]


def of(findings: list[dict[str, Any]], symbol: str, code: str) -> list[dict[str, Any]]:
    return [finding for finding in findings if (finding["symbol"], finding["code"]) == (symbol, code)]


def test_the_whole_function_is_translated(findings: list[dict[str, Any]]) -> None:
    (finding,) = of(findings, "Store.LoadInvoice", "GO118")
    # The fixture's own remarks say what is expected to be found there.
    lines = [line for line in finding["skeleton"].splitlines(keepends=True) if "// want:" not in line]
    assert "".join(lines) == EXPECTED
    assert finding["crates"] == ["thiserror"]


def test_what_stands_inside_is_part_of_it_and_costs_nothing_more(findings: list[dict[str, Any]]) -> None:
    (whole,) = of(findings, "Store.CustomerOf", "GO118")
    for code in ("GO101", "GO102", "GO104", "GO114"):
        (part,) = of(findings, "Store.CustomerOf", code)
        assert part["part_of"] == whole["fingerprint"], code
    assert whole["part_of"] is None
    assert (whole["verdict"], whole["effort"]) == ("adapt", 3)


def test_a_missing_row_is_none_and_another_error_leaves(findings: list[dict[str, Any]]) -> None:
    (finding,) = of(findings, "Store.CustomerOf", "GO118")
    skeleton = "".join(line for line in finding["skeleton"].splitlines(keepends=True) if "// want:" not in line)
    assert "-> Result<Option<Customer>, CustomerOfError> {" in skeleton
    assert "Err(LoadInvoiceError::InvoiceMissing) => return Ok(None)," in skeleton.replace(
        "=> {\n                return Ok(None);\n            }", "=> return Ok(None),"
    )
    assert "todo!" not in skeleton
