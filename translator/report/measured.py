"""How much is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO


class Measured:
    """A file that counts its bytes, and those of the same content compressed by gzip."""

    def __init__(self, file: BinaryIO, *, compresses: bool) -> None:
        self._file = file
        self.size = 0
        self._compressed = 0
        self._compressor = None
        if compresses:
            import zlib

            self._compressor = zlib.compressobj()

    def write(self, data: bytes) -> int:
        """As a file does."""
        self.size += len(data)
        if self._compressor:
            self._compressed += len(self._compressor.compress(data))
        return self._file.write(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        """As a file does."""
        for piece in pieces:
            self.write(piece)

    def flush(self) -> None:
        """As a file does."""
        self._file.flush()

    def compressed(self) -> int:
        """Bytes of all that was written, compressed; 0 where nothing is."""
        return self._compressed + len(self._compressor.copy().flush()) if self._compressor else 0
