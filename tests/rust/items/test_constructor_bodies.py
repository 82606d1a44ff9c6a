"""`__init__` as `new`: a struct expression at its end, or a value that the rest of the body fills."""

from __future__ import annotations

from pathlib import Path

from tests.rust.scanned import skeletons


def constructor(folder: Path, source: str) -> str:
    """The `impl` that a class whose constructor raises gets."""
    (text,) = skeletons(folder, "PY110", source)
    return text[text.index("impl ") :]


def test_a_field_that_both_branches_set_is_one_let(tmp_path: Path) -> None:
    source = """\
class Jobs:
    def __init__(self, names: list[str], loud: bool):
        self.found = load(names)
        if loud:
            self.level = 2
        else:
            self.level = 1
        if not self.found:
            raise ValueError("nothing found")
        self.count = 0
"""
    assert (
        constructor(tmp_path, source)
        == """\
impl Jobs {
    pub fn new(names: &[String], loud: bool) -> Result<Self, NewJobsError> {
        let found = load(names);
        let level = if loud { 2 } else { 1 };
        // DECIDE: `found` is tested for being empty, zero or absent; its type says which.
        if !found {
            return Err(NewJobsError::NothingFound);
        }
        Ok(Self {
            found,
            level,
            count: 0,
        })
    }
}
"""
    )


def test_what_needs_self_gets_a_value_and_fills_it(tmp_path: Path) -> None:
    source = """\
class Queue:
    limit: int = 10

    def __init__(self, names: list[str], start: bool):
        self.names = load(names)
        if start:
            self.limit = 20
            self.open(names)
            return
        if not names:
            raise ValueError("no names")
        self.size = count(names)
"""
    assert (
        constructor(tmp_path, source)
        == """\
impl Queue {
    pub fn new(names: &[String], start: bool) -> Result<Self, NewQueueError> {
        // DECIDE: the first value of `size`; `this` is in use by the time the source sets it.
        let mut this = Self {
            names: load(names),
            limit: 10,
            size: Default::default(),
        };
        if start {
            this.limit = 20;
            this.open(names);
            return Ok(this);
        }
        if names.is_empty() {
            return Err(NewQueueError::NoNames);
        }
        this.size = count(names);
        Ok(this)
    }
}
"""
    )


def test_a_field_that_would_hide_a_parameter_still_needed_is_no_let(tmp_path: Path) -> None:
    source = """\
class Table:
    def __init__(self, columns: list[str]):
        self.columns = Columns()
        for column in columns:
            if not column:
                raise ValueError("empty")
            self.columns.add(column)
"""
    assert (
        constructor(tmp_path, source)
        == """\
impl Table {
    pub fn new(columns: &[String]) -> Result<Self, NewTableError> {
        let mut this = Self { columns: columns() };
        for column in columns {
            if column.is_empty() {
                return Err(NewTableError::Empty);
            }
            this.columns.add(column);
        }
        Ok(this)
    }
}
"""
    )


def test_a_base_class_of_the_project_is_a_field(tmp_path: Path) -> None:
    source = """\
class Shape:
    def __init__(self, sides: int):
        self.sides = sides


class Square(Shape):
    def __init__(self, size: int):
        if size < 0:
            raise ValueError("negative")
        super().__init__(4)
        self.size = size
"""
    assert (
        constructor(tmp_path, source)
        == """\
impl Square {
    pub fn new(size: i64) -> Result<Self, NewSquareError> {
        if size < 0 {
            return Err(NewSquareError::Negative);
        }
        let shape = Shape::new(4);
        Ok(Self { shape, size })
    }
}
"""
    )


def test_what_an_unknown_base_class_was_given_is_told(tmp_path: Path) -> None:
    source = """\
class Circle(Unknown):
    def __init__(self, size: int):
        if size < 0:
            raise ValueError("negative")
        super().__init__(size, name="circle")
        self.size = size
"""
    assert (
        constructor(tmp_path, source)
        == """\
impl Circle {
    pub fn new(size: i64) -> Result<Self, NewCircleError> {
        if size < 0 {
            return Err(NewCircleError::Negative);
        }
        // DECIDE: the base class was set up here, with `size`, `"circle"`.
        Ok(Self { size })
    }
}
"""
    )


def test_a_parameter_that_changes_later_is_stored_as_it_was(tmp_path: Path) -> None:
    source = """\
class Kept:
    def __init__(self, code: str):
        self.code = code
        code = code.strip()
        if not code:
            raise ValueError("empty")
        self.short = code
"""
    assert (
        constructor(tmp_path, source)
        == """\
impl Kept {
    pub fn new(code: &str) -> Result<Self, NewKeptError> {
        // DECIDE: the first value of `short`; `this` is in use by the time the source sets it.
        let mut this = Self {
            code: code.to_owned(),
            short: Default::default(),
        };
        let code = code.trim();
        if code.is_empty() {
            return Err(NewKeptError::Empty);
        }
        this.short = code.to_owned();
        Ok(this)
    }
}
"""
    )


def test_a_parameter_with_a_fallback_is_a_field_that_is_always_there(tmp_path: Path) -> None:
    source = """\
class Server:
    def __init__(self, host=None, port: int | None = None, name: str | None = None):
        if port == 1:
            raise ValueError("no port")
        self.host = HOST if host is None else host
        self.port = port if port is not None else 80
        self.name = "x" if name is None else name
"""
    assert (
        constructor(tmp_path, source)
        == """impl Server {
    // DECIDE: callers may leave out `host` (None), `port` (None), `name` (None); Rust has no default arguments.
    pub fn new(
        host: Option<Undecided>,
        port: Option<i64>,
        name: Option<&str>,
    ) -> Result<Self, NewServerError> {
        if port == Some(1) {
            return Err(NewServerError::NoPort);
        }
        let host = host.as_ref().cloned().unwrap_or(HOST);
        let port = port.unwrap_or(80);
        let name = name.unwrap_or("x").to_owned();
        Ok(Self { host, port, name })
    }
}
"""
    )
