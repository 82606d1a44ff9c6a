"""Outcomes of Go calls that are asked for their error behind other statements."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"errors"
	"fmt"
	"os"
)

func part() (string, int, error) { return "a", 2, errors.New("b") }

func read(d gate) ([]byte, error) {
	buf, err := os.ReadFile("x")
	d.release()
	if err != nil {
		return nil, err
	}
	return buf[2:], nil
}

func opened(d gate) (*os.File, error) {
	f, err := os.Open("x")
	d.release()
	return f, err
}

func wrapped(d gate) (int, error) {
	s, n, err := part()
	d.release()
	if err != nil {
		return 0, fmt.Errorf("wrapped: %w", err)
	}
	return len(s) + n, nil
}

func removed(d gate) error {
	err := os.Remove("x")
	d.release()
	if err != nil {
		log(err)
		return err
	}
	return end()
}
"""


def test_an_outcome_that_is_kept_has_the_errors_of_its_call(tmp_path: Path) -> None:
    _, read, opened, wrapped, removed = skeletons(tmp_path, SOURCE)

    io = "    #[error(transparent)]\n    Io(#[from] std::io::Error),\n"
    assert io in read
    assert '    let result = std::fs::read("x");\n    d.release();\n    let buf = result?;\n' in read
    assert "    Ok(buf[2..].to_vec())\n" in read
    assert io in opened
    assert "        source: PartError,\n" in wrapped
    assert "    Ok(s.len() as i64 + n)\n" in wrapped
    assert io in removed
    assert '    let result = std::fs::remove_file("x");\n    d.release();\n    if let Err(err) = result {\n' in removed
