"""What a team's preferences change in the Rust that is printed."""

from __future__ import annotations

import pytest

from translator.catalog.cache import load_catalogue
from translator.engine.facts import Finding
from translator.engine.render import render_file
from translator.engine.survey import survey_source
from translator.ir.index import build_index
from translator.rust.preferences import DEFAULT, RustPreferences

ANYHOW = RustPreferences(errors="anyhow")
THREADS = RustPreferences(concurrency="threads")
CHECKED = RustPreferences(integers="checked")


def first(code: str, source: str, preferences: RustPreferences = DEFAULT) -> Finding:
    """The first finding of a page in source, which is Go's unless the page is Python's."""
    catalogue = load_catalogue()
    language, name = ("go", "a.go") if code.startswith("GO") else ("python", "a.py")
    source = f"package a\n\n{source}" if language == "go" else source
    facts = survey_source(name, language, source.encode(), catalogue, skeletons=True)
    assert facts.declarations is not None
    rendered = render_file(facts, build_index([facts.declarations]), catalogue, preferences)
    assert rendered.ledger == ()
    return next(finding for finding in rendered.findings if finding.code == code)


def rust(code: str, source: str, preferences: RustPreferences) -> str:
    """Its skeleton without the line that says where it was found."""
    skeleton = first(code, source, preferences).skeleton
    assert skeleton is not None
    return skeleton.partition("\n")[2]


def body(printed: str) -> list[str]:
    """The lines inside the first function."""
    lines = printed.split("\n")
    start = next(place for place, line in enumerate(lines) if "fn " in line and line.endswith("{"))
    end = next(place for place, line in enumerate(lines) if place > start and line == "}")
    return [line.strip() for line in lines[start + 1 : end]]


COUNT = """
import ("errors"; "fmt"; "strconv")

var ErrEmpty = errors.New("empty")

func Count(text string, limit int) (int, error) {
	if text == "" {
		return 0, ErrEmpty
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("count %q: %w", text, err)
	}
	if n > limit {
		return 0, fmt.Errorf("%d is too much", n)
	}
	return n, nil
}
"""


def test_anyhow_says_what_leaves_where_it_leaves() -> None:
    assert rust("GO118", COUNT, ANYHOW) == (
        "use anyhow::Context;\n\n"
        "pub fn count(text: &str, limit: i64) -> anyhow::Result<i64> {\n"
        "    if text.is_empty() {\n"
        "        anyhow::bail!(Error::Empty);\n"
        "    }\n"
        "    let n = text\n"
        "        .parse::<i64>()\n"
        '        .with_context(|| format!("count {text:?}"))?;\n'
        "    if n > limit {\n"
        '        anyhow::bail!("{n} is too much");\n'
        "    }\n"
        "    Ok(n)\n"
        "}\n"
    )


def test_crates_are_those_of_the_preference() -> None:
    assert "thiserror" in first("GO118", COUNT).crates
    assert first("GO118", COUNT, ANYHOW).crates == ("anyhow",)
    assert first("GO103", COUNT, ANYHOW).crates == ("thiserror",), "error values keep a type of their own"


def test_a_cause_that_is_only_shown_is_no_context() -> None:
    source = 'import ("fmt"; "os")\nfunc f() error {\n\terr := os.Remove("x")\n\tif err != nil {\n'
    source += '\t\treturn fmt.Errorf("no: %v", err)\n\t}\n\treturn nil\n}\n'
    assert 'map_err(|err| anyhow::anyhow!("no: {err}"))' in rust("GO118", source, ANYHOW)


@pytest.mark.parametrize("text", ["%w, at %d", "at %d: %w", "at %d (%w)", "at: %w %d"])
def test_a_cause_in_the_text_is_left_to_the_chain(text: str) -> None:
    arguments = "err, n" if text.index("%w") < text.index("%d") else "n, err"
    source = 'import ("fmt"; "os")\nfunc f(n int) error {\n\terr := os.Remove("x")\n\tif err != nil {\n'
    source += f'\t\treturn fmt.Errorf("{text}", {arguments})\n\t}}\n\treturn nil\n}}\n'
    assert '.with_context(|| format!("at {n}"))' in "".join(body(rust("GO118", source, ANYHOW)))


def test_an_error_value_with_words_before_it_keeps_its_type() -> None:
    source = 'import ("errors"; "fmt")\nvar ErrGone = errors.New("gone")\nfunc f(n int) error {\n'
    source += '\treturn fmt.Errorf("order %d: %w", n, ErrGone)\n}\n'
    assert rust("GO118", source, ANYHOW) == (
        'fn f(n: i64) -> anyhow::Error {\n    anyhow::Error::new(Error::Gone).context(format!("order {n}"))\n}\n'
    )


PYTHON = """
class StoreError(Exception):
    pass

class Missing(StoreError):
    pass

def load(number: str) -> str:
    if number == "":
        raise Missing("no number")
    if number == "x":
        raise ValueError(f"not a number: {number}")
    return number

def shown(number: str) -> str:
    try:
        return load(number)
    except Missing:
        return "missing"
"""


def test_exceptions_of_the_project_keep_their_types_and_builtin_ones_become_text() -> None:
    lines = body(rust("PY110", PYTHON, ANYHOW))
    assert 'anyhow::bail!(StoreError::Missing("no number".to_owned()));' in lines
    assert 'anyhow::bail!("not a number: {number}");' in lines


def test_handlers_ask_for_types() -> None:
    printed = rust("PY101", PYTHON, ANYHOW)
    assert "Err(err) if matches!(err.downcast_ref(), Some(StoreError::Missing { .. })) => {" in printed
    assert "Err(err) => Err(err),\n" in printed


