import time

import pytest

from translator.engine import limits
from translator.engine.limits import Allowance, TookTooLongError


def spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_CONSTRUCT", 0.1)
    monkeypatch.setattr(limits, "_FILE", 0.25)
    monkeypatch.setattr(limits, "_AGAIN", 0.05)


def test_what_is_quick_is_not_disturbed() -> None:
    allowance = Allowance(0)
    for _ in range(100):
        with allowance:
            pass
    spin(0.2)


def test_one_construct_may_take_so_long() -> None:
    allowance = Allowance(0)
    begun = time.process_time()
    with pytest.raises(TookTooLongError, match="the construct takes too long"), allowance:
        spin(10)
    assert time.process_time() - begun < 1
    spin(0.2)


def test_code_that_catches_everything_is_stopped_in_the_end() -> None:
    def stubborn() -> None:
        try:
            spin(10)
        except Exception:  # noqa: BLE001 - what it is about
            spin(10)

    with pytest.raises(TookTooLongError), Allowance(0):
        stubborn()


def reasons(allowance: Allowance, number: int) -> list[str]:
    """What is said of constructs that all take too long."""
    told = []
    for _ in range(number):
        with pytest.raises(TookTooLongError) as error, allowance:
            spin(10)
        told.append(str(error.value))
    return told


def test_all_constructs_of_a_file_may_take_so_long() -> None:
    begun = time.process_time()
    told = reasons(Allowance(0), 9)
    assert told[0] == "the construct takes too long"
    assert told[4:] == ["this file's constructs take too long"] * 5
    assert time.process_time() - begun < 2


def test_long_files_may_take_longer() -> None:
    assert reasons(Allowance(20_000), 5) == ["the construct takes too long"] * 5


def test_no_file_takes_longer_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_LONGEST", 0.3)
    told = reasons(Allowance(5_000_000), 9)
    assert told[0] == "the construct takes too long"
    assert told[-1] == "this file's constructs take too long"
