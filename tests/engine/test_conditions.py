from collections.abc import Sequence

import pytest
from tree_sitter import Node, Query

from tests.engine.sample import GRAMMAR, says
from translator.engine.conditions import by_pattern, take_conditions


def taken(text: str) -> list[list[tuple[str, str, tuple[str, ...]]]]:
    """Name, capture and arguments of the conditions of each pattern."""
    rest, found = take_conditions(text, {"says?": says, "not-says?": says})
    assert len(rest.encode()) == len(text.encode())
    assert rest.count("\n") == text.count("\n")
    conditions = by_pattern(Query(GRAMMAR, rest), found)
    return [[(one.name, one.capture, one.arguments) for one in of_pattern] for of_pattern in conditions]


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("(call) @finding", [[]]),
        ('((call) @f (#says? @f "a" "b"))', [[("says?", "f", ("a", "b"))]]),
        ("((call) @f (#says? @f))", [[("says?", "f", ())]]),
        ('((call) @f ( #says? @f\n  "a"\n))', [[("says?", "f", ("a",))]]),
        ('((call) @f (#says? @f word "x"))', [[("says?", "f", ("word", "x"))]]),
        (r'((call) @f (#says? @f "a\"b\\" "\n" "é)"))', [[("says?", "f", ('a"b\\', "\n", "é)"))]]),
        ('((call) @f (#says? @f "a") (#not-says? @f "b"))', [[("says?", "f", ("a",)), ("not-says?", "f", ("b",))]]),
        ('((call) @f (#eq? @f "a") (#says? @f "b"))', [[("says?", "f", ("b",))]]),
        ('((call) @f (#eq? @f "(#says? @f)"))', [[]]),
        ('; (#says? @f "a")\n((call) @f (#says? @f ; "no"\n "yes"))', [[("says?", "f", ("yes",))]]),
        (
            '((call) @f.1-a (#says? @f.1-a "ü"))\n(await) @f\n((yield) @f (#says? @f))',
            [[("says?", "f.1-a", ("ü",))], [], [("says?", "f", ())]],
        ),
        (
            '((call function: [(identifier) @a (attribute) @b]) @f (#says? @a "x") (#says? @b "y"))',
            [[("says?", "a", ("x",)), ("says?", "b", ("y",))]],
        ),
    ],
)
def test_conditions_are_taken_out(text: str, conditions: list[list[tuple[str, str, tuple[str, ...]]]]) -> None:
    assert taken(text) == conditions


def test_a_condition_without_a_capture_says_so() -> None:
    rest, found = take_conditions('((call) @finding (#says? "a"))', {"says?": says})
    ((condition,),) = by_pattern(Query(GRAMMAR, rest), found)
    nodes: Sequence[Node] = ()
    with pytest.raises(ValueError, match="the first argument must be a capture"):
        condition.holds({"finding": nodes}, None)
