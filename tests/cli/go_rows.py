"""Go statements and the Rust of each, by one scan of all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner

from translator.cli.group import rustbound

Row = tuple[str, str, str]
"""Parameters, statements, and their Rust in one line, with what is to decide before it."""

PACKAGES = (
    "bufio bytes cmp context crypto/sha256 crypto/subtle crypto/x509 encoding/base64 encoding/binary encoding/hex "
    "encoding/json errors fmt io log maps math math/big math/bits math/rand net net/http net/netip net/url os path "
    "path/filepath reflect regexp runtime slices sort strconv strings sync sync/atomic time unicode unicode/utf8 "
    "github.com/hashicorp/go-hclog"
).split()
TYPES = """type part struct {
	size  int
	parts []*part
	plain []part
	named map[string]*part
}

func (p *part) grow() { p.size++ }

func (p part) name(other *part) { p.named["a"] = other }

type pair struct {
	*part
	own int
}

"""
END = 'if end() {\n\t\treturn errors.New("end")\n\t}\n\treturn nil\n'


def printed(rows: Sequence[Row], path: Path) -> list[str]:
    """What the body of a function with each row's statements prints, in one line."""
    head = "package p\n\nimport (\n" + "".join(f'\t"{name}"\n' for name in PACKAGES) + ")\n\n" + TYPES
    path.write_text(head + "".join(_function(row, n) for n, row in enumerate(rows)))
    arguments = ["scan", str(path), "--isolated", "--select", "GO118", "--format", "json"]
    found = CliRunner().invoke(rustbound, arguments, catch_exceptions=False)
    findings = json.loads(found.stdout)["findings"]
    assert len(findings) == len(rows)
    return [_body(finding["skeleton"], n) for n, finding in enumerate(findings)]


def _function(row: Row, n: int) -> str:
    return f"func run{n}({row[0]}) error {{\n\t{row[1]}\n\t{END}}}\n\n"


def _body(skeleton: str, n: int) -> str:
    whole = skeleton.partition("\nfn run")[2] or skeleton.partition("\nasync fn run")[2]
    inside = whole.partition(" {\n")[2].rstrip().removesuffix("}").rstrip()
    folded = re.sub(r"\s+", " ", re.sub(r"\s*\n\s*\.", ".", inside)).strip()
    return folded.removesuffix(f"if end() {{ return Err(Run{n}Error::End); }} Ok(())").strip()
