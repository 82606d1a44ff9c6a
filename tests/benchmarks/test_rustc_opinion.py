"""rustc tells what contradicts itself from what is only not there."""

import pytest

from benchmarks.rustc_opinion import contradictions, is_items
from tests.toolchains import needs

SOUND = [
    "fn known() -> u32 {\n    3\n}\n",
    "fn unknown_function(name: &str) -> u32 {\n    measure(name)\n}\n",
    "use store::Invoice;\n\nfn unknown_import(invoice: &Invoice) -> u32 {\n    invoice.total() + OFFSET\n}\n",
    "impl Store {\n    fn unknown_member(&self) -> Result<Invoice, LoadError> {\n        Ok(self.first()?)\n    }\n}\n",
    "fn unknown_constant(mode: u8) -> bool {\n    matches!(mode, READ | WRITE)\n}\n",
    "impl Reader for File {}\n",
    "fn unknown_namesakes() -> u32 {\n    format(3) + line\n}\n",
]
CONTRADICTORY = [
    ("fn kind() -> u32 {\n    unknown();\n    String::new()\n}\n", "E0308", 3),
    ('fn method(text: &str) -> Missing {\n    text.startswith("a")\n}\n', "E0599", 2),
    ("fn receiver(&self) {}\n", "", 1),
    # Only a declaration of `Invoice` shows that an `Option` of it is none.
    ("fn option(invoice: Option<Invoice>) -> Invoice {\n    invoice\n}\n", "E0308", 2),
    ("fn moved(names: Vec<String>) -> usize {\n    drop(names);\n    names.len()\n}\n", "E0382", 3),
]


@needs("rustc")
def test_contradictions() -> None:
    texts = [*SOUND, *(text for text, _, _ in CONTRADICTORY)]
    judged = [[(one.code, one.line) for one in complaints] for complaints in contradictions(texts)]
    assert judged == [[] for _ in SOUND] + [[(code, line)] for _, code, line in CONTRADICTORY]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("// a.go:1\nuse std::io;\n\n/// Doc.\n#[derive(Debug)]\nstruct A;\n\nimpl A {}\n", True),
        ("let x = 1;\n", False),
        ("fn f() {}\nf();\n", False),
    ],
)
def test_is_items(text: str, *, expected: bool) -> None:
    assert is_items(text) is expected
