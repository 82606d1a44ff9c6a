"""Which exceptions leave a function, by name."""

import pytest

from tests.python.parsing import lower_function

LEAVING = [
    ("raise ValueError('x')", ("ValueError",)),
    ("raise ValueError", ("ValueError",)),
    ("raise Missing(1) from error", ("Missing",)),
    ("raise errors.Gone()", ("shop.errors.Gone",)),
    ("raise Gone2", ("shop.errors.Gone",)),
    ("raise error", ("Exception",)),
    ("raise make()", ("Exception",)),
    ("raise self.failure('x')", ("Exception",)),
    ("if a:\n    raise KeyError(a)\nraise ValueError(a)\nraise KeyError(b)", ("KeyError", "ValueError")),
    ("try:\n    g()\nexcept KeyError:\n    raise", ("KeyError",)),
    ("try:\n    g()\nexcept (KeyError, Missing) as e:\n    raise e", ("KeyError", "Missing")),
    ("try:\n    g()\nexcept Exception:\n    raise", ("Exception",)),
    ("try:\n    g()\nexcept:\n    raise", ("Exception",)),
    ("try:\n    g()\nexcept KeyError as e:\n    raise Missing(a) from e", ("Missing",)),
    ("try:\n    raise Missing(a)\nexcept OSError:\n    pass", ("Missing",)),
    ("try:\n    raise FileNotFoundError\nexcept OSError:\n    pass", ()),
    ("try:\n    raise IOError\nexcept EnvironmentError:\n    pass", ()),
    ("try:\n    try:\n        raise KeyError\n    finally:\n        g()\nexcept LookupError:\n    pass", ()),
    ("try:\n    g()\nexcept A:\n    try:\n        raise\n    except Exception:\n        pass", ()),
    ("try:\n    g()\nfinally:\n    raise KeyError", ("KeyError",)),
    ("raise KeyError, 'python two'", ("KeyError",)),
    ("return [raise_it() for raise_it in a]", ()),
]


@pytest.mark.parametrize(("body", "names"), LEAVING)
def test_raises(body: str, names: tuple[str, ...]) -> None:
    indented = "\n".join(f"    {line}" for line in body.splitlines())
    source = f"""\
from . import errors
from .errors import Gone as Gone2
class Missing(Exception):
    pass
def f(self, a, b, error, make):
{indented}
"""
    function = lower_function(source)
    assert function.raises == names
    assert function.fallible is bool(names)
