"""What files and the command line select of a catalogue, one after the other."""

import pickle
from pathlib import Path

import pytest

from tests.engine.sample import catalogue, pattern
from translator.errors import RunFailedError
from translator.settings.selection import own_codes, selection_for
from translator.settings.settings import PerFileIgnores, Selectors, Settings

CATALOGUE = catalogue(
    pattern("PY101", "(call) @finding", name="dataclass", family="types", verdict="direct"),
    pattern("PY102", "(call) @finding", name="enum", family="types", verdict="adapt"),
    pattern("PY901", "(call) @finding", name="dynamic-code", family="blocked", verdict="blocked"),
    pattern("PY999", "(call) @finding", name="early", family="blocked", verdict="blocked", status="preview"),
)
STABLE = {"PY101", "PY102", "PY901"}
Words = tuple[str, ...]


@pytest.mark.parametrize(
    ("layers", "reported"),
    [
        pytest.param([], STABLE, id="nothing said"),
        pytest.param([(("PY1",), (), ())], {"PY101", "PY102"}, id="select"),
        pytest.param([((), (), ())], set(), id="select nothing"),
        pytest.param([(None, ("PY999",), ())], STABLE | {"PY999"}, id="extend-select a preview"),
        pytest.param([(None, ("PY9",), ())], STABLE, id="a prefix brings no preview"),
        pytest.param([(("types",), ("PY901",), ("enum",))], {"PY101", "PY901"}, id="all three"),
        pytest.param([(("PY101",), (), ("ALL",))], set(), id="what is ignored wins within one"),
        pytest.param(
            [(None, (), ("PY1",)), (None, ("PY101",), ())], {"PY101", "PY901"}, id="extend-select beats before"
        ),
        pytest.param([(None, (), ("PY1",)), (("PY1",), (), ())], {"PY101", "PY102"}, id="select starts anew"),
        pytest.param([(("PY1",), (), ()), (None, (), ("PY101",))], {"PY102"}, id="ignore takes away"),
        pytest.param([(None, ("PY999",), ()), (("PY9",), (), ())], {"PY901"}, id="a preview is forgotten"),
        pytest.param([(None, (), ("RB105",)), (None, (), ("PY1",))], {"PY901"}, id="our own codes"),
    ],
)
def test_layers(layers: list[tuple[Words | None, Words, Words]], reported: set[str]) -> None:
    settings = Settings(selectors=tuple(Selectors(*layer) for layer in layers))
    assert selection_for(settings, CATALOGUE).reported == reported


@pytest.mark.parametrize(
    ("layers", "silenced"),
    [
        ([(None, (), ("RB105",))], {"RB105"}),
        ([(None, (), ("rb10",))], {code for code in own_codes() if code.startswith("RB10")}),
        ([(None, (), ("suppression-stale",))], {"RB105"}),
        ([(None, (), ("ALL",))], set()),
        ([(None, (), ("PY",))], set()),
        ([(None, (), ("RB",)), (None, ("RB105",), ())], set(own_codes()) - {"RB105"}),
        ([(None, (), ("RB",)), (("PY1",), (), ())], set()),
        ([(("PY1",), (), ("RB102",))], {"RB102"}),
    ],
)
def test_our_own_codes_are_reported_until_one_is_ignored(
    layers: list[tuple[Words | None, Words, Words]], silenced: set[str]
) -> None:
    settings = Settings(selectors=tuple(Selectors(*layer) for layer in layers))
    assert selection_for(settings, CATALOGUE).silenced == silenced


def test_verdicts() -> None:
    assert selection_for(Settings(verdicts=("direct",)), CATALOGUE).reported == {"PY101"}


