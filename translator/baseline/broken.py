"""What is wrong with a file that should be a baseline, and how to mend it."""

from __future__ import annotations

import json
import re
from pathlib import Path

_MARKER = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?:[ \r]|$)|^={7}\r?$", re.MULTILINE)
_BYTE = re.compile(r"\(byte (\d+)\)")
_RESTORE = "take it from version control, or delete it and write it anew with --update-baseline"
_FIELDS = ("path", "code", "symbol", "source", "tokens", "shape")


def why_broken(path: Path, content: bytes, problem: str) -> str:
    """File, line, what is wrong, and the mend. `problem`: what the decoder said, empty if only the schema is wrong."""
    marker = _MARKER.search(content)
    if marker is not None:
        return _told(
            path,
            content,
            marker.start(),
            "a merge conflict",
            "delete the marker lines and keep the others, in any order",
        )
    try:
        text = content.decode()
        document = json.loads(text)
    except UnicodeDecodeError as error:
        return _told(path, content, error.start, "not UTF-8", _RESTORE)
    except json.JSONDecodeError as error:
        offset = len(error.doc[: error.pos].encode())
        if not content[offset:].strip():
            return _told(path, content, len(content.rstrip()), "the end is missing", _RESTORE)
        return _told(path, content, offset, f"not JSON: {error.msg[0].lower()}{error.msg[1:]}", _RESTORE)
    except RecursionError:
        return _told(path, content, 0, "nested too deep for a baseline", _RESTORE)
    return _wrong_value(path, content, text, document) or _told(path, content, _offset(problem), problem, _RESTORE)


def _wrong_value(path: Path, content: bytes, text: str, document: object) -> str:
    if not isinstance(document, dict) or "schema" not in document:
        return _told(path, content, 0, "no baseline: it does not say which `schema` it has", _RESTORE)
    schema = document["schema"]
    at = content.find(b'"schema"')
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        return _told(path, content, at, f"`schema` must be a number from 1, not {json.dumps(schema)[:40]}", _RESTORE)
    if schema > 1:
        told = f"schema {schema} is of a newer rustbound, this one knows schema 1"
        return _told(path, content, at, told, "upgrade rustbound")
    at = max(content.find(b'"findings"'), 0)
    if not isinstance(document.get("findings"), list):
        return _told(path, content, at, "`findings` must be a list", _RESTORE)
    for place, entry in enumerate(document["findings"]):
        wrong = _wrong_entry(entry)
        if wrong:
            offset = _place_of(text, content, place)
            return _told(path, content, offset, wrong, "mend or delete this line, then run with --update-baseline")
    return ""


def _wrong_entry(entry: object) -> str:
    if entry is None:
        return ""
    if not isinstance(entry, dict):
        return f"a finding must be an object, not {json.dumps(entry)[:40]}"
    for field in _FIELDS:
        if field not in entry:
            return f"a finding without `{field}`"
        if not isinstance(entry[field], str):
            return f"`{field}` must be a string, not {json.dumps(entry[field])[:40]}"
    return ""


def _place_of(text: str, content: bytes, place: int) -> int:
    """The byte offset of one element of `findings` in a document that is known to be JSON."""
    decoder = json.JSONDecoder()
    at = text.index("[", len(content[: content.find(b'"findings"')].decode())) + 1
    for number in range(place + 1):
        while text[at] in " \t\r\n,":
            at += 1
        if number < place:
            _, at = decoder.raw_decode(text, at)
    return len(text[:at].encode())


def _offset(problem: str) -> int:
    found = _BYTE.search(problem)
    return int(found[1]) if found else 0


def _told(path: Path, content: bytes, offset: int, wrong: str, mend: str) -> str:
    line = content.count(b"\n", 0, max(offset, 0)) + 1
    return f"{path}:{line}: {wrong}: {mend}"
