"""The rules of docs/judges.md that need names: calls, classes and handlers."""

import ast
from collections.abc import Iterator

from tests.judges.python_names import Scope, builtin_of, paths_of

BUILTIN_EXCEPTIONS = frozenset(
    """
    ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
    BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError DeprecationWarning EOFError EncodingWarning EnvironmentError Exception ExceptionGroup
    FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
    ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt
    LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError
    OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError
    RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration
    SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
    UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError
    Warning WindowsError ZeroDivisionError
    """.split()
)


def handlers(handler: ast.ExceptHandler, scope: Scope) -> Iterator[str]:
    """PY107, PY108, PY109."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    if handler.type is None:
        yield "PY108"
    elif any(kind is not None and builtin_of(kind, scope) in {"Exception", "BaseException"} for kind in caught):
        yield "PY107"
    if len(handler.body) == 1 and isinstance(handler.body[0], ast.Pass):
        yield "PY109"


def classes(definition: ast.ClassDef, scope_of: dict[ast.AST, Scope]) -> Iterator[str]:
    """PY106, PY301, PY401."""
    scope = scope_of[definition]
    if is_exception(definition, scope_of, frozenset()):
        yield "PY106"
    for decorator in definition.decorator_list:
        function = decorator.func if isinstance(decorator, ast.Call) else decorator
        if "dataclasses.dataclass" in paths_of(function, scope):
            yield "PY301"
            break
    if any(is_protocol(base, scope) for base in bases_of(definition)):
        yield "PY401"


def bases_of(definition: ast.ClassDef) -> list[ast.expr]:
    """Positional bases, without their subscripts."""
    return [base.value if isinstance(base, ast.Subscript) else base for base in definition.bases]


def is_protocol(base: ast.expr, scope: Scope) -> bool:
    """Whether a base is `Protocol` of `typing`, `typing_extensions` or a project's own module of that name."""
    modules = {"typing", "typing_extensions"}
    return any(path.endswith(".Protocol") and path.split(".")[-2] in modules for path in paths_of(base, scope))


def is_exception(definition: ast.ClassDef, scope_of: dict[ast.AST, Scope], seen: frozenset[ast.ClassDef]) -> bool:
    """Whether a class has a builtin exception among its ancestors, as far as this file tells."""
    if definition in seen:
        return False
    scope = scope_of[definition]
    for base in bases_of(definition):
        if builtin_of(base, scope) in BUILTIN_EXCEPTIONS:
            return True
        if isinstance(base, ast.Name) and any(
            isinstance(binding, ast.ClassDef) and is_exception(binding, scope_of, seen | {definition})
            for binding in scope.lookup(base.id)
        ):
            return True
    return False


def calls(call: ast.Call, scope: Scope) -> Iterator[str]:
    """PY203, PY901, PY902."""
    if "asyncio.gather" in paths_of(call.func, scope):
        yield "PY203"
    match builtin_of(call.func, scope):
        case "eval" | "exec" | "compile":
            yield "PY901"
        case "getattr" | "setattr" | "hasattr" | "delattr":
            if len(call.args) > 1 and not isinstance(call.args[1], ast.Constant):
                yield "PY902"