@pytest.mark.parametrize(
    ("glob", "matched", "others"),
    [
        ("tests/**", ["tests/a.py", "tests/sub/a.py"], ["a.py", "app/tests/a.py", "tests.py"]),
        ("tests/", ["tests/a.py", "app/tests/sub/a.py"], ["tests.py"]),
        ("tests", ["tests/a.py", "app/tests/sub/a.py"], ["tests.py"]),
        ("/tests", ["tests/a.py"], ["app/tests/a.py"]),
        ("*_test.go", ["a_test.go", "b/c_test.go"], ["a.go", "_test.go.py"]),
        ("app/*.py", ["app/a.py"], ["app/sub/a.py", "x/app/a.py"]),
        ("**/legacy/*.py", ["legacy/a.py", "x/y/legacy/a.py"], ["legacy/x/a.py"]),
        ("a[bc].py", ["ab.py"], ["ad.py"]),
        ("#a.py", ["#a.py"], ["a.py"]),
        ("a.py ", ["a.py "], ["a.py"]),
        ("café/*.py", ["café/a.py"], ["cafe/a.py"]),
    ],
)
def test_files_in_which_a_code_is_ignored(glob: str, matched: list[str], others: list[str]) -> None:
    base = Path("/project")
    rules = (PerFileIgnores(base, glob, ("PY1",), base / "rustbound.toml"),)
    selection = selection_for(Settings(per_file_ignores=rules), CATALOGUE)
    assert selection.reported == STABLE
    for path in matched:
        assert selection.ignored_in(f"/project/{path}") == {"PY101", "PY102"}, path
    for path in (*others, "/elsewhere/tests/a.py", "/project2/tests/a.py"):
        assert selection.ignored_in(str(base / path)) == set(), path


def test_several_rules_for_one_file_add_up() -> None:
    base = Path("/project")
    rules = tuple(
        PerFileIgnores(base, glob, words, base / "rustbound.toml")
        for glob, words in (("*.py", ("PY101",)), ("a.py", ("RB105", "blocked")), ("b.py", ("PY102",)))
    )
    selection = selection_for(Settings(per_file_ignores=rules), CATALOGUE)
    assert selection.ignored_in("/project/a.py") == {"PY101", "PY901", "PY999", "RB105"}


def test_a_selection_can_be_sent_to_a_process_that_was_not_forked() -> None:
    rules = (PerFileIgnores(Path("/project"), "*.py", ("PY101",), Path("/project/rustbound.toml")),)
    selection = selection_for(Settings(per_file_ignores=rules), CATALOGUE)
    sent = pickle.loads(pickle.dumps(selection))  # noqa: S301 - our own
    assert sent == selection
    assert sent.ignored_in("/project/a.py") == {"PY101"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = ['PY1']\nignore = ['PY109']\n", ":2: ignore: unknown code, prefix, name or family 'PY109': did you"),
        ("\nextend-select = ['zzzz']\n", ":2: extend-select: unknown code, prefix, name or family 'zzzz': `rustbound"),
        (
            "select = ['data-class']\n",
            ":1: select: unknown code, prefix, name or family 'data-class': did you mean data",
        ),
        ("ignore = ['RB109']\n", ":1: ignore: unknown code, prefix, name or family 'RB109': did you mean RB10"),
        (
            "[per-file-ignores]\n'x.py' = ['PY101']\n'y.py' = ['PY199']\n",
            ":3: per-file-ignores.\"y.py\": unknown code, prefix, name or family 'PY199'",
        ),
    ],
)
def test_an_unknown_selector_in_a_file(text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from translator.settings.load import load_settings

    monkeypatch.chdir(tmp_path)
    (tmp_path / "rustbound.toml").write_text(text, encoding="utf-8")
    settings = load_settings(tmp_path)
    with pytest.raises(RunFailedError) as raised:
        selection_for(settings, CATALOGUE)
    assert str(raised.value).startswith("rustbound.toml" + said)


def test_an_unknown_selector_on_the_command_line() -> None:
    settings = Settings(selectors=(Selectors(None, ("PY998",), ()),))
    with pytest.raises(RunFailedError, match=r"^--extend-select: unknown code, prefix, name or family 'PY998'"):
        selection_for(settings, CATALOGUE)
