from collections.abc import Callable

import pytest

from tests.engine.sample import front_end
from translator.engine import matcher
from translator.source.frontend import FrontEnd

Install = Callable[[FrontEnd], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Let the engine use this front end for every language."""

    def use(front: FrontEnd) -> None:
        monkeypatch.setattr(matcher, "front_end", lambda _language: front)
        monkeypatch.setattr(matcher, "_made", {})

    use(front_end())
    return use
