"""The command line: `main` is what the `rustbound` command calls."""

import os
import sys
from collections.abc import Sequence

from translator import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `rustbound` with `arguments` and return its exit code.

    Without `arguments` it runs with the process's own, as the command that is installed does; a hook's run ends the
    process here.
    """
    if arguments is not None:
        return _run(list(arguments), ends=False)
    return _run(sys.argv[1:], ends=True)


def _run(arguments: list[str], *, ends: bool) -> int:
    # Answered before click is imported: scripts and hooks ask this often.
    if arguments == ["--version"]:
        sys.stdout.write(f"rustbound {__version__}\n")
        return 0
    if arguments[:1] == ["check"] and not os.environ.get("_RUSTBOUND_COMPLETE"):
        from translator.cli.hook import run_as_hook

        code = run_as_hook(arguments[1:], ends=ends)
        if code is not None:
            return code
    from translator.cli.run import run

    return run(arguments)
