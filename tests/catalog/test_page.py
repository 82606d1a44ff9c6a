import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalog.sample import BODY, page_text
from translator.catalog.page import read_page
from translator.catalog.pattern import Example, LookAlike, Pattern, Preferred, Reference
from translator.catalog.problem import format_problem

PATH = "patterns/python/blocked/PY901-dynamic-code.md"


def read(text: str | bytes, path: str = PATH) -> tuple[Pattern | None, list[str]]:
    page, problems = read_page(path, text if isinstance(text, bytes) else text.encode())
    return page, [f"{entry.line}: {entry.reason}" for entry in problems]


def good(text: str | bytes) -> Pattern:
    page, problems = read(text)
    assert problems == []
    assert page is not None
    return page


def test_everything_a_page_says() -> None:
    page = good(page_text(absorbs="[PY101, PY102]", narrows="[PY103]", crates="[tokio, thiserror]", status="preview"))
    assert (page.code, page.name, page.title) == ("PY901", "dynamic-code", "Code made at run time")
    assert (page.verdict, page.effort, page.crates) == ("blocked", 13, ("tokio", "thiserror"))
    assert (page.since, page.message, page.status) == ("0.1.0", "no equivalent", "preview")
    assert (page.absorbs, page.narrows) == (("PY101", "PY102"), ("PY103",))
    assert (page.proof, page.proof_reason) == ("none", "there is no equivalent to run")
    assert (page.language, page.family, page.path) == ("python", "blocked", PATH)
    assert page.paragraph == "Text becomes code."
    assert page.query == '(call function: (identifier) @_f (#eq? @_f "eval")) @finding\n'
    assert page.template == "{{ finding.text | comment }}\n"
    assert page.uses == ("finding",)
    assert page.notes == ("No code is made at run time.", "A second note on two lines, with `code`.")
    assert page.alternatives == "None."
    assert page.references == (Reference("Macros in the book", "https://doc.rust-lang.org/book/"),)


def test_lines_are_those_of_the_page() -> None:
    text = page_text()
    page = good(text)
    lines = text.split("\n")
    assert lines[page.query_line - 1].startswith("(call function")
    assert lines[page.template_line - 1].startswith("{{ finding")
    assert page.example == Example(
        'x = eval("1")\n', '// eval("1")\n', lines.index('x = eval("1")') + 1, lines.index('// eval("1")') + 1
    )
    assert page.look_alikes == (
        LookAlike('x = evaluate("1")\n', lines.index('x = evaluate("1")') + 1),
        LookAlike('x = frame.eval("1")\n', lines.index('x = frame.eval("1")') + 1),
    )


def test_values_are_the_text_they_are() -> None:
    page = good(page_text(title="on", message="'true: no'"))
    assert (page.title, page.message) == ("on", "true: no")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_ends_of_lines_do_not_matter(end: str) -> None:
    page = good(page_text().replace("\n", end))
    assert page.query == '(call function: (identifier) @_f (#eq? @_f "eval")) @finding\n'


def test_a_byte_order_mark_does_not_matter() -> None:
    assert good(b"\xef\xbb\xbf" + page_text().encode()).code == "PY901"


