"""The content of blobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.errors import RunFailedError
from translator.revision.git import ask, demand
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
    asked = "--batch-check=%(objectname) %(objecttype) %(objectsize)"
    code, output, problem = ask(repository.git, "cat-file", asked, given=given)
    if code != 0:
        raise _incomplete(repository, problem)
    sizes: dict[str, int] = {}
    for line in output.decode().splitlines():
        blob, kind, *size = line.split(" ")
        if kind != "blob":
            raise _incomplete(repository, f"no object {blob}")
        sizes[blob] = int(size[0])
    return sizes


def _incomplete(repository: Repository, problem: str) -> RunFailedError:
    return RunFailedError(
        f"{repository.top}: git does not have all files of the revision, perhaps because this clone is partial: "
        f"`git fetch --refetch --no-filter` completes it ({problem})"
    )
