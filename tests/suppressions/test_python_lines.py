import pytest

from translator.suppressions.add import add
from translator.suppressions.python_lines import insert_lines

SOURCE = '''\
@one
@two(
   a,
)
def f(a,
   b=1):
\tx = 1; y = 2
\tif x: y
\telif y:
\t\tpass
\telse: z
\tz = f"""
{a}
"""; w = 3
\tq = 1 + \\
  2
\x0c
\ttry: pass
\texcept E: pass
\tfoo(1,  # c
b, [
   i
   for i in
   c])

class A:

    x = d

match e:
    case 1 if f:
        pass
    # e
    case 2: g
h'''
INSIDE_OR_BLANK = {13, 14, 16, 17, 25, 27, 29, 33}


def test_there_is_a_place_above_every_line_that_begins_something() -> None:
    lines = SOURCE.split("\n")
    changed, missing = insert_lines(SOURCE, {number: f"# {number}" for number in range(1, len(lines) + 1)})
    assert missing == INSIDE_OR_BLANK
    kept = [line for line in changed.split("\n") if not line.strip().startswith("# ") or line.strip() == "# e"]
    assert "\n".join(kept) == SOURCE
    above = {
        line.strip(): following for line, following in zip(changed.split("\n"), changed.split("\n")[1:], strict=False)
    }
    for number, line in enumerate(lines, 1):
        if number not in INSIDE_OR_BLANK:
            assert above[f"# {number}"] == line


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        ("x = 1", 1, "# c\nx = 1"),
        ("x = 1\r\ny = 2", 2, "x = 1\r\n# c\r\ny = 2"),
        ("x = 1\r\ny = 2\n", 1, "# c\r\nx = 1\r\ny = 2\n"),
        ("x = 1\r\ny = 2\n", 2, "x = 1\r\n# c\ny = 2\n"),
        ("#!/bin/sh\n# a\n\nx = 1\n", 4, "#!/bin/sh\n# a\n\n# c\nx = 1\n"),
        ("if a:\n  # b\n  x = 1\n", 3, "if a:\n  # b\n  # c\n  x = 1\n"),
        ("# a\nx\n# pylint: disable-next=b\n# noqa\ny\n", 5, "# a\nx\n# c\n# pylint: disable-next=b\n# noqa\ny\n"),
        ("f(\n  # b\n  # type: ignore\n  a)\n", 4, "f(\n  # b\n  # c\n  # type: ignore\n  a)\n"),
        ("if a:\n  x\n # odd\ny\n", 4, "if a:\n  x\n # odd\n# c\ny\n"),
        ("if a:\n  x\n\n\n\ny\n", 6, "if a:\n  x\n\n\n\n# c\ny\n"),
        ("f(\n\n    a)\n", 3, "f(\n\n    # c\n    a)\n"),
        ("f(\n  a,\n)\n", 3, "f(\n  a,\n# c\n)\n"),
        ("x = (\n    a\n    .b()\n)\n", 3, "x = (\n    a\n    # c\n    .b()\n)\n"),
        ("if True:\n\tf(a,\n\t  b)\n", 3, "if True:\n\tf(a,\n\t  # c\n\t  b)\n"),
        ("x = 1\n\x0cy = 2\n", 2, "x = 1\n# c\n\x0cy = 2\n"),
        ("\x0c\ny = '''\n\x0c\x0ca\n'''\n\x0cz\n", 5, "\x0c\ny = '''\n\x0c\x0ca\n'''\n# c\n\x0cz\n"),
        ('"""doc"""\nimport a\n', 1, '# c\n"""doc"""\nimport a\n'),
        ("with (\n  a as b,\n  c as d,\n): pass\n", 3, "with (\n  a as b,\n  # c\n  c as d,\n): pass\n"),
        ("x = [\n  a\n  for a in b\n  if c\n]\n", 4, "x = [\n  a\n  for a in b\n  # c\n  if c\n]\n"),
        ("async def f():\n  async with a: pass\n", 2, "async def f():\n  # c\n  async with a: pass\n"),
        ("try:\n  a\nexcept* E:\n  b\nfinally: c\n", 5, "try:\n  a\nexcept* E:\n  b\n# c\nfinally: c\n"),
    ],
)
def test_the_comment_looks_like_its_surroundings(source: str, line: int, expected: str) -> None:
    assert insert_lines(source, {line: "# c"}) == (expected, frozenset())


@pytest.mark.parametrize("source", ["x = (\n", "print 'a'\n", "def f(:\n  pass\n", "x = 'a\n"])
def test_source_that_does_not_parse_is_left_alone(source: str) -> None:
    with pytest.raises(ValueError, match="syntax error on line"):
        insert_lines(source, {1: "# c"})


@pytest.mark.parametrize(("before", "after"), [("(", ")"), ("f(", ")"), ("[", "]"), ("{1: ", "}"), ("not ", "")])
def test_source_that_nests_too_deep_is_left_alone(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="nested more than 500 levels deep"):
        add("python", f"x = {before * 3000}1{after * 3000}\n".encode(), {1: ["PY901"]}, "why")
    # As deep as is let through.
    text = f"x = {before * 240}1{after * 240}\n"
    assert add("python", text.encode(), {1: ["PY901"]}, "why").silenced


def test_what_libcst_has_no_words_for_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_text: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("libcst.parse_module", fail)
    with pytest.raises(ValueError, match=r"LibCST \S+ cannot read it"):
        insert_lines("x = 1\n", {1: "# c"})
