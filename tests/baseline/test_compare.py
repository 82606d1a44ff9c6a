from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from translator.baseline.compare import may_come_from, pair_all, pair_here
from translator.baseline.entry import Entry

LONG = "with open(name) as file: return [line.strip() for line in file if line and not line.startswith(comment)]"

# Few values, so that equal ones are frequent.
sources = st.sampled_from(["eval(x)", "self.registry[name] = lambda *words: print(words)", LONG, LONG[:-9] + "mark)]"])
# What has the same tokens has the same shape.
SHAPES = {"": "", "t0": "s0", "t1": "s0", "t2": "s1"}


def made(tokens: str, source: str, **values: str) -> Entry:
    return Entry(tokens=tokens, shape=SHAPES[tokens], source=source if tokens else "", **values)


entries = st.builds(
    made,
    path=st.sampled_from(["a.py", "b.py", "c/a.py"]),
    code=st.sampled_from(["PY901", "PY902"]),
    symbol=st.sampled_from(["", "f", "C.m"]),
    source=sources,
    tokens=st.sampled_from(sorted(SHAPES)),
)
lists = st.lists(entries, max_size=12)


def key(entry: Entry) -> tuple[str, str, str, str]:
    """What makes it this finding; how its beginning is broken over lines does not."""
    return entry.path, entry.code, entry.symbol, entry.tokens


def both(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    pairing = pair_all(old, new, lambda _entry: True)
    pairs = [(old[one], new[other]) for other, one in pairing.known.items()]
    return pairs, [old[place] for place in pairing.left_old], [new[place] for place in pairing.left_new]


def elsewhere(old: Entry, new: Entry) -> bool:
    """Whether they are paired."""
    return pair_all([old], [new], lambda _entry: True).known == {0: 0}


@given(lists, lists)
def test_everything_is_used_once(old: list[Entry], new: list[Entry]) -> None:
    pairs, stale, unknown = both(old, new)
    assert Counter([one for one, _ in pairs] + stale) == Counter(old)
    assert Counter([other for _, other in pairs] + unknown) == Counter(new)


@given(lists, lists)
def test_pairs_share_their_code_and_something_else(old: list[Entry], new: list[Entry]) -> None:
    for one, other in both(old, new)[0]:
        assert one.code == other.code
        alike = one.tokens == other.tokens or one.shape == other.shape
        assert alike or (one.path, one.symbol, one.is_long, other.is_long) == (other.path, other.symbol, True, True)


@given(lists, st.randoms(use_true_random=False))
def test_nothing_is_new_where_nothing_changed(old: list[Entry], random: Random) -> None:
    new = list(old)
    random.shuffle(new)
    assert both(old, new)[1:] == ([], [])


@given(lists, entries, st.integers(0, 12))
def test_one_more_is_one_new(old: list[Entry], added: Entry, place: int) -> None:
    _, stale, unknown = both(old, [*old[:place], added, *old[place:]])
    assert (len(unknown), stale) == (1, [])
    assert key(unknown[0]) == key(added)


@given(lists.filter(bool), st.data())
def test_one_less_is_one_stale(old: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old) - 1))
    _, stale, unknown = both(old, [*old[:place], *old[place + 1 :]])
    assert ([key(entry) for entry in stale], unknown) == ([key(old[place])], [])


@given(lists, lists, st.randoms(use_true_random=False))
def test_the_order_does_not_change_how_much_is_new(old: list[Entry], new: list[Entry], random: Random) -> None:
    shuffled = list(old)
    random.shuffle(shuffled)
    assert len(pair_here(sorted(old), new).left_new) == len(pair_here(sorted(shuffled), new).left_new)


@given(lists, lists)
def test_a_file_is_judged_by_itself_first(old: list[Entry], new: list[Entry]) -> None:
    here = pair_here(old, new)
    for path in {entry.path for entry in new}:
        mine = [entry for entry in new if entry.path == path]
        alone = pair_here([entry for entry in old if entry.path == path], mine)
        assert [mine[place] for place in alone.left_new] == [
            new[place] for place in here.left_new if new[place].path == path
        ]


@given(lists, lists)
def test_what_is_paired_across_files_was_announced(old: list[Entry], new: list[Entry]) -> None:
    # With one finding of a file its others may have come.
    may_be = may_come_from(new)
    announced = {entry.path for entry in old if may_be(entry)}
    assert all(one.path in announced for one, other in both(old, new)[0] if one.path != other.path)


def entry(**changes: str) -> Entry:
    plain = Entry(path="a.py", code="PY901", symbol="f", source="eval(x)", tokens="t", shape="s")
    return replace(plain, **changes)


