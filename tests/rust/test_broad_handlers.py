"""Handlers of `Exception` beside others, and what stands in a `try` that catches everything."""

from __future__ import annotations

from pathlib import Path

from tests.rust.python_code import ported
from tests.rust.scanned import skeletons

DECIDE = "// DECIDE: which errors this is for. Name them, and let the others go on.\n"


def test_a_handler_behind_one_that_takes_all_that_is_known_is_a_comment(tmp_path: Path) -> None:
    source = """\
class Pending(Exception):
    pass


class Connection:
    def check(self) -> int:
        raise Pending("not yet")

    def run(self):
        try:
            return self.check()
        except Pending:
            raise
        except BaseException as e:
            self.note(e)
"""
    (text,) = skeletons(tmp_path, "PY107", source)
    assert (
        text.partition(DECIDE)[2]
        == """\
// DECIDE: what else `CheckError` may be: the source goes on to handle it, as in the comment.
match self.check() {
    Ok(value) => return Ok(value),
    // Err(e) => {
    //     self.note(e);
    // }
    Err(err) => {
        return Err(err.into());
    }
}
"""
    )


def test_what_is_collected_has_the_error_of_the_try_around_it(tmp_path: Path) -> None:
    source = """\
def f(files):
    try:
        first(files)
        seen = {one.text() for one in files}
    except Exception:
        log(files)
"""
    (text,) = skeletons(tmp_path, "PY107", source)
    assert ".collect::<Result<HashSet<_>, Box<dyn std::error::Error + Send + Sync>>>()?;" in text


def test_a_jump_to_a_loop_that_is_not_shown_names_it(tmp_path: Path) -> None:
    source = """\
def f(rows):
    for row in rows:
        try:
            first(row)
            if row:
                continue
            second(row)
        except Exception:
            log(row)
"""
    (text,) = skeletons(tmp_path, "PY107", source)
    assert "// DECIDE: the loop around this needs the label `'outer`.\n        continue 'outer;" in text


def test_a_handler_that_tries_again_gives_what_it_got(tmp_path: Path) -> None:
    source = """\
def f(fd):
    try:
        size = ask(fd)
    except Exception:
        try:
            size = select(fd)
        except Exception:
            size = 9000
    return size
"""
    text = skeletons(tmp_path, "PY107", source)[0]
    assert (
        text.partition(DECIDE)[2]
        == """\
let mut size = match ask(fd) {
    Ok(size) => size,
    Err(_) => {
        let size;
        size = select(fd).unwrap_or(9000);
        size
    }
};
"""
    )


def test_a_handler_before_others_takes_its_own_errors_only() -> None:
    source = (
        "def run(x):\n    try:\n        close(x)\n        finish(x)\n"
        "    except ValueError as e:\n        raise KeyError(e)\n"
        "    except TypeError:\n        return 3\n"
    )
    text = ported(source)
    assert (
        "        Err(\n"
        "            e @ (RunAttemptError::Close(CloseError::Value { .. })\n"
        "            | RunAttemptError::Finish(FinishError::Value { .. })),\n"
        "        ) => {\n"
    ) in text
    assert text.count("::Type { .. }") == 2
    assert "        Err(err) => return Err(err.into()),\n" in text


def test_a_handler_before_a_broad_one_leaves_it_the_rest() -> None:
    source = (
        "def run(x):\n    try:\n        close(x)\n        finish(x)\n"
        "    except ValueError as e:\n        raise KeyError(e)\n"
        "    except Exception:\n        return 3\n"
    )
    text = ported(source)
    assert "RunAttemptError::Close(CloseError::Value { .. })" in text
    assert "        Err(_) => {\n            return Ok(Some(3));\n" in text
