"""Atomic numbers and flags of Go."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import "sync/atomic"

type stats struct {
	n    atomic.Int64
	done atomic.Bool
	raw  int64
	next atomic.Pointer[stats]
	own  counter
}

type counter struct{ v int }

func (c *counter) Add(n int) { c.v += n }

func (s *stats) bump(d int64) error {
	s.n.Add(1)
	s.n.Add(-1)
	s.n.Add(d)
	left := s.n.Add(-1)
	was := s.n.Swap(left + s.n.Add(d))
	s.n.Store(s.n.Load())
	if s.n.CompareAndSwap(was, 2) {
		s.done.Store(true)
	}
	atomic.AddInt64(&s.raw, 1)
	log(atomic.LoadInt64(&s.raw))
	s.next.Store(s.next.Load())
	s.own.Add(3)
	return end()
}

func local() (int32, error) {
	n := new(atomic.Int32)
	var done atomic.Bool
	done.Store(true)
	return n.Load(), end()
}
"""


def test_atomics_have_their_operations(tmp_path: Path) -> None:
    bump, local = skeletons(tmp_path, SOURCE)

    assert bump.partition("BumpError> {\n")[2] == (
        "        self.n.fetch_add(1, Ordering::SeqCst);\n"
        "        self.n.fetch_sub(1, Ordering::SeqCst);\n"
        "        self.n.fetch_add(d, Ordering::SeqCst);\n"
        "        let left = self.n.fetch_sub(1, Ordering::SeqCst) - 1;\n"
        "        let was = self.n.swap(\n"
        "            left + (self.n.fetch_add(d, Ordering::SeqCst) + d),\n"
        "            Ordering::SeqCst,\n"
        "        );\n"
        "        self.n\n"
        "            .store(self.n.load(Ordering::SeqCst), Ordering::SeqCst);\n"
        "        if self\n"
        "            .n\n"
        "            .compare_exchange(was, 2, Ordering::SeqCst, Ordering::SeqCst)\n"
        "            .is_ok()\n"
        "        {\n"
        "            self.done.store(true, Ordering::SeqCst);\n"
        "        }\n"
        "        // DECIDE: `self.raw` becomes an `AtomicI64`.\n"
        "        self.raw.fetch_add(1, Ordering::SeqCst);\n"
        "        log(self.raw.load(Ordering::SeqCst));\n"
        "        self.next.store(self.next.load_full());\n"
        "        self.own.add(3);\n"
        "        Ok(end()?)\n"
        "    }\n"
        "}\n"
    )
    assert "    let n = AtomicI32::default();\n    let done = AtomicBool::default();\n" in local
