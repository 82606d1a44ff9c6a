"""Parameters of Go that a function compares with nil, and what its callers give for them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"errors"
	"os"
)

type conf struct {
	n    int
	next *conf
}

func down(err error, again bool) bool {
	if err == nil {
		return false
	}
	return again
}

func path(c *conf) int {
	if c == nil {
		return 0
	}
	return c.n
}

func set(c *conf) {
	if c != nil {
		c.n = 3
	}
}

func same(c *conf) bool { return c == nil }

func named(xs []string) int {
	if xs == nil {
		return 0
	}
	return len(xs)
}

func ask(cb func(int) error) error {
	if cb != nil {
		return cb(3)
	}
	return nil
}

func all(c *conf, xs []string) error {
	_, err := os.ReadFile("x")
	if down(err, true) {
		return errors.New("down")
	}
	if err := os.Remove("y"); err != nil {
		if down(err, false) {
			return nil
		}
		return err
	}
	log(path(c), path(nil), path(&conf{}), path(c.next), named(xs))
	own := conf{n: 1}
	set(&own)
	if err := ask(func(n int) error { return nil }); err != nil {
		return err
	}
	return ask(nil)
}
"""


def test_what_may_be_nil_is_given_as_an_option(tmp_path: Path) -> None:
    _, all_ = skeletons(tmp_path, SOURCE)

    assert '    let err = std::fs::read("x").err();\n    if down(err.as_ref(), true) {\n' in all_
    assert "        if down(Some(&err), false) {\n" in all_
    assert (
        "    log(\n"
        "        path(Some(c)),\n"
        "        path(None),\n"
        "        path(Some(&Conf::default())),\n"
        "        path(c.next.as_deref()),\n"
        "        named(xs),\n"
        "    );\n"
    ) in all_
    assert "    set(Some(&mut own));\n" in all_
    assert "    ask(Some(Box::new(|n: i64| Ok(()))))?;\n" in all_
    assert "    Ok(ask(None)?)\n" in all_
