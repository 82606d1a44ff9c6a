"""Errors that a function is given: lent to be looked at, owned where they leave it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"errors"
	"fmt"
	"io"
)

func wrapped(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("reading: %w", err)
}

func kept(p *Peer, err error) error {
	p.err = err
	return end()
}

func looked(err error) error {
	if errors.Is(err, io.EOF) {
		return end()
	}
	return nil
}

func asked(err error) error {
	if err != nil {
		return err
	}
	return end()
}

func hidden(err error) error {
	log(err)
	if err := end(); err != nil {
		return err
	}
	return nil
}

func handed(p *Peer, err error) error {
	p.err = err
	return err
}

func caller(p *Peer) error {
	if err := p.read(); err != nil {
		return wrapped(err)
	}
	return looked(p.last())
}
"""


def test_who_owns_an_error(tmp_path: Path) -> None:
    rust = skeletons(tmp_path, SOURCE)
    assert [re.findall(r"\berr: (\w+<?&?|&)", text)[-1] for text in rust[:6]] == [
        "Box<",
        "Box<",
        "&",
        "Option<&",
        "&",
        "Option<&",
    ]
    assert "return Ok(wrapped(err.into())?);" in rust[6]
    assert "Ok(looked(&p.last())?)" in rust[6]
