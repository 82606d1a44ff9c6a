"""What discovery finds and what reading makes of it."""

from typing import Literal

from msgspec import Struct

from translator.source.positions import Positions

Kind = Literal["excluded", "ignored", "vendored", "generated", "link", "failed"]


class Candidate(Struct, frozen=True):
    """A file to read.

    `path`: relative to the directory scanned, with `/`, printable. `location`: for the operating system (it may
    hold surrogates: undecodable bytes of the name). `named`: given by name, so read even if generated.
    """

    path: str
    location: str
    language: str
    named: bool = False


class Skipped(Struct, frozen=True):
    """A file or directory that is not surveyed; a directory's path ends with `/`.

    `kind`: why, for counting; `failed` is what the user should look at. `reason`: why, in words.
    `language`: empty for a directory. `files`: source files it stands for, 0 where nobody looked.
    """

    path: str
    kind: Kind
    reason: str
    language: str = ""
    files: int = 1


class Source(Struct, frozen=True):
    """A file that was read.

    `data`: UTF-8 without byte order mark, what byte offsets refer to. `problem`: empty, or what could not be
    decoded, which makes the file `partial`. `lines`: as an editor counts them.
    """

    path: str
    language: str
    data: bytes
    lines: int
    problem: str = ""

    @property
    def status(self) -> Literal["ok", "partial"]:
        """What is known before parsing."""
        return "partial" if self.problem else "ok"

    @property
    def text(self) -> str:
        """The source as text, made anew at each call."""
        return self.data.decode()

    def positions(self) -> Positions:
        """Byte offsets -> lines and columns."""
        return Positions(self.data)