def test_the_same_place_comes_before_the_same_shape() -> None:
    moved = entry(symbol="g", tokens="t2")
    assert pair_here([entry(), moved], [moved, entry(tokens="t1")]).known == {0: 1, 1: 0}


def test_of_two_long_ones_the_more_alike_is_the_edited_one() -> None:
    old = entry(source=LONG, tokens="t1", shape="s1")
    edited = entry(source=LONG.replace("strip", "rstrip"), tokens="t2", shape="s2")
    other = entry(source=LONG[::-1], tokens="t3", shape="s3")
    assert pair_here([old], [other, edited]).known == {1: 0}


def test_short_ones_that_were_edited_are_new() -> None:
    assert pair_here([entry()], [entry(tokens="t2", shape="s2")]).known == {}


def test_short_ones_of_the_same_shape_elsewhere_are_new() -> None:
    assert not elsewhere(entry(), entry(path="b.py", tokens="t2"))
    assert elsewhere(entry(), entry(path="b.py"))
    assert elsewhere(entry(source=LONG), entry(path="b.py", source=LONG, tokens="t2"))


def test_what_has_no_source_is_known_in_its_file_only() -> None:
    unread = entry(code="RB201", source="", symbol="")
    assert pair_here([unread], [unread]).known == {0: 0}
    assert not elsewhere(unread, entry(code="RB201", source="", symbol="", path="b.py"))


def test_what_may_not_leave_its_file_is_not_elsewhere() -> None:
    pairing = pair_all([entry()], [entry(path="b.py")], lambda _entry: False)
    assert (pairing.known, pairing.left_old, pairing.left_new) == ({}, [0], [0])


def test_constructs_that_look_alike_and_change_places() -> None:
    places = ["a.py", "b.py", "c.py"]
    old = [entry(path=path, tokens=path) for path in places]
    for order in (["b.py", "a.py", "c.py"], ["b.py", "c.py", "a.py"], ["c.py", "a.py", "b.py"]):
        new = [entry(path=path, symbol="g", tokens=tokens) for path, tokens in zip(places, order, strict=True)]
        assert both(old, new)[1:] == ([], [])
        assert len(both(old[1:], new)[2]) == 1
    # One of them went away and another came: that is new.
    assert len(both(old[:2], [entry(path="a.py", tokens="b.py"), entry(path="c.py", tokens="new")])[2]) == 1


def test_one_that_went_where_another_that_looks_like_it_came_from() -> None:
    rule, text, word = (entry(tokens=name) for name in ("rule", "text", "word"))
    old = [rule, replace(text, path="b.py")]
    new = [replace(text, symbol="g"), replace(rule, path="c.py")]
    pairs, *left = both(old, new)
    assert left == [[], []]
    assert {(one.tokens, other.tokens) for one, other in pairs} == {("rule", "rule"), ("text", "text")}
    # Three in a circle, and one that takes no part.
    old += [replace(word, path="d.py"), entry(path="e.py", tokens="else")]
    new = [replace(text, path="a.py"), replace(word, path="b.py"), replace(rule, path="c.py"), old[-1]]
    assert both(old, new)[1:] == ([], [])
    # What came is not what went.
    assert len(both(old, [replace(text, path="a.py"), replace(word, path="c.py", tokens="fresh")])[2]) == 1


def test_what_was_edited_in_a_renamed_file() -> None:
    known = [entry(symbol=name, tokens=name) for name in "ghi"]
    old = [*known, entry(source=LONG, tokens="t1", shape="s1")]
    edited = entry(path="b.py", source=LONG.replace("strip", "rstrip"), tokens="t2", shape="s2")
    moved = [replace(one, path="b.py") for one in known]
    assert both(old, [*moved, edited])[1:] == ([], [])
    # There is something left of the old file, or there was nothing that told its new name.
    assert (
        len(
            both(
                [*old, entry(symbol="z", tokens="z", shape="z")],
                [*moved, edited, entry(symbol="z", tokens="z", shape="z")],
            )[2]
        )
        == 1
    )
    assert len(both(old[3:], [edited])[2]) == 1


@given(lists, st.randoms(use_true_random=False))
def test_whatever_moves_with_its_words_is_known(old: list[Entry], random: Random) -> None:
    spoken = [entry for entry in old if entry.source]
    moved = [replace(entry, path=random.choice("xyz"), symbol=random.choice("fgh")) for entry in spoken]
    assert both(spoken, moved)[1:] == ([], [])
    mixed = [random.choice(pair) for pair in zip(spoken, moved, strict=True)]
    assert both(spoken, mixed)[1:] == ([], [])
