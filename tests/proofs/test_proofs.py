"""Each port does what its source does, and holds what the tool prints for it."""

import re
import tomllib
from collections.abc import Callable

import pytest

from tests.proofs.build import PROOFS, Built
from tests.proofs.programs import Proof, proofs, python, run
from tests.toolchains import needs
from translator.catalog.pattern import Catalogue
from translator.catalog.proofs import first_missing, manifest, skeleton_code
from translator.engine.render import render_file
from translator.engine.survey import survey_source
from translator.ir.index import build_index
from translator.source.language import language_of_name

ALL = proofs()


def each(*programs: str) -> pytest.MarkDecorator:
    """Run the test for every proof; `programs` are needed besides the source's own."""
    return pytest.mark.parametrize(
        "proof",
        [
            pytest.param(
                proof, id=proof.name, marks=needs(*programs, *(["go"] if proof.source.suffix == ".go" else []))
            )
            for proof in ALL
        ],
    )


@each("cargo")
def test_the_port_does_what_the_source_does(
    proof: Proof, rust: Built, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    assert proof.name in rust.programs, rust.reason(proof.name)
    command = python(proof.source)
    if proof.source.suffix == ".go":
        go: Built = request.getfixturevalue("go")
        name = proof.source.parent.name
        assert name in go.programs, go.reason(name)
        command = [go.programs[name]]
    source = run(command, proof.source.parent)
    port = run([rust.programs[proof.name]], proof.source.parent)
    record_property("proof", f"{proof.name:16}{source.seconds:6.2f} s {port.seconds:6.2f} s")
    assert source.output, f"{proof.source} prints nothing: it shows nothing"
    assert port.output == source.output
    assert port.code == source.code


@pytest.mark.parametrize("proof", ALL, ids=[proof.name for proof in ALL])
def test_the_port_holds_the_skeleton(proof: Proof, catalogue: Catalogue) -> None:
    language = language_of_name(proof.source.name)
    assert language is not None
    source = proof.source.read_bytes()
    facts = survey_source(proof.source.name, language, source, catalogue, skeletons=True)
    assert facts.declarations is not None
    findings, problems = render_file(facts, build_index([facts.declarations]), catalogue, proof.preferences)
    skeleton = next((finding.skeleton for finding in findings if finding.code == proof.code), None)
    assert skeleton, f"{proof.code} finds nothing in {proof.source}"
    assert [problem for problem in problems if problem.reason.startswith(proof.code)] == []
    assert skeleton_code(skeleton), f"the skeleton is nothing but comments and todo!\n{skeleton}"
    missing = first_missing(skeleton, proof.port.read_text(encoding="utf-8"))
    assert missing is None, f"{proof.port} lacks, or has out of order:\n{missing}\n\nThe skeleton:\n{skeleton}"


def test_every_proof_has_a_page_and_a_port(catalogue: Catalogue) -> None:
    assert [proof.code for proof in ALL if not catalogue.pages(proof.code)] == []
    assert [proof.name for proof in ALL if not proof.port.is_file()] == []
    codes = {proof.code for proof in ALL}
    strays = [
        path.name for path in PROOFS.iterdir() if re.fullmatch("[A-Z]+[0-9]{3}", path.name) and path.name not in codes
    ]
    assert strays == [], "directories without a source program"


def test_every_port_is_built() -> None:
    listed = (PROOFS / "Cargo.toml").read_text(encoding="utf-8")
    assert listed == manifest(PROOFS), "run `rustbound patterns test --update`: it lists the programs anew"


def test_every_crate_is_used() -> None:
    crates = tomllib.loads((PROOFS / "Cargo.toml").read_text(encoding="utf-8"))["dependencies"]
    ports = "\n".join(path.read_text(encoding="utf-8") for path in PROOFS.glob("*/**/*.rs"))
    assert [name for name in crates if not re.search(rf"\b{name.replace('-', '_')}::", ports)] == []