def test_headings_inside_blocks_are_none() -> None:
    body = BODY.replace('x = eval("1")\n', '## Match\nx = eval("1")\n')
    assert good(page_text(body)).example.source == '## Match\nx = eval("1")\n'


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        ({"code": None}, 1, "`code` is missing from the front matter"),
        ({"message": None}, 1, "`message` is missing from the front matter"),
        ({"code": "py901"}, 2, "`code: py901`: expected capital letters and three digits, like GO103"),
        ({"code": "PY902"}, 2, "code and name do not fit the file's name: rename the file to PY902-dynamic-code.md"),
        ({"name": "Dynamic"}, 3, "`name: Dynamic`: expected lower case words joined by `-`, like error-sentinel"),
        ({"verdict": "hard"}, 5, "`verdict: hard`: expected one of direct, adapt, redesign, blocked"),
        ({"effort": "4"}, 6, "`effort: 4`: expected one of 1, 2, 3, 5, 8, 13"),
        ({"crates": "tokio"}, 7, "`crates` is a list: write `crates: [a, b]`, or `crates: []` for none"),
        ({"crates": "[{a: b}]"}, 7, "`crates` is a list: write `crates: [a, b]`, or `crates: []` for none"),
        ({"since": "1"}, 8, "`since: 1`: expected the version that first had the page, like 0.1.0"),
        ({"message": "[a]"}, 9, "`message` is one text"),
        ({"message": '"a\\nb"'}, 9, "`message: a\nb`: expected one line"),
        ({"title": "Error: wrapped"}, 4, "no valid YAML: mapping values are not allowed here; put quotes around text"),
        ({"proof": "later"}, 10, "`proof: later`: expected none; without the key"),
        ({"proof_reason": None}, 10, "`proof: none` and `proof-reason` go together"),
        ({"proof": None}, 10, "`proof: none` and `proof-reason` go together"),
        ({"absorb": "[PY101]"}, 12, "unknown key `absorb`: did you mean `absorbs`?"),
        ({"absorbs": "[errors]"}, 12, "`errors` in `absorbs`: expected capital letters and three digits"),
        ({"severity": "high"}, 12, "unknown key `severity`"),
    ],
)
def test_wrong_front_matter(change: dict[str, str | None], line: int, reason: str) -> None:
    page, problems = read(page_text(BODY, **change))
    assert page is None
    assert any(found.startswith(f"{line}: {reason}") for found in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("## Skeleton", "## Skeletons", "unknown heading `Skeletons`"),
        ("## Skeleton", "## Skeletons", "`## Skeleton` is missing"),
        ("## Alternatives", "### Alternatives", "`## Alternatives` is missing"),
        ("## Alternatives\n\nNone.", "## Alternatives", "`## Alternatives` is empty"),
        ("## Match", "## Match\n\n## Match", "`## Match` stands twice"),
        ("Text becomes code.\n", "", "one paragraph stands between the front matter and `## Match`"),
        ("Text becomes code.\n", "One.\n\nTwo.\n", "one paragraph stands between the front matter and `## Match`"),
        ("```query", "```scheme", "`## Match` holds exactly one ```query block"),
        ("@finding\n", "@call\n", "the query captures no `@finding`"),
        ("```jinja", "```", "`## Skeleton` holds exactly one ```jinja block"),
        ("{{ finding.text", "{{ finding.text }", "the template does not parse: unexpected '}'"),
        (
            "{{ finding.text",
            "{{ target.text",
            "the template names `target`: no capture of the query is called `@target`",
        ),
        ("{{ finding.text", "{{ _f.text", "the template names `_f`: captures with `_` serve the query only, rename it"),
        ("- No code is", "No code is", "`## What changes` is a list (`- …`), each item one note of plain text"),
        (
            "- No code",
            "- A block\n\n  ```\n  x\n  ```\n- No",
            "`## What changes` is a list (`- …`), each item one note",
        ),
        ("```rust", "```python", "`## Example` holds one ```python block and then one ```rust block"),
        ("x = evaluate", "```\n\n```go\nx = evaluate", "`## Look-alikes` holds ```python blocks, one or more"),
        ("- [Macros](https://doc.rust-lang.org/book/)", "- Macros", "`## References` is a list, each item with a link"),
        ("(https://doc", "(http://doc", "`## References` is a list, each item with a link that begins with https://"),
    ],
)
def test_wrong_body(old: str, new: str, reason: str) -> None:
    assert old in BODY
    page, problems = read(page_text(BODY.replace(old, new, 1)))
    assert page is None
    assert any(re.match(rf"\d+: {re.escape(reason)}", found) for found in problems), problems


def test_headings_out_of_order() -> None:
    start, end = BODY.index("## Match"), BODY.index("## Skeleton")
    swapped = BODY[:start] + BODY[end : BODY.index("## What")] + BODY[start:end] + BODY[BODY.index("## What") :]
    text = page_text(swapped)
    line = text.split("\n").index("## Skeleton") + 1
    assert read(text) == (None, [f"{line}: `## Skeleton` is out of order: `## Match` comes first"])


def test_a_template_error_names_its_line() -> None:
    text = page_text(BODY.replace("{{ finding", "// one\n{% if %}\n{{ finding"))
    line = text.split("\n").index("{% if %}") + 1
    assert read(text)[1][0].startswith(f"{line}: the template does not parse: ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 'x' * 10 ** 10 }}", "the template uses `mul`, which the sandbox does not offer"),
        ("{{ 1 + 1 }}", "the template uses `add`, which"),
        ("{% macro m() %}{{ m() }}{% endmacro %}", "the template uses `macro`, which"),
        ("{% include '/etc/passwd' %}", "the template uses `include`, which"),
        ("{% import 'os' as os %}", "the template uses `import`, which"),
        ("{% set a %}{{ path }}{% endset %}", "the template uses `assign block`, which"),
        ("{% set a = [path, path] %}", "the template uses a list of values that are not written out, which"),
        ("{% for a in path recursive %}{% endfor %}", "the template uses a recursive loop, which"),
        ("{% for i in range(9) %}{% endfor %}", "the template names `range`: no capture"),
        ("{{ lipsum }}", "the template names `lipsum`: no capture"),
        ("{{ path | center(99) }}", "the template does not parse: No filter named 'center'."),
    ],
)
def test_a_template_only_chooses_and_prints(text: str, reason: str) -> None:
    page, problems = read(page_text(BODY.replace("{{ finding", f"{text}\n{{{{ finding")))
    line = page_text(BODY).split("\n").index("```jinja") + 2
    assert page is None
    assert problems[0].startswith(f"{line}: {reason}"), problems


