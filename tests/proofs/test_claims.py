"""What a page says under *What changes*, shown by small programs.

`fixtures/proofs/<CODE>/claims/<name>.{go,py,rs}`: each prints what stands behind `Output:` in the comment at its end.
A Go claim begins with `//go:build ignore`, so that several stand in one directory.
"""

import re
from pathlib import Path

import pytest

from tests.proofs.build import PROOFS, Built
from tests.proofs.programs import python, run
from tests.toolchains import needs

CLAIMS = sorted(path for suffix in ("go", "py", "rs") for path in PROOFS.glob(f"*/claims/*.{suffix}"))
TOOLCHAINS = {".go": ["go"], ".rs": ["cargo"], ".py": []}


def expected_output(program: str) -> str:
    """The lines behind `// Output:` (`# Output:`) at the end of a program, without the comment marks."""
    _, found, lines = program.rpartition("Output:\n")
    assert found, "the program ends in no `// Output:` comment"
    return "".join(f"{re.sub(r'^(//|#) ?', '', line)}\n" for line in lines.splitlines())


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(path, id=path.relative_to(PROOFS).as_posix(), marks=needs(*TOOLCHAINS[path.suffix]))
        for path in CLAIMS
    ],
)
def test_claim(claim: Path, request: pytest.FixtureRequest) -> None:
    command: list[str | Path]
    if claim.suffix == ".py":
        command = python(claim)
    elif claim.suffix == ".go":
        command = ["go", "run", claim]
    else:
        rust: Built = request.getfixturevalue("rust")
        name = f"{claim.parts[-3].lower()}-{claim.stem}"
        assert name in rust.programs, rust.reason(name)
        command = [rust.programs[name]]
    assert run(command, claim.parent).output == expected_output(claim.read_text(encoding="utf-8"))


def test_the_expected_output_is_the_last_comment() -> None:
    assert expected_output("x // Output:\n// a\n\n// Output:\n// one\n//   two\n//\n") == "one\n  two\n\n"
    assert expected_output("print(1)\n\n# Output:\n# 1\n") == "1\n"
