"""Methods with a body of abstract classes whose signatures show the trait: provided by it, or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.rust.scanned import skeletons

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = """
from abc import ABC, abstractmethod


class Auth(ABC):
    @abstractmethod
    def sign(self, text: str) -> str: ...

    @staticmethod
    def load(n: int) -> "Auth":
        if n > 3:
            raise ValueError("x")
        return KINDS[n]

    def join(self, other: "Auth") -> str:
        if other is self:
            raise ValueError("x")
        return "a"

    def prepare(self, n: int) -> str:
        if n > 3:
            raise ValueError("x")
        return self.sign("a")


class Plain:
    def show(self, n: int) -> str:
        if n > 3:
            raise ValueError("x")
        return "a"
"""


def test_a_method_with_a_body_is_provided_by_the_trait(tmp_path: Path) -> None:
    load, join, prepare, plain = skeletons(tmp_path, "PY110", SOURCE)
    assert "impl dyn Auth {\n    pub fn load(n: i64) -> Result<Box<dyn Auth>, LoadError> {\n" in load
    assert (
        "pub trait Auth {\n"
        "    // … with its other methods\n"
        "    fn join(&self, other: &dyn Auth) -> Result<String, JoinError> {\n"
    ) in join
    assert "impl Auth {\n    pub fn prepare(&self, n: i64) -> Result<String, PrepareError> {\n" in prepare
    assert "impl Plain {\n    pub fn show(&self, n: i64) -> Result<String, ShowError> {\n" in plain
