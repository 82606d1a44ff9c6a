"""Names for findings that survive edits elsewhere in the file."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

_BYTES = 10


class Fingerprints:
    """The fingerprints of one file's findings, to be asked for in the order of their positions."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._seen: Counter[bytes] = Counter()

    def next(self, code: str, symbol: str, source: bytes) -> str:
        """Twenty hexadecimal digits. White space in `source` does not count; equals are told apart by their order."""
        folded = b" ".join(source.split())
        told = f"{code}\0{self._path}\0{symbol}\0".encode("utf-8", "surrogatepass")
        digest = blake2b(told + folded, digest_size=_BYTES)
        plain = digest.digest()
        occurrence = self._seen[plain]
        self._seen[plain] = occurrence + 1
        if occurrence:
            digest.update(b"\0%d" % occurrence)
        return digest.hexdigest()
