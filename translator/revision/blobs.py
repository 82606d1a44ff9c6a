"""The content of blobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.errors import RunFailedError
from translator.revision.git import demand
from translator.revision.repository import Repository
from translator.source.reading import LARGEST_FILE

# Blobs in memory at once.
_BATCH = 100


def read_blobs(repository: Repository, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each blob with its content, in this order; those that are too large to be source are left out.

    Raises RunFailedError for one that this clone does not have.
    """
    for start in range(0, len(blobs), _BATCH):
        batch = blobs[start : start + _BATCH]
        sizes = _sizes(repository, batch)
        wanted = [blob for blob in batch if sizes[blob] <= LARGEST_FILE]
        given = "".join(f"{blob}\n" for blob in wanted).encode()
        output = demand(repository.git, "cat-file", "--batch", given=given) if wanted else b""
        at = 0
        for blob in wanted:
            at = output.index(b"\n", at) + 1
            yield blob, output[at : at + sizes[blob]]
            at += sizes[blob] + 1


def _sizes(repository: Repository, blobs: Sequence[str]) -> dict[str, int]:
    given = "".join(f"{blob}\n" for blob in blobs).encode()
    # Where blobs are missing git answers, or fails on the network that it is not let near.
    output = demand(repository.git, "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", given=given)
    sizes: dict[str, int] = {}
    for line in output.decode().splitlines():
        blob, kind, *size = line.split(" ")
        if kind != "blob":
            raise RunFailedError(
                f"{repository.top}: git does not have the object {blob}: this clone is partial; "
                "`git fetch --refetch --no-filter` completes it"
            )
        sizes[blob] = int(size[0])
    return sizes
