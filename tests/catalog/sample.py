"""A small page that is right, for tests to break."""

from pathlib import Path

FRONT_MATTER = {
    "code": "PY901",
    "name": "dynamic-code",
    "title": "Code made at run time",
    "verdict": "blocked",
    "effort": "13",
    "crates": "[]",
    "since": "0.1.0",
    "message": "no equivalent",
    "proof": "none",
    "proof-reason": "there is no equivalent to run",
}

BODY = """\
Text becomes code.

## Match

```query
(call function: (identifier) @_f (#eq? @_f "eval")) @finding
```

## Skeleton

```jinja
{{ finding.text | comment }}
```

## What changes

- No code is made at run time.
- A second note
  on two lines, with `code`.

## Alternatives

None.

## Example

```python
x = eval("1")
```

```rust
// eval("1")
```

## Look-alikes

```python
x = evaluate("1")
```

A method is another thing:

```python
x = frame.eval("1")
```

## References

- [Macros](https://doc.rust-lang.org/book/) in the book
"""


def page_text(body: str = BODY, **front_matter: str | None) -> str:
    """The page with other front matter (`proof_reason` for `proof-reason`; None leaves a key out)."""
    values = FRONT_MATTER | {key.replace("_", "-"): value for key, value in front_matter.items()}
    keys = "".join(f"{key}: {value}\n" for key, value in values.items() if value is not None)
    return f"---\n{keys}---\n{body}"


def write_page(directory: Path, body: str = BODY, **front_matter: str | None) -> Path:
    """Write the page where its front matter says it belongs, below `directory`."""
    values = FRONT_MATTER | front_matter
    path = directory / "python" / "blocked" / f"{values['code']}-{values['name']}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_text(body, **front_matter), encoding="utf-8")
    return path
