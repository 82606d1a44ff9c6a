"""The `rustbound` group: each command's module is imported when the command runs."""

import importlib
import os

import click

from translator import __version__

# Command -> where its click command is. The order is the one `--help` shows.
COMMANDS = {
    "scan": "translator.cli.scan:scan",
    "check": "translator.cli.check:check",
    "suppress": "translator.cli.suppress:suppress",
    "worklist": "translator.cli.worklist:worklist",
    "explain": "translator.cli.explain:explain",
    "patterns": "translator.cli.patterns:patterns",
}


class LazyGroup(click.Group):
    """A click group over the `COMMANDS` table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - the table is ours
        return command


def _debug(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's signature
    if value:
        # The environment reaches worker processes too.
        os.environ["RUSTBOUND_DEBUG"] = "1"


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rustbound", message="%(prog)s %(version)s")
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_debug,
    help="Show the traceback of an internal error (also: RUSTBOUND_DEBUG=1).",
)
def rustbound() -> None:
    """Read legacy Go or Python and show what each piece becomes in Rust.

    Exit codes: 0 done, 1 findings at or above the gate, 2 the run failed.
    """
