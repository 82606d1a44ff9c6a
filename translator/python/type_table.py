"""What the types of Python's library are in words that no source language owns. Data only."""

from translator.ir.types import ANY, BOOL, ERROR, INT, STRING, Known, Type

_FLOAT = Known("float64")
_BYTES = Known("bytes")

PLAIN: dict[str, Type] = {
    "builtins.BaseException": ERROR,
    "builtins.Exception": ERROR,
    "builtins.basestring": STRING,
    "builtins.bool": BOOL,
    "builtins.bytearray": _BYTES,
    "builtins.bytes": _BYTES,
    "builtins.complex": Known("complex128"),
    "builtins.file": Known("file"),
    "builtins.float": _FLOAT,
    "builtins.int": INT,
    "builtins.long": Known("bigint"),
    "builtins.memoryview": _BYTES,
    "builtins.object": ANY,
    "builtins.str": STRING,
    "builtins.unicode": STRING,
    "typing.Any": ANY,
    "typing.AnyStr": STRING,
    "typing.ByteString": _BYTES,
    "typing.LiteralString": STRING,
    "typing.Text": STRING,
    "typing.IO": Known("file"),
    "typing.BinaryIO": Known("file"),
    "typing.TextIO": Known("file"),
    "typing.Match": Known("captures"),
    "typing.Pattern": Known("regex"),
    "collections.abc.Buffer": _BYTES,
    "asyncio.AbstractEventLoop": Known("runtime"),
    "asyncio.BoundedSemaphore": Known("semaphore"),
    "asyncio.Event": Known("event"),
    "asyncio.Lock": Known("mutex"),
    "asyncio.Semaphore": Known("semaphore"),
    "asyncio.StreamReader": Known("reader"),
    "asyncio.StreamWriter": Known("writer"),
    "asyncio.TaskGroup": Known("errgroup"),
    "datetime.date": Known("date"),
    "datetime.datetime": Known("datetime"),
    "datetime.time": Known("time"),
    "datetime.timedelta": Known("duration"),
    "decimal.Decimal": Known("decimal"),
    "io.BufferedIOBase": Known("file"),
    "io.BufferedReader": Known("reader"),
    "io.BufferedWriter": Known("writer"),
    "io.FileIO": Known("file"),
    "io.IOBase": Known("file"),
    "io.RawIOBase": Known("file"),
    "io.TextIOBase": Known("file"),
    "io.TextIOWrapper": Known("file"),
    "ipaddress.IPv4Address": Known("ip"),
    "ipaddress.IPv6Address": Known("ip"),
    "numbers.Integral": INT,
    "numbers.Real": _FLOAT,
    "os.PathLike": Known("path"),
    "pathlib.Path": Known("path"),
    "pathlib.PosixPath": Known("path"),
    "pathlib.PurePath": Known("path"),
    "pathlib.PurePosixPath": Known("path"),
    "pathlib.PureWindowsPath": Known("path"),
    "pathlib.WindowsPath": Known("path"),
    "re.Match": Known("captures"),
    "re.Pattern": Known("regex"),
    "threading.BoundedSemaphore": Known("semaphore"),
    "threading.Lock": Known("mutex"),
    "threading.RLock": Known("mutex"),
    "threading.Semaphore": Known("semaphore"),
    "urllib.parse.ParseResult": Known("url"),
    "urllib.parse.SplitResult": Known("url"),
    "uuid.UUID": Known("uuid"),
    "yarl.URL": Known("url"),
}
"""Types that take no arguments, or whose arguments say nothing more."""

LISTS = frozenset(
    "builtins.list typing.List typing.Deque collections.deque typing.MutableSequence "
    "collections.abc.MutableSequence".split()
)

SETS = frozenset(
    "builtins.set builtins.frozenset typing.Set typing.FrozenSet typing.AbstractSet typing.MutableSet "
    "collections.abc.Set collections.abc.MutableSet".split()
)

MAPS = frozenset(
    "builtins.dict typing.Dict typing.DefaultDict typing.OrderedDict typing.Mapping "
    "typing.MutableMapping typing.ChainMap collections.OrderedDict collections.defaultdict "
    "collections.ChainMap collections.abc.Mapping collections.abc.MutableMapping".split()
)

ORDERED_MAPS = frozenset("typing.OrderedDict collections.OrderedDict".split())
"""Every dict keeps its order; these say that it matters."""

BEGINNING_MAPS = frozenset("typing.DefaultDict collections.defaultdict".split())

COUNTERS = frozenset({"collections.Counter", "typing.Counter"})

TUPLES = frozenset({"builtins.tuple", "typing.Tuple"})

