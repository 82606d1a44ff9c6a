"""What Go tells apart by where it is, and what it sends and goes on to use."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

type node struct {
	n    int
	next *node
}

func same(a *node, b *node, x node, y node, s string) error {
	if a == b {
		log("same")
	}
	if a.next != nil && a.n == b.n && s == "x" {
		log("x")
	}
	if x == y {
		log("equal")
	}
	return end()
}

func sent(ch chan node, n int) error {
	v := node{n: n}
	if n == 2 {
		ch <- v
	}
	ch <- v
	return end()
}
"""


def test_pointers_are_told_apart_and_what_is_sent_twice_is_copied(tmp_path: Path) -> None:
    same, sent = skeletons(tmp_path, SOURCE)

    asked = "    // DECIDE: `a == b` asks in the source whether both are one value, not whether they are equal.\n"
    assert f"{asked}    if a == b {{\n" in same
    assert same.count("DECIDE: `") == 1
    assert "        let _ = ch.send(v.clone()).await;\n    }\n    let _ = ch.send(v).await;\n" in sent
