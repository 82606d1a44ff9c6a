"""Functions that are handed over and take a context: they wait, and need none."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons

SOURCE = """package p

import (
	"context"
	"errors"
	"fmt"
)

func Retry(ctx context.Context, attempts int, f func(context.Context, string) error) error {
	var last error
	for i := 0; i < attempts; i++ {
		last = f(ctx, "a")
		if last == nil {
			return nil
		}
	}
	return fmt.Errorf("after %d attempts: %w", attempts, last)
}

func Use(ctx context.Context) error {
	n := 0
	return Retry(ctx, 3, func(ctx context.Context, name string) error {
		n++
		if n > 2 {
			return errors.New("no more")
		}
		return nil
	})
}

type steps struct {
	all []func(context.Context) error
}

func (s *steps) run(ctx context.Context) error {
	for _, one := range s.all {
		if err := one(ctx); err != nil {
			return err
		}
	}
	return nil
}
"""
RETRY = """pub async fn retry(
    attempts: i64,
    f: impl AsyncFn(&str) -> Result<(), Box<dyn std::error::Error + Send + Sync>>,
) -> Result<(), RetryError> {
    let mut last = None;
    for i in 0..attempts {
        last = f("a").await.err();
        if last.is_none() {
            return Ok(());
        }
    }
    Err(RetryError::AfterAttempts {
        attempts,
        source: last,
    })
}
"""
USE = """pub async fn r#use() -> Result<(), UseError> {
    let mut n = 0;
    Ok(retry(3, async |name: &str| {
        n += 1;
        if n > 2 {
            return Err(UseError::NoMore);
        }
        Ok(())
    })
    .await?)
}
"""


def test_functions_that_take_a_context(tmp_path: Path) -> None:
    retry, use, run = skeletons(tmp_path, SOURCE)
    assert behind_errors(retry) == RETRY
    assert behind_errors(use) == USE
    assert "one().await?;" in run


def test_fields_that_hold_them(tmp_path: Path) -> None:
    (found,) = skeletons(tmp_path, SOURCE, "GO501")
    assert "dyn Fn() -> BoxFuture<'static, Result<(), " in " ".join(found.split())


UNNAMED = """package p

import "errors"

type Table struct{ each func(a, b []string) }

func fill(t *Table, x []string) error {
	t.each = func(_, b []string) {
		_, b = parts(b)
		use(b)
	}
	if len(x) == 0 {
		return errors.New("empty")
	}
	return nil
}
"""


def test_nothing_is_copied_that_has_no_name(tmp_path: Path) -> None:
    (found,) = skeletons(tmp_path, UNNAMED)
    assert "|_, b: &[String]| {" in found
    assert "let mut b = b.to_vec();" in found
    assert "_.to_vec()" not in found
