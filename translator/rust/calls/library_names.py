"""Which modules Python brings along, and the path of a name in one."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.ir import expressions as ir
from translator.ir.index import Index
from translator.rust.calls.call_table import Rule

MODULES = frozenset(
    "abc argparse array ast asyncio atexit base64 binascii bisect builtins bz2 calendar cgi cmath code codecs "
    "collections colorsys concurrent configparser contextlib contextvars copy copyreg csv ctypes curses "
    "dataclasses datetime dbm decimal difflib dis email ensurepip enum errno faulthandler fcntl filecmp fileinput "
    "fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html "
    "http imaplib importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox "
    "marshal math mimetypes mmap multiprocessing netrc nntplib numbers operator optparse os pathlib pdb pickle "
    "pipes pkgutil platform plistlib poplib posix pprint profile pstats pty pwd pyexpat queue quopri random re "
    "readline resource runpy sched secrets select selectors shelve shlex shutil signal site smtplib socket "
    "socketserver spwd sqlite3 ssl stat statistics string stringprep struct subprocess symtable sys sysconfig "
    "syslog tarfile telnetlib tempfile termios textwrap threading time timeit token tokenize tomllib traceback "
    "tracemalloc tty turtle types typing unicodedata urllib uuid venv warnings wave weakref webbrowser winreg "
    "wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo".split()
)
"""https://docs.python.org/3/py-modindex.html"""

_ALSO_GO = frozenset("html io math os time".split())
"""Modules whose name is a package of Go as well; all that one exports begins with a capital."""

_CAPITALS = frozenset(
    "io.BytesIO io.StringIO io.TextIOWrapper io.BufferedReader io.BufferedWriter io.BufferedRandom io.FileIO "
    "io.RawIOBase io.IOBase io.UnsupportedOperation os.PathLike os.WNOHANG os.R_OK os.W_OK os.X_OK os.F_OK "
    "os.SEEK_SET os.SEEK_CUR os.SEEK_END os.O_RDONLY os.O_WRONLY os.O_RDWR os.O_CREAT os.O_EXCL os.O_TRUNC "
    "os.O_APPEND os.O_NONBLOCK os.O_NOCTTY os.O_DIRECTORY os.O_CLOEXEC os.EX_OK os.WIFEXITED os.WEXITSTATUS "
    "os.WIFSIGNALED os.WTERMSIG".split()
)


_NAMESAKES = frozenset(
    "array copy datetime dis fnmatch getopt getpass glob mmap pprint random select socket time timeit".split()
)
"""Modules that have something by their own name."""


def library_path(value: ir.Expression) -> str:
    """`os.path.join` of a name in Python's library, or of what is reached through one; empty for other values."""
    names: list[str] = []
    while isinstance(value, ir.Attribute):
        names.append(value.name)
        value = value.value
    if not isinstance(value, ir.Name) or not _is_python(value):
        return ""
    if value.package == value.text and value.text not in _NAMESAKES:
        # The module itself.
        return ".".join([value.text, *reversed(names)])
    return ".".join([value.package, value.text, *reversed(names)])


def is_library(value: ir.Expression, index: Index) -> bool:
    """Whether a value is of Python's library, and not of a module of the project with the same name."""
    root = value
    while isinstance(root, ir.Attribute):
        root = root.value
    return isinstance(root, ir.Name) and _is_python(root) and root.package not in index.functions


def _is_python(name: ir.Name) -> bool:
    if not name.package or "/" in name.package:
        return False
    module = name.package.partition(".")[0]
    if module not in _ALSO_GO or not name.text[:1].isupper():
        return module in MODULES
    return f"{module}.{name.text}" in _CAPITALS


_PLACE = re.compile(r"(?<!\{)\{(\d)\}")


@lru_cache(maxsize=1024)
def shifted(rule: Rule) -> Rule:
    """A function's rule where it is called as a method of what the library has, which is no operand."""
    moved = _PLACE.sub(lambda found: f"{{{int(found[1]) + 1}}}", rule.template)
    return rule._replace(template=moved, modes=f"_{rule.modes}")
