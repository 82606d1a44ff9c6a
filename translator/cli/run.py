"""Run the command line: click reads it, and finds the command."""

import os
from collections.abc import Sequence

import click

from translator.cli.group import rustbound
from translator.cli.guard import INTERRUPTED, PROGRAM, RUN_FAILED, guarded

COMPLETION = "_RUSTBOUND_COMPLETE"


def run(arguments: Sequence[str]) -> int:
    """Run `rustbound` with `arguments`; never raises."""
    return guarded(lambda: _invoke(arguments))


def _invoke(arguments: Sequence[str]) -> int:
    """Do what `click.Command.main` does, except that a closed output is not exit code 1."""
    instruction = os.environ.get(COMPLETION)
    if instruction:
        from click.shell_completion import shell_complete

        return shell_complete(rustbound, {}, PROGRAM, COMPLETION, instruction)
    try:
        with rustbound.make_context(PROGRAM, list(arguments)) as context:
            rustbound.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return RUN_FAILED
    return 0
