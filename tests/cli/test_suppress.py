from __future__ import annotations

from pathlib import Path

import pytest

from translator.cli import main

EVAL = b"def f(x):\n    return eval(x)\n"
SUPPRESSED = b"def f(x):\n    # rustbound: ignore[PY901] -- why\n    return eval(x)\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def suppress(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    return run(capsys, "suppress", "--reason", "why", *arguments)


def test_what_a_check_finds_is_suppressed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(EVAL)
    (here / "b.go").write_text('package p\n\nimport "C"\n', encoding="utf-8")
    assert run(capsys, "check", "-q")[0] == 1
    assert suppress(capsys) == (
        0,
        "a.py: 1 finding suppressed on line 2\nb.go: 1 finding suppressed on line 3\n",
        "2 findings suppressed in 2 files.\n",
    )
    assert (here / "a.py").read_bytes() == SUPPRESSED
    assert (here / "b.go").read_text(encoding="utf-8").endswith('import "C" // rustbound: ignore[GO903] -- why\n')
    assert run(capsys, "check", "-q") == (0, "", "")
    assert suppress(capsys) == (0, "", "0 findings suppressed in 0 files.\n")
    assert (here / "a.py").read_bytes() == SUPPRESSED


def test_only_what_is_asked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(b"def f(x):\n    setattr(x, eval(x), 1)\n    raise E\n")
    assert suppress(capsys, "--select", "PY902")[0] == 0
    assert b"ignore[PY902] -- why" in (here / "a.py").read_bytes()
    # With the same reason, codes join; with more verdicts there is more to suppress.
    assert suppress(capsys, "--fail-on", "direct")[0] == 0
    written = (here / "a.py").read_bytes()
    assert b"    # rustbound: ignore[PY902,PY901] -- why\n    setattr" in written
    assert b"    # rustbound: ignore[PY103] -- why\n    raise E" in written
    assert run(capsys, "check", "-q", "--fail-on", "direct")[0] == 0


def test_files_by_name(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(EVAL)
    (here / "b.py").write_bytes(EVAL)
    assert suppress(capsys, "b.py")[1] == "b.py: 1 finding suppressed on line 2\n"
    assert (here / "a.py").read_bytes() == EVAL


def test_a_difference_instead_of_writing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(EVAL)
    code, out, err = suppress(capsys, "--diff")
    assert code == 0
    assert out.splitlines() == [
        "--- a/a.py",
        "+++ b/a.py",
        "@@ -1,3 +1,4 @@",
        " def f(x):",
        "+    # rustbound: ignore[PY901] -- why",
        "     return eval(x)",
        " ",
    ]
    assert err == "1 finding would be suppressed in 1 file.\n"
    assert (here / "a.py").read_bytes() == EVAL


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"x = eval(y)\ndef f(:\n", "syntax error on line 2"),
        (b"x = eval(y)\nprint 'Python 2'\n", "syntax error on line 2"),
        (b"x = eval(y)  # \xe9\n", "byte 0xE9 is not UTF-8"),
        (b"x = eval(y)\ry = 1\r", "carriage return"),
    ],
)
def test_a_file_that_cannot_be_changed_is_told_and_left_alone(
    content: bytes, words: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.py").write_bytes(content)
    (here / "b.py").write_bytes(EVAL)
    code, out, err = suppress(capsys)
    assert code == 1
    assert "rustbound: a.py: nothing suppressed: " in err
    assert words in err
    assert out == "b.py: 1 finding suppressed on line 2\n"
    assert (here / "a.py").read_bytes() == content


def test_a_read_only_file_is_told_and_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(EVAL)
    (here / "a.py").chmod(0o444)
    code, _, err = suppress(capsys)
    assert (code, (here / "a.py").read_bytes()) == (1, EVAL)
    assert "rustbound: a.py: nothing suppressed: it is read-only" in err


def test_a_line_without_a_place_is_told_with_the_comment_to_write(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = b'package p\n\nimport "reflect"\n\nvar (\n\ta      = 1 // a\n\tlonger = reflect.TypeOf(x)\n)\n'
    (here / "a.go").write_bytes(source)
    code, out, err = suppress(capsys)
    assert (code, out, (here / "a.go").read_bytes()) == (1, "", source)
    assert "rustbound: a.go:7: not suppressed: " in err
    assert err.splitlines()[0].endswith("write by hand: // rustbound: ignore[GO901] -- why")


def test_what_a_baseline_knows_is_not_suppressed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "rustbound.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    (here / "a.py").write_bytes(EVAL)
    assert run(capsys, "check", "--update-baseline")[0] == 0
    (here / "a.py").write_bytes(EVAL + b"\ndef g(x):\n    return eval(x + 1)\n")
    assert suppress(capsys)[1] == "a.py: 1 finding suppressed on line 5\n"
    assert (here / "a.py").read_bytes().startswith(EVAL)
    assert run(capsys, "check", "-q")[0] == 0


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "say in words"),
        ("...", "say in words"),
        ("see  # here", "begins another comment"),
        ("see // here", "begins another comment"),
        ("coding: utf-8", "encoding"),
        ("a\x1b[31mb", "cannot be printed"),
    ],
)
def test_a_reason_that_would_not_be_read_again(
    reason: str, words: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.py").write_bytes(EVAL)
    code, _, err = run(capsys, "suppress", "--reason", reason)
    assert code == 2
    assert err.startswith("rustbound: --reason: ")
    assert words in err
    assert (here / "a.py").read_bytes() == EVAL


def test_a_reason_is_required(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here.is_dir()
    code, _, err = run(capsys, "suppress")
    assert code == 2
    assert "--reason" in err


def test_white_space_in_a_reason_is_folded(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(EVAL)
    assert run(capsys, "suppress", "--reason", " see #12\n\tthere ", "-q") == (0, "", "")
    assert b"    # rustbound: ignore[PY901] -- see #12 there\n" in (here / "a.py").read_bytes()


def test_after_removing_findings_are_where_they_stand_now(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.py").write_bytes(b"# rustbound: ignore[PY901] -- old\nx = 1\nz = eval(y)\n")
    code, out, err = run(capsys, "check", "--fix-suppressions")
    assert (code, out.partition(": ")[0]) == (1, "a.py:2:5")
    assert "removed 1 stale suppression from 1 file" in err
    assert (here / "a.py").read_bytes() == b"x = 1\nz = eval(y)\n"


def test_suppressing_and_fixing_restores_the_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = {
        "a.py": b"def f(x):\r\n\treturn [eval(x),\r\n\t  eval(x)]",
        "b.go": b'package p\n\nimport "reflect"\n\nfunc f(x any) {\n\tuse(reflect.TypeOf(x)) // a\n}\n',
    }
    for name, source in sources.items():
        (here / name).write_bytes(source)
    assert suppress(capsys)[0] == 0
    # The constructs go, and with them what silenced them.
    for name, source in sources.items():
        changed = (here / name).read_bytes()
        assert changed != source
        (here / name).write_bytes(changed.replace(b"eval(", b"call(").replace(b"reflect.TypeOf(", b"call("))
    assert run(capsys, "check", "--fix-suppressions", "-q") == (0, "", "")
    for name, source in sources.items():
        expected = source.replace(b"eval(", b"call(").replace(b"reflect.TypeOf(", b"call(")
        assert (here / name).read_bytes() == expected
