"""What is read under a lock and used behind it: the block that locks gives a value of its own."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """package p

import (
	"errors"
	"sync"
)

type Book struct {
	mu    sync.RWMutex
	pages map[string][]string
	items map[string]*Item
	n     int
}

type Item struct{ uses int }

func (i *Item) Touch() { i.uses++ }

func (b *Book) Pages(name string) ([]string, error) {
	b.mu.RLock()
	found := b.pages[name]
	b.mu.RUnlock()
	if len(found) == 0 {
		return nil, errors.New("no pages")
	}
	return found, nil
}

func (b *Book) Next() (int, error) {
	b.mu.Lock()
	b.n++
	n := b.n
	b.mu.Unlock()
	if n > 9 {
		return 0, errors.New("full")
	}
	return n, nil
}

func (b *Book) Touch(name string) error {
	b.mu.Lock()
	item := b.items[name]
	b.mu.Unlock()
	if item == nil {
		return errors.New("no item")
	}
	item.Touch()
	return nil
}
"""
PAGES = """        let found = {
            let state = self.state.read().unwrap();
            state.pages.get(name).cloned().unwrap_or_default()
        };
"""
NEXT = """        let n = {
            let mut state = self.state.write().unwrap();
            state.n += 1;
            state.n
        };
"""


def test_values_leave_the_block_that_locks(tmp_path: Path) -> None:
    pages, following, touch = skeletons(tmp_path, SOURCE)
    assert PAGES in pages
    assert NEXT in following
    # The item that the pointer leads to is the one that is touched, no copy of it.
    assert "let item = {" not in touch
