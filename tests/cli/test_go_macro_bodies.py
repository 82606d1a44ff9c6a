"""What stands in the body of a macro, of which rustfmt lays out nothing."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"io"
	"time"
)

const limit = 3

type tree struct {
	kids [limit + 1][]int
	two  [2 * limit]byte
	_1up [3]int
}

type buffer struct{}

func put(w io.Writer, s string) {}

func wait(a chan int, b chan int) error {
	buf := &buffer{}
	put(buf, "x")
	select {
	case x := <-a:
		select {
		case y := <-b:
			if y == x {
				return end(x)
			}
		case <-time.After(time.Second):
			return end(0)
		}
	case <-b:
		go func() {
			log("b")
		}()
	}
	return end(1)
}
"""


def test_bodies_are_indented_once_for_each_line_that_opens_brackets(tmp_path: Path) -> None:
    (wait,) = skeletons(tmp_path, SOURCE)

    assert '    let mut buf = Buffer::default();\n    put(&mut buf, "x");\n' in wait
    assert (
        "        Some(x) = a.recv() => {\n"
        "            tokio::select! {\n"
        "                Some(y) = b.recv() => {\n"
        "                    if y == x {\n"
        "                        return Ok(end(x)?);\n"
        "                    }\n"
        "                }\n"
        "                _ = tokio::time::sleep(Duration::from_secs(1)) => {\n"
        "                    return Ok(end(0)?);\n"
        "                }\n"
        "            }\n"
        "        }\n"
        "        _ = b.recv() => {\n"
        "            tokio::spawn(async move {\n"
        '                log("b");\n'
        "            });\n"
        "        }\n"
    ) in wait


def test_lengths_of_arrays_are_numbers_and_constants(tmp_path: Path) -> None:
    tree, _ = skeletons(tmp_path, SOURCE, "GO501")

    assert "    kids: [Vec<i64>; LIMIT + 1],\n    two: [u8; 2 * LIMIT],\n" in tree