def test_all_that_is_wrong_is_told_at_once() -> None:
    _, problems = read(page_text(BODY.replace("```jinja", "```").replace("## Ref", "## Deref"), effort="4", title=None))
    assert len(problems) == 5, problems


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "a page begins with front matter"),
        (b"# A title\n", 1, "a page begins with front matter"),
        (b"---\ncode: PY901\n", 1, "the front matter has no end: put a line `---` after its last key"),
        (b"---\n- a\n---\n", 1, "the front matter is not a list of `key: value` lines"),
        (b"---\n" + b"[" * 5000 + b"\n---\n", 1, "no valid YAML"),
        (b"---\ncode: \x07\n---\n", 1, "no valid YAML"),
        (b"---\ncode: PY901\nname: \xff\n---\n", 3, "not UTF-8: save the page as UTF-8"),
        (b"---\ncode: PY\x00901\n---\n", 2, "a NUL character: this is no text file"),
        (page_text().encode().replace(b"---\ncode", b"---\ncode: PY901\ncode"), 3, "`code` stands twice"),
    ],
)
def test_no_page_at_all(content: bytes, line: int, reason: str) -> None:
    page, problems = read(content)
    assert page is None
    assert problems[0].startswith(f"{line}: {reason}"), problems


@given(st.binary(max_size=200) | st.text(max_size=400).map(lambda text: page_text(text).encode()))
def test_no_input_raises(content: bytes) -> None:
    page, problems = read_page(PATH, content)
    assert page is None
    assert problems


def test_a_problem_reads_as_a_place_and_a_reason() -> None:
    _, problems = read_page(PATH, b"")
    assert format_problem(problems[0]).startswith(f"{PATH}:1: a page begins with front matter")


THREADS = "## With threads\n\nA thread.\n\n- Nothing is\n  awaited.\n\n```rust\nspawn();\n```\n\n"
ANYHOW = "## With anyhow\n\n```rust\nbail!();\n```\n\n"


def with_preferences(sections: str) -> str:
    return page_text(BODY.replace("## Look-alikes", f"{sections}## Look-alikes"))


def test_what_a_preference_changes() -> None:
    text = with_preferences(ANYHOW + THREADS)
    page = good(text)
    lines = text.split("\n")
    assert page.preferred == (
        Preferred("errors", "anyhow", "", (), "bail!();\n", lines.index("bail!();") + 1),
        Preferred(
            "concurrency",
            "threads",
            "A thread.",
            ("Nothing is awaited.",),
            "spawn();\n",
            lines.index("spawn();") + 1,
        ),
    )
    assert good(page_text()).preferred == ()


def test_notes_alone_may_change() -> None:
    (one,) = good(with_preferences("## With checked\n\n- It is asked.\n\n")).preferred
    assert (one.preference, one.value, one.message, one.notes, one.rust) == (
        "integers",
        "checked",
        "",
        ("It is asked.",),
        "",
    )


@pytest.mark.parametrize("sections", [THREADS + ANYHOW, ANYHOW + ANYHOW])
def test_preferences_stand_once_and_in_order(sections: str) -> None:
    _, problems = read(with_preferences(sections))
    assert len(problems) == 1
    assert "`## With checked` stand behind `## Example`, once, in this order" in problems[0]


def test_a_preference_stands_behind_the_example() -> None:
    _, problems = read(page_text(BODY.replace("## Alternatives", f"{ANYHOW}## Alternatives")))
    assert len(problems) == 1
    assert "stand behind `## Example`" in problems[0]


@pytest.mark.parametrize("content", ["", "One.\n\nTwo.\n\n", "```python\nx\n```\n\n"])
def test_a_preference_says_one_thing(content: str) -> None:
    _, problems = read(with_preferences(f"## With threads\n\n{content}"))
    assert len(problems) == 1
    assert "`## With threads` holds one line (the message), a list (its notes), and one ```rust block" in problems[0]
