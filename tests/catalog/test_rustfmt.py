import pytest

from tests.toolchains import needs
from translator.catalog.rustfmt import first_difference

pytestmark = needs("rustfmt")


@pytest.mark.parametrize(
    "rust",
    [
        "// a.go:1\npub fn load() -> u8 {\n    1\n}\n",
        "use a::b;\n\npub struct S {\n    a: u8,\n}\n",
        "// a.go:1\nlet inv = db.fetch(number).await?;\n",
        (
            "let inv = self\n    .database_of_invoices\n    .fetch_invoice_by_number(number)\n"
            "    .await\n    .map_err(|source| Error::Load { source })?;\n"
        ),
        "match x {\n    Some(1) => {}\n    _ => return Err(e),\n}\n",
        'let text = "one\n    two\nthree";\nlet next = 1;\n',
        # As wide as a line may be where it will stand, indented by four.
        f"let {'x' * 44} = {'y' * 44};\n",
    ],
)
def test_clean(rust: str) -> None:
    assert first_difference(rust) is None


@pytest.mark.parametrize(
    ("rust", "told"),
    [
        ("pub fn  load() {}\n", "line 1: have `pub fn  load() {}`, rustfmt writes `pub fn load() {}`"),
        ("a();\nlet x=1;\n", "line 2: have `let x=1;`, rustfmt writes `let x = 1;`"),
        (f"let {'x' * 44} = {'y' * 45};\n", f"line 1: have `let {'x' * 44} = {'y' * 45};`, rustfmt writes"),
        ("a();\n\n", "line 2: have 2 lines, rustfmt writes 1"),
        ("let = ;\n", "rustfmt: error: expected pattern"),
    ],
)
def test_not_clean(rust: str, told: str) -> None:
    difference = first_difference(rust)
    assert difference is not None
    assert difference.startswith(told), difference
