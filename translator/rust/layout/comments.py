"""Comments as text: moved to their indentation, otherwise untouched."""

from translator.rust.layout.margins import lines_inside_strings


def comment_text(text: str, indent: int) -> str:
    """One or more comments, each line at `indent` columns; blank lines between them shrink to one."""
    if "\n" not in text:
        return text.rstrip()
    if text.startswith("/*"):
        return _block_comment(text, indent)
    pad = "\n" + " " * indent
    result: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        stripped = line.strip()
        if stripped.startswith("/*") and number:
            return pad.join(result) + pad + _block_comment("\n".join([stripped, *lines[number + 1 :]]), indent)
        if stripped or (result and result[-1]):
            result.append(stripped)
    return pad.join(result).replace(pad + "\n", "\n\n")


def _block_comment(text: str, indent: int) -> str:
    end = text.find("*/") + 2
    head, rest = text[:end], text[end:].strip()
    lines = head.split("\n")
    pad = "\n" + " " * indent
    if all(line.lstrip().startswith("*") for line in lines[1:]):
        laid = pad.join([lines[0].rstrip(), *(" " + line.strip() for line in lines[1:])])
    else:
        laid = reindent(head, indent)
    return laid + pad + comment_text(rest, indent) if rest else laid


def reindent(text: str, indent: int) -> str:
    """Move all lines but the first so that the leftmost of them stands at `indent`; string contents stay."""
    if "\n" not in text:
        return text.rstrip()
    frozen = lines_inside_strings(text)
    lines = text.split("\n")
    margins = [_margin(line) for number, line in enumerate(lines) if number and line.strip() and number not in frozen]
    least = min(margins, default=0)
    result = [lines[0].rstrip()]
    for number, line in enumerate(lines[1:], 1):
        if number in frozen:
            result.append(line)
        elif line.strip():
            result.append(" " * (indent + _margin(line) - least) + line.strip())
        else:
            result.append("")
    return "\n".join(result)


def _margin(line: str) -> int:
    start = line[: len(line) - len(line.lstrip())]
    return len(start) + 3 * start.count("\t")
