"""The command line: `main` is what the `rustbound` command calls."""

import sys
from collections.abc import Sequence

from translator import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `rustbound` with `arguments` (default: the process's own) and return its exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    # Answered before click is imported: scripts and hooks ask this often.
    if arguments == ["--version"]:
        sys.stdout.write(f"rustbound {__version__}\n")
        return 0
    if arguments[:1] == ["check"]:
        from translator.cli.hook import run_as_hook

        code = run_as_hook(arguments[1:])
        if code is not None:
            return code
    from translator.cli.run import run

    return run(arguments)
