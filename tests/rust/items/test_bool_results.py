"""Functions whose returns show that they answer yes or no: callers ask them as they are."""

from __future__ import annotations

from tests.rust.python_code import ported


def test_who_calls_what_answers_asks_it_as_it_is() -> None:
    source = """
class Store:
    def has(self, key):
        if not self.known(key):
            return False
        if key.bad:
            raise ValueError("x")
        return True

    def known(self, key):
        if key in self.keys:
            return True
        return False
"""
    text = ported(source)
    assert "pub fn has(&self, key: Undecided) -> Result<bool, HasError> {\n    if !self.known(key) {\n" in text
