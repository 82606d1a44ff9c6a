"""Fetches a Python sdist from the index that pip is configured for.

`pip download` would run the sdist's build back end for its metadata. Only the file is wanted here, so pip's own
finder and session are used by themselves: they know the user's index, certificates and proxies.
"""

import hashlib
import re
from pathlib import Path

from benchmarks.corpora import Corpus


def fetch_sdist(corpus: Corpus, directory: Path) -> Path:
    """Download the sdist into `directory`.

    Raises ValueError if the index does not have it or the checksum is another, OSError if it cannot be reached.
    """
    from pip._internal.commands.download import DownloadCommand  # slow to import

    command = DownloadCommand("download", "")
    options, _ = command.parse_args(["--no-binary", ":all:", "--no-deps"])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session, ignore_requires_python=True)  # noqa: SLF001
        links = [
            candidate.link
            for candidate in finder.find_all_candidates(canonical(corpus.package))
            if str(candidate.version) == corpus.version and candidate.link.filename.endswith(".tar.gz")
        ]
        if not links:
            raise ValueError(f"the package index has no sdist of {corpus.package} {corpus.version}")
        response = session.get(links[0].url_without_fragment, timeout=60)
    response.raise_for_status()
    checksum = f"sha256:{hashlib.sha256(response.content).hexdigest()}"
    if checksum != corpus.checksum:
        raise ValueError(f"{links[0].filename} has checksum {checksum}, pinned is {corpus.checksum}")
    target = directory / "sdist.tar.gz"
    target.write_bytes(response.content)
    return target


def canonical(package: str) -> str:
    """A package name as indexes spell it."""
    return re.sub(r"[-_.]+", "-", package).lower()
