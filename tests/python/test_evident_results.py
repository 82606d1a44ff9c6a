from __future__ import annotations

import pytest

from translator.python.evident_results import answers
from translator.python.syntax import parse

ANSWERS = [
    "if a:\n        return True\n    return False",
    "if a:\n        return True\n    elif b:\n        return a == b\n    else:\n        return not a",
    "try:\n        b()\n        return True\n    except ValueError:\n        return False",
    "try:\n        b()\n    except ValueError:\n        return False\n    else:\n        return True",
    "with a:\n        return False\n    ",
    "if a:\n        raise ValueError\n    return False",
    "if a:\n        return True\n    return a.startswith(b) or isinstance(a, str)",
    "def inner():\n        return 1\n    return True",
]
OTHER = [
    "return a == b",
    "if a:\n        return True",
    "if a:\n        return True\n    return None",
    "if a:\n        return True\n    return",
    "if a:\n        return True\n    return b",
    "if a:\n        return True\n    return a and b",
    "try:\n        b()\n    except ValueError:\n        return False",
    "for b in a:\n        return True",
    "def inner():\n        return True\n    return a",
]


def said(body: str) -> bool:
    source = f"def f(a, b):\n    {body}\n".encode()
    return answers(parse(source).children[0], source)


@pytest.mark.parametrize("body", ANSWERS)
def test_a_function_that_answers(body: str) -> None:
    assert said(body)


@pytest.mark.parametrize("body", OTHER)
def test_a_function_that_gives_something_else_too(body: str) -> None:
    assert not said(body)
