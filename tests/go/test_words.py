"""The words that a file's imports let lead to a predicate."""

from __future__ import annotations

import pytest

from tests.go.conftest import ReadFile
from translator.go.words import WORDS

SYNC = 'import "sync"\n'


@pytest.mark.parametrize(
    ("predicate", "source", "strings", "words"),
    [
        ("resolves?", SYNC, ("sync.Mutex", "sync.RWMutex"), {"Mutex", "RWMutex"}),
        ("resolves?", 'import s "sync"\n', ("sync.Mutex",), {"Mutex"}),
        ("resolves?", 'import . "sync"\n', ("sync.Mutex",), {"Mutex"}),
        ("resolves?", 'import _ "sync"\n', ("sync.Mutex",), set()),
        ("resolves?", 'import "golang.org/x/sync"\n', ("sync.Mutex",), set()),
        ("resolves?", "", ("builtin.close", "sync.Mutex"), {"close"}),
        ("package?", 'import r "reflect"\n', ("reflect",), {"r"}),
        ("package?", SYNC, ("reflect",), set()),
        ("wraps-error?", 'import "fmt"\n', (), {"Errorf"}),
        ("wraps-error?", 'import "github.com/pkg/errors"\n', (), {"Wrap", "Wrapf", "WithMessage"}),
        ("wraps-error?", 'import "errors"\n', (), set()),
        ("has-type?", SYNC, ("errgroup",), set()),
        ("has-type?", 'import "golang.org/x/sync/errgroup"\n', ("errgroup",), None),
        ("has-type?", SYNC, ("channel",), None),
        ("has-type?", SYNC, ("errgroup", "channel"), None),
    ],
)
def test_words(
    read_go: ReadFile, predicate: str, source: str, strings: tuple[str, ...], words: set[str] | None
) -> None:
    told = WORDS[predicate](strings, read_go(source))
    assert (None if told is None else set(told)) == words
