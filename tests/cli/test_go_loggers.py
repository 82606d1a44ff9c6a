"""Go's loggers with fields: what they are told becomes `tracing` events, whole."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons

SOURCE = """\
package p

import (
	"log"

	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
)

type Peer struct {
	lg    *zap.Logger
	entry *logrus.Entry
	store *Store
}

func (p *Peer) run(lg *zap.Logger, path string, n int, names []string) error {
	lg.Warn("lost", zap.String("path", path), zap.Int("n", p.count), zap.Strings("names", names))
	p.lg.Info("done", zap.Duration("took", p.took()), zap.Stringer("who", p))
	p.entry.WithField("n", n).Warnf("no %s", path)
	p.entry.WithFields(logrus.Fields{"n": n, "path": path}).Info("known")
	lg.With(zap.Int("n", n)).Debug("asked", zap.String("path", path))
	p.store.Info("x")
	if n > 2 {
		lg.Panic("too many", zap.Int("n", n))
	}
	if n > 3 {
		p.lg.Fatal("too many", zap.Int("n", n))
	}
	if n > 4 {
		log.Panicf("too many: %d", n)
	}
	if n > 5 {
		log.Fatal("too many")
	}
	got, err := p.ask(path)
	if err != nil {
		lg.Fatal("nobody", zap.Error(err))
	}
	return p.keep(got)
}
"""

RUST = """\
impl Peer {
    fn run(&self, lg: &zap::Logger, path: &str, n: i64, names: &[String]) -> Result<(), RunError> {
        tracing::warn!(path, n = self.count, ?names, "lost");
        tracing::info!(took = ?self.took(), who = %self, "done");
        tracing::warn!(n, "no {path}");
        tracing::info!(n, path, "known");
        tracing::debug!(n, path, "asked");
        self.store.info("x");
        if n > 2 {
            tracing::error!(n, "too many");
            panic!("too many");
        }
        if n > 3 {
            tracing::error!(n, "too many");
            std::process::exit(1);
        }
        if n > 4 {
            panic!("too many: {n}");
        }
        if n > 5 {
            tracing::error!("too many");
            std::process::exit(1);
        }
        let got = match self.ask(path) {
            Ok(got) => got,
            Err(err) => {
                tracing::error!(error = %err, "nobody");
                std::process::exit(1);
            }
        };
        Ok(self.keep(got)?)
    }
}
"""


def test_what_a_logger_is_told_is_an_event(tmp_path: Path) -> None:
    assert [behind_errors(rust) for rust in skeletons(tmp_path, SOURCE)] == [RUST]
