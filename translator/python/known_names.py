"""Names that Python provides without an import. Versions differ; these are all that 2.7 to 3.14 know."""

EXCEPTIONS: dict[str, str] = {
    "BaseException": "",
    "Exception": "BaseException",
    "GeneratorExit": "BaseException",
    "KeyboardInterrupt": "BaseException",
    "SystemExit": "BaseException",
    "BaseExceptionGroup": "BaseException",
    "ArithmeticError": "Exception",
    "AssertionError": "Exception",
    "AttributeError": "Exception",
    "BufferError": "Exception",
    "EOFError": "Exception",
    "EnvironmentError": "Exception",
    "ExceptionGroup": "Exception",
    "ImportError": "Exception",
    "LookupError": "Exception",
    "MemoryError": "Exception",
    "NameError": "Exception",
    "OSError": "Exception",
    "ReferenceError": "Exception",
    "RuntimeError": "Exception",
    "StopAsyncIteration": "Exception",
    "StopIteration": "Exception",
    "SyntaxError": "Exception",
    "SystemError": "Exception",
    "TypeError": "Exception",
    "ValueError": "Exception",
    "Warning": "Exception",
    "FloatingPointError": "ArithmeticError",
    "OverflowError": "ArithmeticError",
    "ZeroDivisionError": "ArithmeticError",
    "ModuleNotFoundError": "ImportError",
    "IndexError": "LookupError",
    "KeyError": "LookupError",
    "UnboundLocalError": "NameError",
    "IOError": "OSError",
    "WindowsError": "OSError",
    "BlockingIOError": "OSError",
    "ChildProcessError": "OSError",
    "ConnectionError": "OSError",
    "FileExistsError": "OSError",
    "FileNotFoundError": "OSError",
    "InterruptedError": "OSError",
    "IsADirectoryError": "OSError",
    "NotADirectoryError": "OSError",
    "PermissionError": "OSError",
    "ProcessLookupError": "OSError",
    "TimeoutError": "OSError",
    "BrokenPipeError": "ConnectionError",
    "ConnectionAbortedError": "ConnectionError",
    "ConnectionRefusedError": "ConnectionError",
    "ConnectionResetError": "ConnectionError",
    "NotImplementedError": "RuntimeError",
    "PythonFinalizationError": "RuntimeError",
    "RecursionError": "RuntimeError",
    "IndentationError": "SyntaxError",
    "TabError": "IndentationError",
    "UnicodeError": "ValueError",
    "UnicodeDecodeError": "UnicodeError",
    "UnicodeEncodeError": "UnicodeError",
    "UnicodeTranslateError": "UnicodeError",
    "BytesWarning": "Warning",
    "DeprecationWarning": "Warning",
    "EncodingWarning": "Warning",
    "FutureWarning": "Warning",
    "ImportWarning": "Warning",
    "PendingDeprecationWarning": "Warning",
    "ResourceWarning": "Warning",
    "RuntimeWarning": "Warning",
    "SyntaxWarning": "Warning",
    "UnicodeWarning": "Warning",
    "UserWarning": "Warning",
}
"""Builtin exceptions and what each derives from (the old names of `OSError` as if from it)."""

BUILTINS = frozenset(EXCEPTIONS) | frozenset(
    "__build_class__ __debug__ __doc__ __file__ __import__ __name__ abs aiter all anext any apply ascii basestring bin "
    "bool breakpoint buffer bytearray bytes callable chr classmethod cmp coerce compile complex copyright credits "
    "delattr dict dir divmod enumerate eval exec execfile exit file filter float format frozenset getattr globals "
    "hasattr hash help hex id input int intern isinstance issubclass iter len license list locals long map max "
    "memoryview min next object oct open ord pow print property quit range raw_input reduce reload repr reversed "
    "round set setattr slice sorted staticmethod str sum super tuple type unichr unicode vars xrange zip "
    "NotImplemented Ellipsis".split()
)

TYPING_MODULES = frozenset({"typing", "typing_extensions"})


def is_subclass(name: str, of: str) -> bool:
    """Whether builtin exception `name` is `of` or derives from it. The three names of `OSError` are one class."""
    of = "OSError" if of in _OLD_NAMES else of
    while name:
        if ("OSError" if name in _OLD_NAMES else name) == of:
            return True
        name = EXCEPTIONS.get(name, "")
    return False


EXCEPTION_ALIASES = {
    "socket.error": "OSError",
    "socket.timeout": "TimeoutError",
    "select.error": "OSError",
    "os.error": "OSError",
    "mmap.error": "OSError",
    "asyncio.TimeoutError": "TimeoutError",
    "asyncio.exceptions.TimeoutError": "TimeoutError",
    "concurrent.futures.TimeoutError": "TimeoutError",
}
"""Names that modules of the library have for builtin exceptions, the last three since Python 3.11."""

_OLD_NAMES = frozenset({"EnvironmentError", "IOError", "WindowsError"})
