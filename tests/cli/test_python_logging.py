"""What Python's loggers are told, with values by name."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

ROWS: list[Row] = [
    (
        "url: str, why: str",
        'logger.warning("no %(url)s: %(why)r 100%%", {"url": url, "why": why})',
        'tracing::warn!("no {url}: {why:?} 100%");',
    ),
    ("url: str", 'logger.info("got %(url)s", {"url": url.strip()})', 'tracing::info!("got {}", url.trim());'),
    (
        "url: str, n: int",
        'logger.info("got %s", url, extra={"url": url, "count": n})',
        'tracing::info!(url, count = n, "got {url}");',
    ),
    (
        "url: str, more: dict[str, int]",
        'logger.info("got %s", url, extra=more)',
        '// DECIDE: the event takes `more` along in the source: its entries are fields. tracing::info!("got {url}");',
    ),
    ("url: str", 'logger.info("got %s", url)', 'tracing::info!("got {url}");'),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_logging(found: list[str], place: int) -> None:
    assert found[place] == ROWS[place][2]
