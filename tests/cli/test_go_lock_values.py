"""Values of structs whose lock holds the fields that it guards."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons

SOURCE = """package p

import (
	"errors"
	"sync"
)

type Book struct {
	name  string
	mu    sync.Mutex
	pages map[string]int
	last  int
}

func New(name string, n int) (*Book, error) {
	if n == 0 {
		return nil, errors.New("empty")
	}
	return &Book{name: name, pages: make(map[string]int, n)}, nil
}

func Named(name string) (*Book, error) {
	if name == "" {
		return nil, errors.New("empty")
	}
	return &Book{name: name}, nil
}

func Full(name string, last int) (*Book, error) {
	if name == "" {
		return nil, errors.New("empty")
	}
	return &Book{last: last, name: name, pages: nil}, nil
}
"""
MADE = """    Ok(Book {
        name: name.to_owned(),
        state: Mutex::new(BookState {
            pages: HashMap::with_capacity(n as usize),
            ..Default::default()
        }),
    })
"""
LEFT_OUT = """    Ok(Book {
        name: name.to_owned(),
        ..Default::default()
    })
"""
FULL = """    Ok(Book {
        name: name.to_owned(),
        state: Mutex::new(BookState {
            last,
            pages: HashMap::new(),
        }),
    })
"""


def test_fields_go_inside_their_lock(tmp_path: Path) -> None:
    found = [behind_errors(text) for text in skeletons(tmp_path, SOURCE)]
    values = [text.partition("    }\n")[2].removesuffix("}\n") for text in found]
    assert values == [MADE, LEFT_OUT, FULL]
