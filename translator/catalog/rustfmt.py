"""Whether Rust is laid out as rustfmt would lay it out: items as a file, statements as the body of a function."""

import shutil
import subprocess

_SECONDS = 20


def available() -> bool:
    """Whether rustfmt is on this machine."""
    return shutil.which("rustfmt") is not None


def first_difference(rust: str) -> str | None:
    """The first line that rustfmt would change, as `line N: have, want`; or why it cannot read the text."""
    formatted, _ = _rustfmt(rust)
    if formatted is not None:
        return _compare(rust.splitlines(), formatted.splitlines())
    formatted, reason = _rustfmt(f"fn skeleton() {{\n{rust}}}\n")
    if formatted is None:
        return f"rustfmt: {reason}"
    inner = formatted.splitlines()[1:-1]
    lines = rust.splitlines()
    # A line of a text literal keeps its place, all others move by four.
    aligned = [line[4:] if place >= len(lines) or line != lines[place] else line for place, line in enumerate(inner)]
    return _compare(lines, aligned)


def _compare(have: list[str], want: list[str]) -> str | None:
    for number, (old, new) in enumerate(zip(have, want, strict=False), start=1):
        if old != new:
            return f"line {number}: have `{old}`, rustfmt writes `{new}`"
    if len(have) != len(want):
        return f"line {min(len(have), len(want)) + 1}: have {len(have)} lines, rustfmt writes {len(want)}"
    return None


def _rustfmt(text: str) -> tuple[str | None, str]:
    command = ["rustfmt", "--edition", "2024", "--emit", "stdout", "--quiet", "--config", "max_width=100"]
    try:
        done = subprocess.run(  # noqa: S603 - the developer's own rustfmt
            command, input=text, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return None, str(error)
    return (done.stdout, "") if done.returncode == 0 else (None, done.stderr.strip().split("\n", maxsplit=1)[0])
