"""Macros that give no `Result`, in the body of a `try`."""

from __future__ import annotations

from tests.rust.python_code import ported


def test_what_is_logged_or_printed_does_not_fail() -> None:
    source = (
        "class Files:\n"
        "    def info(self, path: str) -> str:\n"
        "        return path\n\n"
        "    def run(self, path: str) -> None:\n"
        "        try:\n"
        "            logger.info('x %s', path)\n"
        "            self.files.send(path)\n"
        "        except ValueError:\n"
        "            raise KeyError(path)\n"
    )
    assert '        tracing::info!("x {path}");\n        self.files.send(path)?;\n' in ported(source)