def test_a_builtin_class_that_a_handler_asks_for_is_to_be_decided() -> None:
    source = PYTHON.replace("except Missing", "except ValueError")
    printed = rust("PY101", source, ANYHOW)
    assert "if err.is::<ValueError>()" in printed
    assert "// DECIDE: `ValueError` must be a type of its own where it is raised" in printed


FEED = """
import "context"

func Feed(ctx context.Context, lines []string, out chan<- string) {
	for _, line := range lines {
		select {
		case out <- line:
		case <-ctx.Done():
			return
		}
	}
}
"""


def test_select_on_threads() -> None:
    printed = rust("GO307", FEED, THREADS)
    assert "crossbeam_channel::select! {\n    send(out, " in printed
    assert "    recv(ctx) -> _ => {\n        return;\n    }\n" in printed
    assert first("GO307", FEED, THREADS).crates == ("crossbeam-channel",)


def test_the_page_speaks_of_threads() -> None:
    finding = first("GO307", FEED, THREADS)
    assert "crossbeam_channel::select!" in finding.message
    assert not any("tokio" in note or "await" in note for note in (finding.message, *finding.notes))
    assert "tokio::select!" in first("GO307", FEED).message


GROUP = """
import "sync"

func Each(names []string, visit func(string)) {
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			visit(name)
		}()
	}
	wg.Wait()
}
"""


def test_a_group_that_ends_where_it_began_is_a_scope() -> None:
    assert rust("GO202", GROUP, THREADS) == (
        "std::thread::scope(|scope| {\n"
        "    let visit = &visit;\n"
        "    for name in names {\n"
        "        scope.spawn(move || {\n"
        "            visit(name);\n"
        "        });\n"
        "    }\n"
        "});\n"
    )


@pytest.mark.parametrize("leaves", ['if name == "" {\n\t\t\treturn\n\t\t}', "defer println(name)"])
def test_a_group_that_is_left_early_keeps_its_handles(leaves: str) -> None:
    printed = rust("GO202", GROUP.replace("wg.Add(1)", f"wg.Add(1)\n\t\t{leaves}"), THREADS)
    assert "std::thread::scope" not in printed
    assert "wg.push(std::thread::spawn(" in printed
    assert "for thread in wg {\n    thread.join().unwrap();\n}\n" in printed


def test_what_is_asynchronous_in_the_source_stays_so() -> None:
    source = "import asyncio\n\nasync def both():\n    await asyncio.gather(one(), two())\n"
    assert rust("PY203", source, THREADS) == rust("PY203", source, DEFAULT)


SUM = """
import "errors"

func Sum(cents []int64, fee int64) (int32, error) {
	var sum int64
	places := 0
	for _, one := range cents {
		sum += one * fee
		places++
	}
	if places == 0 {
		return 0, errors.New("nothing")
	}
	return int32(sum), nil
}
"""


def test_checked_arithmetic_leaves_with_the_functions_own_error() -> None:
    lines = body(rust("GO118", SUM, CHECKED))
    assert "let mut sum = 0_i64;" in lines
    assert "places += 1;" in lines, "counting by one takes centuries to overflow"
    assert ".checked_add(one.checked_mul(fee).ok_or(SumError::Overflow)?)" in lines
    assert "Ok(i32::try_from(sum)?)" in lines


def test_checked_arithmetic_where_nothing_can_leave_says_why_it_ends() -> None:
    source = "func area(a int64, b int64) int64 {\n\treturn a * b\n}\n\nfunc g() (int64, bool) {\n"
    source += "\treturn area(2, 3) - area(1, 1), true\n}\n"
    assert '.checked_sub(area(1, 1)).expect("integer overflow")' in "".join(body(rust("GO113", source, CHECKED)))


def test_a_number_has_a_type_only_where_its_arithmetic_is_checked() -> None:
    source = "func two(n int64) (int64, bool) {\n\ta := 1\n\tvar b int64\n\tfor i := int64(0); i < n; i++ {\n"
    source += "\t\ta++\n\t\tb += i\n\t}\n\treturn b, a > 3\n}\n"
    lines = body(rust("GO113", source, CHECKED))
    assert lines[:2] == ["let mut a = 1;", "let mut b = 0_i64;"]


def test_bytes_that_are_cut_from_a_number_stay_cut() -> None:
    source = "func big(n uint16) ([]byte, bool) {\n\treturn []byte{byte(n >> 8), byte(n)}, true\n}\n"
    assert rust("GO113", source, CHECKED) == rust("GO113", source, DEFAULT)


def test_a_conversion_that_loses_nothing_is_from_and_one_that_changes_nothing_is_none() -> None:
    source = "func wide(n int32, m int) (int64, bool) {\n\treturn int64(n), int64(m) > 3\n}\n"
    printed = "".join(body(rust("GO113", source, CHECKED)))
    assert "i64::from(n)" in printed
    assert "m > 3" in printed


def test_braces_in_texts_are_no_holes() -> None:
    source = 'func at(m map[string]int64) (int64, bool) {\n\treturn m["{x}"] * m["{y}"], true\n}\n'
    assert 'expect("integer overflow")' in "".join(body(rust("GO113", source, CHECKED)))


def test_hashes_wrap() -> None:
    source = "func hashOf(a uint32, b uint32) (uint32, bool) {\n\treturn a*31 + b, true\n}\n"
    assert "a.wrapping_mul(31).wrapping_add(b)" in "".join(body(rust("GO113", source, CHECKED)))


def test_positions_and_texts_stay_plain() -> None:
    source = "func at(xs []int64, i int64) (int64, bool) {\n\treturn xs[i-1], true\n}\n"
    assert rust("GO113", source, CHECKED) == rust("GO113", source, DEFAULT)
