"""What would name itself: a struct inside itself, an error that is its own source, a name bound twice."""

from __future__ import annotations

from pathlib import Path

from tests.rust.scanned import skeletons

PARSER = """\
class Parser:
    def feed(self, data):
        try:
            self.inner.feed(data)
        except Exception:
            log(data)
            raise
        if not data:
            raise ValueError("empty")
"""


def test_a_field_that_holds_its_own_class_is_boxed(tmp_path: Path) -> None:
    source = """\
from typing import Optional


class Node:
    parent: Optional["Node"]
    name: Optional[str]
"""
    parent, name = skeletons(tmp_path, "PY311", source)
    assert parent == "pub struct Node {\n    // … its other fields\n    pub parent: Option<Box<Node>>,\n}\n"
    assert name == "pub struct Node {\n    // … its other fields\n    pub name: Option<String>,\n}\n"


def test_the_error_of_a_namesake_is_told_apart_from_ones_own(tmp_path: Path) -> None:
    (text,) = skeletons(tmp_path, "PY110", PARSER)
    assert "pub enum FeedError {\n" in text
    assert "    InnerFeed(#[from] InnerFeedError), // DECIDE: the error of `self.inner.feed`\n" in text


def test_of_a_name_that_is_bound_twice_the_last_value_is_kept(tmp_path: Path) -> None:
    source = """\
def f(data):
    rest, rest, name = split(data)
    if not name:
        raise ValueError("empty")
    return rest
"""
    assert "let (_, rest, name) = split(data);" in skeletons(tmp_path, "PY110", source)[0]


def test_a_type_that_is_found_at_run_time_makes_no_value(tmp_path: Path) -> None:
    source = """\
def f(data, name):
    if not name:
        raise ValueError("empty")
    return type(data)(name)
"""
    assert 'todo!("type(data)(name)")' in skeletons(tmp_path, "PY110", source)[0]
