"""Where comments go in Go. What is expected here is what gofmt keeps, and it is asked."""

from __future__ import annotations

import subprocess

import pytest

from tests.suppressions.sample import check
from tests.toolchains import needs
from translator.suppressions.add import add

REASON = "why"
MARK = "<>"


def marked(source: str) -> tuple[bytes, dict[int, list[str]]]:
    """The source without marks, and the lines that had one."""
    lines = source.split("\n")
    wanted = {number: ["GO901"] for number, line in enumerate(lines, 1) if MARK in line}
    return source.replace(MARK, "").encode(), wanted


def added(source: str) -> str:
    """What becomes of a source, the comments written short."""
    before, wanted = marked(source)
    result = add("go", before, wanted, REASON)
    assert not result.refused
    return result.source.decode().replace("// rustbound: ignore[GO901] -- why", "//!")


def refused(source: str) -> list[int]:
    before, wanted = marked(source)
    result = add("go", before, wanted, REASON)
    return [entry.line for entry in result.refused]


PLACES = {
    "a statement has it above": ("\t<>use(x)\n", "\t//!\n\tuse(x)\n"),
    "below another comment": ("\t// a\n\t<>use(x)\n", "\t// a\n\t//!\n\tuse(x)\n"),
    "behind a comment that is there": ("\t<>use(x) // a\n", "\tuse(x) // a //!\n"),
    "above what another tool says of the line": (
        "\t// a\n\t//nolint:errcheck\n\t//lint:ignore SA1 b\n\t<>use(x)\n",
        "\t// a\n\t//!\n\t//nolint:errcheck\n\t//lint:ignore SA1 b\n\tuse(x)\n",
    ),
    "above a block comment": ("\t<>use(x) /* a */\n", "\t//!\n\tuse(x) /* a */\n"),
    "an argument on a line of its own": (
        "\tuse(x,\n\t\t<>y,\n\t)\n",
        "\tuse(x,\n\t\t//!\n\t\ty,\n\t)\n",
    ),
    "an operand on a line of its own": ("\tz := x ||\n\t\t<>y\n", "\tz := x ||\n\t\t//!\n\t\ty\n"),
    "a chain": ("\tx.\n\t\t<>y()\n", "\tx.\n\t\t//!\n\t\ty()\n"),
    "before else": (
        "\tif x {\n\t\ty()\n\t} else if <>z() {\n\t\ty()\n\t}\n",
        "\tif x {\n\t\ty()\n\t\t//!\n\t} else if z() {\n\t\ty()\n\t}\n",
    ),
    "a case": (
        "\tswitch {\n\tcase a:\n\t\tx()\n\t<>case b():\n\t\ty()\n\t<>default:\n\t}\n",
        "\tswitch {\n\tcase a:\n\t\tx()\n\t//!\n\tcase b():\n\t\ty()\n\t//!\n\tdefault:\n\t}\n",
    ),
    "the body of a case": (
        "\tselect {\n\tcase <-c:\n\t\t<>x()\n\t}\n",
        "\tselect {\n\tcase <-c:\n\t\t//!\n\t\tx()\n\t}\n",
    ),
    "what begins before a raw string": ("\t<>use(`a\nb`)\n", "\t//!\n\tuse(`a\nb`)\n"),
    "values that are aligned": (
        "\tuse(T{\n\t\ta:   1,\n\t\t<>bcd: x(),\n\t\tef:  2,\n\t})\n",
        "\tuse(T{\n\t\ta:   1,\n\t\tbcd: x(), //!\n\t\tef:  2,\n\t})\n",
    ),
    "the first of values that are aligned": (
        "\tuse(T{\n\t\t<>a:   x(),\n\t\tbcd: 1,\n\t})\n",
        "\tuse(T{\n\t\t//!\n\t\ta:   x(),\n\t\tbcd: 1,\n\t})\n",
    ),
    "values that are not aligned": (
        "\tuse(T{\n\t\ta: 1,\n\t\t<>b: x(),\n\t})\n",
        "\tuse(T{\n\t\ta: 1,\n\t\t//!\n\t\tb: x(),\n\t})\n",
    ),
    "neighbours share a column": (
        "\tvar (\n\t\t<>a   = x()\n\t\t<>bcd = yyyy()\n\t)\n",
        "\tvar (\n\t\ta   = x()    //!\n\t\tbcd = yyyy() //!\n\t)\n",
    ),
    "a neighbour's comment has the column": (
        "\tvar (\n\t\t<>a   = x()\n\t\tbcd = yyyy() // b\n\t)\n",
        "\tvar (\n\t\ta   = x()    //!\n\t\tbcd = yyyy() // b\n\t)\n",
    ),
    "a local variable": ("\t<>var x T\n", "\tvar x T //!\n"),
    "windows": ("\t<>use(x)\n\tuse(y)\n".replace("\n", "\r\n"), "\t//!\r\n\tuse(x)\r\n\tuse(y)\r\n"),
}


@needs("gofmt")
@pytest.mark.parametrize("name", PLACES)
def test_places_in_functions(name: str) -> None:
    before, after = PLACES[name]
    frame = "package p\n\nfunc f() {\n%s}\n"
    changed = added(frame % before)
    assert changed == frame % after
    if "\r" not in changed:
        assert_formatted(changed)


