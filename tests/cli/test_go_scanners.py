"""`bufio.Scanner`: a loop over its lines, and what is left to write where it is something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_items import behind_errors, skeletons

HEAD = """package p

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
)

"""

RETURNED = (
    """func f(r io.Reader) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		line := strings.TrimSpace(sc.Text())
		if line == "" {
			continue
		}
		use(line)
	}
	return sc.Err()
}
""",
    """fn f(r: impl std::io::Read) -> Result<(), FError> {
    // DECIDE: a line that is no UTF-8 is an error here; `split` gives bytes.
    for text in BufReader::new(r).lines() {
        let text = text?;
        let line = text.trim();
        if line.is_empty() {
            continue;
        }
        r#use(line);
    }
    Ok(())
}
""",
)
WRAPPED = (
    """func f(file *os.File) error {
	sc := bufio.NewScanner(file)
	for sc.Scan() {
		line := sc.Text()
		use(line)
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("reading: %w", err)
	}
	return end()
}
""",
    """fn f(file: &mut std::fs::File) -> Result<(), FError> {
    // DECIDE: a line that is no UTF-8 is an error here; `split` gives bytes.
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|source| FError::Reading { source })?;
        r#use(line);
    }
    Ok(end()?)
}
""",
)
LOGGED = (
    """func f(file *os.File) error {
	sc := bufio.NewScanner(file)
	for sc.Scan() {
		use(sc.Text())
	}
	if err := sc.Err(); err != nil {
		log.Printf("reading: %s", err)
	}
	return end()
}
""",
    """fn f(file: &mut std::fs::File) -> Result<(), FError> {
    // DECIDE: a line that is no UTF-8 is an error here; `split` gives bytes.
    for line in BufReader::new(file).lines() {
        let line = match line {
            Ok(line) => line,
            Err(err) => {
                tracing::info!("reading: {err}");
                break;
            }
        };
        r#use(line);
    }
    Ok(end()?)
}
""",
)
UNASKED = (
    """func f(name string) error {
	sc := bufio.NewScanner(os.Stdin)
	for sc.Scan() {
		use(sc.Text())
	}
	return end()
}
""",
    """fn f(name: &str) -> Result<(), FError> {
    // DECIDE: a line that is no UTF-8 is an error here; `split` gives bytes.
    for line in std::io::stdin().lines().map_while(Result::ok) {
        r#use(line);
    }
    Ok(end()?)
}
""",
)
TEXT = (
    """func f(text string) error {
	sc := bufio.NewScanner(strings.NewReader(text))
	for sc.Scan() {
		use(sc.Text())
	}
	return end()
}
""",
    """fn f(text: &str) -> Result<(), FError> {
    for line in text.lines() {
        r#use(line);
    }
    Ok(end()?)
}
""",
)
WORDS = (
    """func f(file *os.File) error {
	sc := bufio.NewScanner(file)
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		use(sc.Text())
	}
	return end()
}
""",
    """fn f(file: &mut std::fs::File) -> Result<(), FError> {
    let sc = todo!("bufio.NewScanner(file)");
    sc.split(bufio::SCAN_WORDS);
    while sc.scan() {
        r#use(sc.text());
    }
    Ok(end()?)
}
""",
)


@pytest.mark.parametrize(("source", "rust"), [RETURNED, WRAPPED, LOGGED, UNASKED, TEXT, WORDS])
def test_scanners(source: str, rust: str, tmp_path: Path) -> None:
    (printed,) = skeletons(tmp_path, HEAD + source)
    assert behind_errors(printed) == rust
