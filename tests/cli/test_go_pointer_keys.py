"""Maps of Go that are keyed by pointers."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

type Hub struct {
	peers map[*Peer]bool
	known map[string]map[*Peer]struct{}
	names map[string]*Peer
}
"""

RUST = """\
use std::collections::{HashMap, HashSet};

// DECIDE: `peers` and `known` have pointers for keys, which Go compares by identity: keys of their
// own, such as an id; a struct as a key is compared by what it holds.
#[derive(Debug, Default)]
pub struct Hub {
    peers: HashMap<Peer, bool>,
    known: HashMap<String, HashSet<Peer>>,
    names: HashMap<String, Peer>,
}
"""


def test_keys_that_are_pointers_are_to_be_decided(tmp_path: Path) -> None:
    assert skeletons(tmp_path, SOURCE, "GO501") == [RUST]
