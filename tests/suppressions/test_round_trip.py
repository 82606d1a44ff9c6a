"""Add, check, remove: whatever the source looks like, it is what it was, and nothing was found in between."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.suppressions.sample import check, findings
from tests.toolchains import needs
from translator.suppressions.add import Added, add
from translator.suppressions.apply import Stale
from translator.suppressions.remove import remove
from translator.suppressions.same_code import same_code

REASON = "kept until the port, see #12"


def add_all(language: str, source: bytes) -> Added:
    wanted = defaultdict(list)
    for finding in check(language, source).open:
        wanted[finding.start.line].append(finding.code)
    return add(language, source, wanted, REASON)


def assert_round_trip(language: str, source: bytes) -> Added:
    before = check(language, source)
    added = add_all(language, source)
    between = check(language, added.source)
    assert len(between.open) == sum(len(entry.codes) for entry in added.refused)
    assert len(between.suppressed) == len(before.suppressed) + sum(map(len, added.silenced.values()))
    assert [one.fingerprint for one in between.problems] == [one.fingerprint for one in before.problems]
    assert same_code(language, source, added.source)
    _, directives = findings(language, added.source)
    ours = [Stale(one, one.codes) for one in directives if one.reason == REASON]
    assert remove(added.source, ours) == source
    return added


# Expressions; each `eval` is found. A line in brackets begins with `@`, which becomes some indentation.
ATOMS = ["a", "eval(b)", "'é'", '"""x\ny"""', 'f"""\n{eval(a)}\n"""', "f'{eval(a)!r:>{eval(b)}}'", "b'#'", "'# no'"]
python_expressions = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" + ".join),
        st.tuples(inner, inner).map(" + \\\n   ".join),
        st.tuples(inner, inner).map(lambda pair: f"f({pair[0]},\n@{pair[1]})"),
        st.tuples(inner, inner).map(lambda pair: f"[  # note\n@{pair[0]},\n@# alone\n\n@{pair[1]},\n]"),
        inner.map(lambda one: f"(\n\t{one}\n  )"),
        inner.map(lambda one: f"[i for i in a\n@if {one}]"),
        inner.map(lambda one: f"eval({one})"),
    ),
    max_leaves=6,
)
comments = st.sampled_from(["", "", "  # noqa", "  # rustbound: ignore[PY901] -- see #3", "\t#x", "  # 'quote", " "])


@st.composite
def python_statements(draw: st.DrawFn, indent: str = "", depth: int = 2) -> str:
    """A statement with all its lines, ended by a line feed."""
    value, other, comment = draw(python_expressions), draw(python_expressions), draw(comments)
    indented = [value.replace("@", indent + "    "), other.replace("@", draw(st.sampled_from(["", " ", "\t"])))]
    simple = [
        f"x = {indented[0]}{comment}",
        f"x = {indented[0]}; y = {indented[1]}{comment}",
        f"if a: eval({indented[0]}){comment}",
        f"assert {indented[0]}, {indented[1]}{comment}",
        "# rustbound: ignore[PY901] -- see #3",
        "",
        "\x0c",
        f"# {draw(st.text('ab #:-[]', max_size=9))}",
    ]
    if not depth:
        return indent + draw(st.sampled_from(simple)) + "\n"
    deeper = indent + draw(st.sampled_from(["  ", "\t", "    "]))
    body = "".join(draw(st.lists(python_statements(deeper, depth - 1), max_size=3))) + f"{deeper}pass\n"
    blocks = [
        f"if {indented[0]}:{comment}\n{indent}BODY{indent}elif {indented[1]}:\n{indent}BODY{indent}else: eval(a)\n",
        f"@eval({indented[0]}){comment}\n{indent}@b\n{indent}def f(a,\n  b=eval(1)):\n{indent}BODY",
        f"try:\n{indent}BODY{indent}except eval(a):{comment}\n{indent}BODY{indent}finally: eval(b)\n",
        f"class A({indented[0]}):\n{indent}BODY",
        f"with eval(a) as b, \\\n  c:{comment}\n{indent}BODY",
        f"match {indented[0]}:\n{deeper}case 1 if eval(a): eval(b)\n{deeper}# c\n{deeper}case _:\n{deeper} pass\n",
    ]
    block = draw(st.sampled_from(blocks)).replace(f"{indent}BODY", body)
    return indent + draw(st.sampled_from([block, draw(st.sampled_from(simple)) + "\n"]))


@st.composite
def python_sources(draw: st.DrawFn) -> bytes:
    head = draw(st.sampled_from(["", "#!/usr/bin/env python\n", "# -*- coding: utf-8 -*-\n", '"""Doc."""\n', "\n\n"]))
    source = head + "".join(draw(st.lists(python_statements(), min_size=1, max_size=4)))
    source = draw(st.sampled_from([source, source.rstrip("\n"), source.replace("\n", "\r\n")]))
    return source.encode()


@given(python_sources())
@settings(max_examples=150)
def test_python(source: bytes) -> None:
    try:
        compile(source, "a.py", "exec")
    except (SyntaxError, ValueError):
        assume(False)  # noqa: FBT003 - hypothesis's signature
    added = assert_round_trip("python", source)
    assert added.refused == ()


GO_EXPRESSIONS = ["a", "<-c", "`x\ny`", '"// no"', "f(<-c,\n<-d)", "reflect.TypeOf(a)", "T{a: 1,\nbcd: <-c,\ne: 2,\n}"]
go_expressions = st.recursive(
    st.sampled_from(GO_EXPRESSIONS),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" + ".join),
        st.tuples(inner, inner).map(" +\n".join),
        st.tuples(inner, inner).map(lambda pair: f"f({pair[0]},\n{pair[1]},\n)"),
        st.tuples(inner, inner).map(lambda pair: f"T{{a: {pair[0]}, // note\nlonger: {pair[1]},\nb: <-c, /* x */\n}}"),
        inner.map(lambda one: f"func() int {{\nreturn {one}\n}}()"),
    ),
    max_leaves=5,
)
notes = st.sampled_from(["", "", " // note", " /* note */", " //nolint:all", " // rustbound: ignore[GO304] -- see #3"])


@st.composite
def go_statements(draw: st.DrawFn, depth: int = 2) -> str:
    value, note = draw(go_expressions), draw(notes)
    simple = [
        f"x := {value}{note}",
        f"longer := {value}{note}",
        "var wg sync.WaitGroup" + note,
        "var mu, other = make(chan int), 2",
        "go f()" + note,
        "// note",
        "",
        "return nil, err",
    ]
    if not depth:
        return draw(st.sampled_from(simple)) + "\n"
    body = "".join(draw(st.lists(go_statements(depth - 1), max_size=3)))
    blocks = [
        f"if x := {value}; x {{{note}\n{body}}} else if <-c {{\n{body}}} else {{\n<-c\n}}\n",
        f"for range c {{\n{body}}}\n",
        f"select {{\ncase x := <-c:{note}\n{body}\n// above\ncase d <- 1:\n{body}default:\n}}\n",
        f"switch {value} {{\ncase <-c:\n{body}case <-d, \n<-e:\n{body}}}\n",
        f"go func() {{{note}\n{body}}}()\n",
        f"var (\na = make(chan int){note}\nlonger = make(chan int, 1)\nn int\n)\n",
    ]
    return draw(st.sampled_from([draw(st.sampled_from(blocks)), draw(st.sampled_from(simple)) + "\n"]))


@st.composite
def go_sources(draw: st.DrawFn) -> str:
    note = draw(notes)
    declarations = [
        f'type T struct {{{note}\na int\nmu sync.Mutex{note}\nlonger, b chan int `json:"x"`\n\nsync.RWMutex\n}}\n',
        f"// Err is.\n//   - a\nvar ErrA = errors.New(`a`){note}\n",
        f"var (\nErrA = errors.New(`a`)\n// ErrLonger is.\nErrLonger = errors.New(`b`){note}\nc = 1\n)\n",
        "func (T) A() error { return f() }\nfunc (T) Longer() error { return f() }\n\n",
        f"// I is.\ntype I interface {{{note}\nA() error{note}\nLonger(<-chan int)\n}}\n",
    ]
    functions = [
        f"// F does.\nfunc F(a int,\nb <-chan int) (int, error) {{{note}\n{body}}}\n"
        for body in ("".join(draw(st.lists(go_statements(), max_size=5))) for _ in range(2))
    ]
    parts = draw(st.lists(st.sampled_from([*declarations, *functions]), min_size=1, max_size=3))
    head = '//go:build linux\n\npackage p\n\n// #include <stdio.h>\nimport "C"\n\nimport (\n"errors"\n"reflect"\n)\n\n'
    return head + "".join(parts)


def gofmt(source: bytes) -> bytes:
    done = subprocess.run(["gofmt"], input=source, capture_output=True, check=False)
    assume(done.returncode == 0)
    return done.stdout


@needs("gofmt")
@given(go_sources())
@settings(max_examples=80)
def test_go(text: str) -> None:
    source = gofmt(text.encode())
    # Some sources are not what gofmt leaves alone before it has seen them twice.
    assume(gofmt(source) == source)
    added = assert_round_trip("go", source)
    assert gofmt(added.source) == added.source


@pytest.mark.parametrize("language", ["python", "go"])
def test_what_is_found_here_is_found(language: str) -> None:
    """The generated sources are worth nothing when nothing is found in them."""
    samples: dict[str, Iterable[str]] = {"python": ["x = eval(b)\n"], "go": ["package p\nfunc f() {\n<-c\n}\n"]}
    for sample in samples[language]:
        assert check(language, sample).open
