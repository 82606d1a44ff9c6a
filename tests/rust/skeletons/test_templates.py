"""What a hostile page can do: nothing."""

from typing import Any

import pytest
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError

from translator.engine.facts import Captured
from translator.rust.skeletons import templates
from translator.rust.skeletons.templates import fill, line_of

VALUES = {"finding": Captured("g(1)"), "path": "a.go", "line": 3, "long": "x" * 10_000}


def test_text_and_numbers_are_printed() -> None:
    assert fill("{{ path }}:{{ line }} {{ path ~ line | lower }}", VALUES) == "a.go:3 a.go3"
    assert fill("{% for word in finding.text.split('(') %}{{ word }};{% endfor %}", VALUES) == "g;1);"


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("{{ finding.__class__ }}", SecurityError, "access to attribute '__class__' of 'Captured' object is unsafe."),
        ("{{ path.__class__.__mro__ }}", SecurityError, "access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ finding['__class__'] }}", SecurityError, "access to attribute '__class__'"),
        ("{{ '{0.__class__}'.format(finding) }}", SecurityError, "a template cannot call `format`"),
        ("{{ path.center(10000000000) }}", SecurityError, "a template cannot call `center`"),
        ("{{ path.join(path) }}", SecurityError, "a template cannot call `join`"),
        ("{{ path.replace('a', path) }}", SecurityError, "a template cannot call `replace`"),
        ("{{ finding.__init__() }}", SecurityError, "access to attribute '__init__'"),
        ("{{ finding }}", TypeError, "a template cannot print a Captured: use a filter, such as `| rust`"),
        ("{{ path.split }}", TypeError, "a template cannot print a builtin_function_or_method"),
        ("{{ finding.nope }}", UndefinedError, "has no attribute 'nope'"),
        ("{% for a in long for b in long %}{% endfor %}", TemplateError, ""),
    ],
)
def test_what_is_refused(text: str, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as raised:
        fill(text, VALUES)
    assert message in str(raised.value)
    assert " at 0x" not in str(raised.value)


def test_output_is_bounded() -> None:
    text = "{% for a in long %}{% for b in long %}{{ long }}{% endfor %}{% endfor %}"
    with pytest.raises(SecurityError, match="the template prints more than 200,000 characters"):
        fill(text, VALUES)


def test_text_that_is_joined_is_bounded() -> None:
    doubling = "".join(f"{{% set a{i + 1} = a{i} ~ a{i} %}}" for i in range(60))
    with pytest.raises(SecurityError, match="more than 200,000 characters"):
        fill("{% set a0 = long %}" + doubling, VALUES)


def test_an_error_knows_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_value: Any) -> str:
        raise ValueError("no")

    monkeypatch.setitem(templates.environment().filters, "fail", fail)
    with pytest.raises(ValueError, match="no") as raised:
        fill("one\n{% if line %}\n{{ path | fail }}\n{% endif %}\n", VALUES)
    assert line_of(raised.value) == 3
    assert line_of(ValueError()) is None