FILES = {
    "a function, whose documentation stays": (
        "// F does.\n//   - a\nfunc <>F() error {\n\treturn nil\n}\n",
        "// F does.\n//   - a\nfunc F() error { //!\n\treturn nil\n}\n",
    ),
    "a function over several lines": (
        "func <>F(\n\ta int,\n) error {\n\treturn nil\n}\n",
        "func F( //!\n\ta int,\n) error {\n\treturn nil\n}\n",
    ),
    "functions on a line each": (
        "func <>A() error  { return nil }\nfunc B() error  { return x() }\nfunc <>Cd() error { return x() }\n",
        "func A() error  { return nil } //!\nfunc B() error  { return x() }\nfunc Cd() error { return x() } //!\n",
    ),
    "a short function above a long one": (
        "func <>A() error { return x() }\nfunc <>Bcdefg() error {\n\treturn nil\n}\n",
        "func A() error { return x() } //!\nfunc Bcdefg() error { //!\n\treturn nil\n}\n",
    ),
    "a struct": ("type <>T struct {\n\ta int // a\n}\n", "type T struct { //!\n\ta int // a\n}\n"),
    "a field with documentation": (
        "type T struct {\n\ta int\n\n\t// mu guards.\n\t<>mu sync.Mutex\n}\n",
        "type T struct {\n\ta int\n\n\t// mu guards.\n\tmu sync.Mutex //!\n}\n",
    ),
    "a field among aligned ones": (
        "type T struct {\n\ta    int\n\t<>mu   sync.Mutex\n\tlong string\n}\n",
        "type T struct {\n\ta    int\n\tmu   sync.Mutex //!\n\tlong string\n}\n",
    ),
    "an embedded field": (
        "type T struct {\n\t<>sync.Mutex\n\ta int\n}\n",
        "type T struct {\n\t//!\n\tsync.Mutex\n\ta int\n}\n",
    ),
    "a field with a tag": (
        'type T struct {\n\t<>a chan int `json:"a"`\n\tb int      `json:"b"`\n}\n',
        'type T struct {\n\ta chan int `json:"a"` //!\n\tb int      `json:"b"`\n}\n',
    ),
    "a sentinel": (
        "// ErrA is.\nvar <>ErrA = errors.New(`a`)\n",
        "// ErrA is.\nvar ErrA = errors.New(`a`) //!\n",
    ),
    "cgo, whose preamble is C": (
        '// #include <stdio.h>\n<>import "C"\n',
        '// #include <stdio.h>\nimport "C" //!\n',
    ),
    "cgo in a list": (
        'import (\n\t/*\n\t#include <stdio.h>\n\t*/\n\t<>"C"\n)\n',
        'import (\n\t/*\n\t\t#include <stdio.h>\n\t*/\n\t"C" //!\n)\n'.replace("\t\t#", "\t#"),
    ),
    "a directive of the compiler": (
        "//go:noinline\nfunc <>f() error { return nil }\n",
        "//go:noinline\nfunc f() error { return nil } //!\n",
    ),
}


@needs("gofmt")
@pytest.mark.parametrize("name", FILES)
def test_places_in_files(name: str) -> None:
    before, after = FILES[name]
    changed = added("//go:build linux\n\npackage p\n\n" + before)
    assert changed == "//go:build linux\n\npackage p\n\n" + after
    if name != "cgo in a list":
        assert_formatted(changed)


@needs("gofmt")
@pytest.mark.parametrize(
    "body",
    [
        # A comment behind it would move those of its neighbours, and one above would part them.
        "type T struct {\n\tkey        string // a\n\tdeadline   bool   // b\n\t<>deadlineMu sync.Mutex\n}\n",
        # gofmt would put a blank line above what is documented now.
        "type T int\ntype <>U struct { /* a */\n\ta int\n}\n",
        # The type would share a column with those that have a value.
        "var (\n\twg    sync.WaitGroup\n\tstart = x()\n\t<>longer any\n)\n".replace("longer any", "n     any"),
    ],
)
def test_no_place(body: str) -> None:
    source = "package p\n\n" + body
    assert_formatted(source.replace(MARK, ""))
    assert len(refused(source)) == 1


def test_codes_join_a_directive_with_the_same_reason() -> None:
    source = b"package p\n\nfunc f() {\n\t// rustbound: ignore[GO303, GO304 ] -- why\n\tuse(x)\n}\n"
    changed = add("go", source, {5: ["GO901", "GO201"]}, REASON).source
    assert changed == source.replace(b"GO304 ]", b"GO304,GO901,GO201 ]")


def test_another_reason_stays_with_its_codes() -> None:
    source = b"package p\n\nfunc f() {\n\t// rustbound: ignore[GO303] -- because\n\tuse(x)\n}\n"
    changed = add("go", source, {5: ["GO901"]}, REASON).source
    assert changed == source.replace(b"\tuse", b"\t// rustbound: ignore[GO901] -- why\n\tuse")


def test_what_is_silenced_is_silent() -> None:
    source = 'package p\n\nimport "reflect"\n\nfunc f(x any) {\n\tuse(\n\t\treflect.TypeOf(x))\n}\n'
    (finding,) = check("go", source).open
    changed = add("go", source.encode(), {finding.start.line: [finding.code]}, REASON).source
    assert check("go", changed).open == ()


@pytest.mark.parametrize("source", [b"package p\nfunc f( {\n\tx()\n}\n", b"package p\rfunc f() {\r\tx()\r}\r"])
def test_broken_source_is_left_alone(source: bytes) -> None:
    with pytest.raises(ValueError, match=r"syntax error on line 2|carriage return"):
        add("go", source, {3: ["GO901"]}, REASON)


def assert_formatted(source: str) -> None:
    long = source.replace("//!", "// rustbound: ignore[GO901] -- why")
    done = subprocess.run(["gofmt", "-d"], input=long, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("", "")
