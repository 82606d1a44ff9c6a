"""rustfmt itself as the judge."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.rust.layout.rustfmt import rustfmt, rustfmt_files
from tests.rust.layout.samples import Sample, samples, squashed
from tests.toolchains import needs
from translator.rust.layout import format_rust

pytestmark = needs("rustfmt")

SAMPLES = list(samples())


def differences(expected: Sequence[str], found: Sequence[str]) -> list[tuple[str, str, str]]:
    return [
        (sample.name, want, have) for sample, want, have in zip(SAMPLES, expected, found, strict=True) if want != have
    ]


def test_the_samples_are_what_rustfmt_prints(tmp_path: Path) -> None:
    texts = [sample.in_file(sample.text) for sample in SAMPLES]
    assert differences(rustfmt_files(texts, tmp_path), texts) == []


@pytest.mark.parametrize("seed", range(3))
def test_rustfmt_lays_out_the_same(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311
    texts = [squashed(sample, random) for sample in SAMPLES]
    files = [
        f"fn f() {{{text}}}" if sample.is_statements else text for sample, text in zip(SAMPLES, texts, strict=True)
    ]
    printed = rustfmt_files(files, tmp_path)
    expected = [sample.from_file(text) for sample, text in zip(SAMPLES, printed, strict=True)]
    assert differences(expected, [format_rust(text) for text in texts]) == []


NAME = st.integers(min_value=2, max_value=26).flatmap(
    lambda length: st.sampled_from("abckmtxz").map(lambda letter: (letter + "qwv_" * 7)[:length])
)

TEMPLATES = {
    "call": "let {a} = {b}.{c}({d}, {e}).await.map_err(|source| {f}::{a} {{ {b}: {c}.to_owned(), source }})?;",
    "chain": "{a}.{b}().{c}({d}).{e}(|{f}| {f}.{a} > {b}).collect::<Vec<_>>()",
    "condition": "if let Some({a}) = {b}.{c}({d}) && {e}.{f}() {{ return Err({a}::{b} {{ {c}, {d} }}); }}",
    "match": "match {a}.{b} {{ {c}::{d} | {c}::{e} if {f}.{a}() => {b}({c}, {d}), "
    "{c}::{f}({a}) => {{ {a}.{b}(); }} _ => {d} }}",
    "let_else": "let Some({a}) = {b}.{c}({d}, {e}) else {{ return {f} }};",
    "literal": "Ok({a} {{ {b}: {c}({d}), {e}, {f}: vec![{a}, {b}, {c}] }})",
    "operators": "let {a} = {b} + {c}.{d}() * ({e} - {f}) > {a} && !{b}.{c}() || {d}[{e}] == {f};",
    "macro": 'println!("{{}} {{}}", {a}.{b}({c}), {d}); assert_eq!({a}.{b}, {c}({d}, {e}), "{{}}", {f});',
    "spawn": "let {a} = tokio::spawn(async move {{ "
    "while let Some({b}) = {c}.recv().await {{ {d}({b}, {e}).await; }} }});",
    "signature": "pub async fn {a}(&self, {b}: &{c}, {d}: Option<{e}>) -> Result<{f}, {c}> {{ self.{b}.{a}({d}) }}",
    "generics": "impl<{a}: {b}, {c}> {d}<{a}> for {e}<{a}, {c}> "
    "where {c}: {f}<Item = {b}> + Send {{ type {b} = {c}; }}",
    "struct": "pub struct {a} {{ pub {b}: {c}, pub {d}: HashMap<{e}, Vec<{f}>> }} pub struct {f}(pub {a}, {b});",
    "enum": "enum {a} {{ {b}, {c}({d}, {e}), {f} {{ {b}: {a} }} }}",
    "imports": "use {a}::{{{b}, {c}::{{{d}, {e}}}, self}}; use {f}::{a} as {b};",
    "constant": "pub const {a}: &[{b}] = &[{b}::{c}, {b}::{d}, {e}({f})];",
}
ITEMS = {"signature", "generics", "struct", "enum", "imports", "constant"}


@pytest.mark.parametrize("template", TEMPLATES)
@hypothesis_settings(max_examples=12)
@given(names=st.lists(NAME, min_size=6, max_size=6, unique=True))
def test_names_of_any_length(template: str, names: list[str]) -> None:
    sample = Sample(template, template not in ITEMS, "")
    text = TEMPLATES[template].format(**dict(zip("abcdef", names, strict=True)))
    printed = format_rust(text)
    assert format_rust(printed) == printed
    in_file = sample.in_file(printed)
    assert rustfmt(in_file) == in_file