CALLABLES = frozenset({"typing.Callable", "collections.abc.Callable"})

QUEUES = frozenset(
    "asyncio.Queue asyncio.LifoQueue asyncio.PriorityQueue queue.Queue queue.SimpleQueue multiprocessing.Queue".split()
)

OF_ONE: dict[str, tuple[str, int]] = {
    f"{module}.{name}": known
    for module in ("typing", "collections.abc")
    for name, known in {
        "AsyncGenerator": ("async_iterator", 0),
        "AsyncIterable": ("async_iterator", 0),
        "AsyncIterator": ("async_iterator", 0),
        "Awaitable": ("future", 0),
        "Collection": ("iterable", 0),
        "Container": ("iterable", 0),
        "Coroutine": ("future", 2),
        "Generator": ("iterator", 0),
        "Iterable": ("iterable", 0),
        "Iterator": ("iterator", 0),
        "KeysView": ("iterable", 0),
        "Reversible": ("iterable", 0),
        "Sequence": ("sequence", 0),
        "ValuesView": ("iterable", 0),
    }.items()
} | {
    "asyncio.Future": ("future", 0),
    "asyncio.Task": ("task", 0),
    "concurrent.futures.Future": ("future", 0),
}
"""A known type with one argument, and which of the source's arguments that is."""

WRAPPERS = frozenset(
    "typing.Annotated typing.ClassVar typing.Final typing.NotRequired typing.ReadOnly typing.Required "
    "dataclasses.InitVar".split()
)
"""Say something about a name, not about its type: that is their first argument."""

NOTHING_TO_SAY = frozenset({"typing.ClassVar", "typing.Final", "dataclasses.InitVar", "dataclasses.KW_ONLY"})

BOOLS = frozenset({"typing.TypeGuard", "typing.TypeIs"})

TYPE_VARIABLES = frozenset({"typing.TypeVar", "typing.ParamSpec", "typing.TypeVarTuple"})

TYPING_NAMES = frozenset(
    path.removeprefix("typing.")
    for path in frozenset(PLAIN)
    | LISTS
    | SETS
    | MAPS
    | COUNTERS
    | TUPLES
    | CALLABLES
    | frozenset(OF_ONE)
    | WRAPPERS
    | NOTHING_TO_SAY
    | BOOLS
    | TYPE_VARIABLES
    if path.startswith("typing.")
) | frozenset("Optional Union Literal Self NoReturn Never Type NewType TypeAlias Protocol Generic NamedTuple".split())
"""What a star import of `typing` brings, as far as types are concerned."""

CONSTRUCTORS: dict[str, Type] = {
    "builtins.bool": BOOL,
    "builtins.bytearray": _BYTES,
    "builtins.bytes": _BYTES,
    "builtins.float": _FLOAT,
    "builtins.int": INT,
    "builtins.len": INT,
    "builtins.ord": INT,
    "builtins.repr": STRING,
    "builtins.str": STRING,
    "builtins.isinstance": BOOL,
    "builtins.issubclass": BOOL,
    "builtins.hasattr": BOOL,
    "builtins.callable": BOOL,
    "builtins.any": BOOL,
    "builtins.all": BOOL,
    "datetime.datetime.now": Known("datetime"),
    "datetime.datetime.utcnow": Known("datetime"),
    "datetime.date.today": Known("date"),
    "re.compile": Known("regex"),
    "os.path.exists": BOOL,
    "os.path.isdir": BOOL,
    "os.path.isfile": BOOL,
    "os.path.islink": BOOL,
    "os.path.isabs": BOOL,
    "os.path.join": STRING,
    "os.path.basename": STRING,
    "os.path.dirname": STRING,
    "os.getcwd": STRING,
    "time.time": _FLOAT,
    "time.monotonic": Known("instant"),
    "time.perf_counter": Known("instant"),
    "uuid.uuid4": Known("uuid"),
    "inspect.isclass": BOOL,
    "inspect.isfunction": BOOL,
    "inspect.ismethod": BOOL,
    "inspect.iscoroutinefunction": BOOL,
    "asyncio.iscoroutinefunction": BOOL,
}
"""What calls give whose result is the same whatever their arguments are."""

BOOL_METHODS = frozenset(
    "startswith endswith isdigit isalpha isalnum isspace isupper islower isidentifier isnumeric isdecimal istitle "
    "isprintable isascii issubset issuperset isdisjoint exists is_file is_dir is_symlink is_absolute is_set locked "
    "is_alive done cancelled".split()
)
"""Methods that answer yes or no on every type of the library that has them."""
