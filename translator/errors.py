"""The error that ends a run for a reason the user can mend."""


class RunFailedError(Exception):
    """The run cannot go on: bad usage, bad configuration, a missing path.

    The message names the file and the mend; the command line prints it without a
    traceback and exits with 2.
    """
