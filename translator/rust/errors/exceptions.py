"""Exception classes as error enums: one for a family, its classes the variants; a class alone as a struct."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import types as ir
from translator.ir.declarations import Structure
from translator.rust.dispatch import plain
from translator.rust.errors.error_enum import message_literal
from translator.rust.errors.error_naming import class_name, plain_words
from translator.rust.errors.error_sources import BOXED
from translator.rust.errors.families import Member, descendants, parent_of, root_of
from translator.rust.expressions.ownership import own
from translator.rust.scope import Scope
from translator.rust.text.docs import doc_comment, note
from translator.rust.text.naming import inlined, pascal, snake, string, words
from translator.rust.types.printed import UNDECIDED, owned
from translator.rust.types.type_names import type_name

SHOWN = 4
"""Classes beside one that a remark names."""

Line = tuple[str, str, str]
"""A field: its attribute, name and type."""


def exception(item: Structure, scope: Scope) -> str:
    """The Rust for one exception class: its family's enum with the part that it and its subclasses are."""
    member = Member(scope.unit, item)
    below = descendants(member, scope.index)
    above = parent_of(member, scope.index)
    if above is None and not below:
        return _alone(member, scope)
    root = root_of(member, scope.index)
    visible = "pub " if root.item.exported else ""
    shown = below if above is None else (member, *below)
    variants = "".join(_variant(one, name, scope) for one, name in zip(shown, _names(shown), strict=True))
    doc = doc_comment(item.doc) if above is None else ""
    head = _remarks(member, root, below, scope) + doc
    name = type_name(root.item.name, scope, root.unit)
    return f"{head}#[derive(Debug, thiserror::Error)]\n{visible}enum {name} {{\n{variants}}}\n"


def _names(members: tuple[Member, ...]) -> list[str]:
    """Variants by the names of their classes; two of one name keep all of it."""
    short = [class_name(one.item.name) for one in members]
    return [
        name if short.count(name) == 1 else f"{name}{pascal(one.unit.rpartition('.')[2])}"
        for name, one in zip(short, members, strict=True)
    ]


def _remarks(member: Member, root: Member, below: tuple[Member, ...], scope: Scope) -> str:
    name = type_name(root.item.name, scope, root.unit)
    lines = ""
    if member == root:
        lines += note(f"DECIDE: whether `{member.item.name}` itself is raised: then a variant `Other(String)`.")
    else:
        family = [m for m in descendants(root, scope.index) if m != member and m not in below]
        beside = ", ".join(f"`{class_name(m.item.name)}`" for m in family[:SHOWN])
        more = f" and {len(family) - SHOWN} more" if len(family) > SHOWN else ""
        where = f", beside {beside}{more}" if beside else ""
        lines += note(f"DECIDE: a variant of `{name}`{where}; or a type of its own, where callers treat it apart.")
    others = [b.name for b in member.item.bases if isinstance(b, ir.Named) and b.package == "builtins"]
    if member != root and others:
        names = ", ".join(f"`{n}`" for n in others)
        lines += note(f"Handlers of {names} catch it too in the source; a variant belongs to one enum.")
    return lines


def _alone(member: Member, scope: Scope) -> str:
    item = member.item
    visible = "pub " if item.exported else ""
    lines, message = content(member, scope)
    open_text = " // DECIDE: the text" if _says_more(member, scope) else ""
    head = _warning(item) + doc_comment(item.doc)
    head += f"#[derive(Debug, thiserror::Error)]\n#[error({message})]{open_text}\n"
    title = f"{visible}struct {type_name(item.name, scope, member.unit)}"
    if lines is None:
        return f"{head}{title}({visible}String);\n"
    if not lines:
        return f"{head}{title};\n"
    fields = "".join(f"{attribute}{visible}{name}: {text},\n" for attribute, name, text in lines)
    return f"{head}{title} {{\n{fields}}}\n"


def _warning(item: Structure) -> str:
    """A remark on a class that reports and stops nothing."""
    if not any(isinstance(b, ir.Named) and b.name.endswith("Warning") for b in item.bases):
        return ""
    return note("DECIDE: `warnings.warn` prints it and goes on: `tracing::warn!`, and no type, unless it is raised.")


def _variant(member: Member, name: str, scope: Scope) -> str:
    lines, message = content(member, scope)
    constants = [f for f in member.item.fields if f.constant and isinstance(f.default, ex.Literal)]
    told = (
        "DECIDE: the text"
        if _says_more(member, scope)
        else "; ".join(f"{f.name} = {_value(f.default)}" for f in constants[:2] if isinstance(f.default, ex.Literal))
    )
    head = f"{doc_comment(member.item.doc)}#[error({message})]{f' // {told}' if told else ''}\n{name}"
    if lines is None:
        return f"{head}(String),\n"
    if not lines:
        return f"{head},\n"
    return f"{head} {{\n" + "".join(f"{attribute}{field}: {text},\n" for attribute, field, text in lines) + "},\n"


def _value(literal: ex.Literal) -> str:
    return string(literal.text) if literal.kind == "string" else literal.text


def typed_value(
    type_: ir.Named, declared: Structure, message: ex.Format, args: tuple[ex.FieldValue, ...], scope: Scope
) -> str:
    """An exception as a value of the type that its class becomes."""
    member = Member(type_.package or scope.unit, declared)
    root = root_of(member, scope.index)
    path = owned(ir.Named(root.item.name, "" if root.unit == scope.unit else root.unit), scope)
    if member != root:
        path += f"::{class_name(declared.name)}"
    elif descendants(root, scope.index):
        path += "::Other"
    lines, _ = content(member, scope)
    if lines is None or path.endswith("::Other"):
        text = plain(message, scope) if message.parts else f"{string(' '.join(words(declared.name)))}.to_owned()"
        return f"{path}({text})"
    if not lines:
        return path
    given = _given(member, args, message, scope)
    values = ", ".join(f"{name}: {given.get(name) or f'todo!({string(name)})'}" for _, name, _ in lines)
    return f"{path} {{ {values} }}"


def _given(member: Member, args: tuple[ex.FieldValue, ...], message: ex.Format, scope: Scope) -> dict[str, str]:
    """What the constructor's arguments give the fields, by the fields' names."""
    made = scope.index.method(member.unit, _speaker(member, scope).item.name, "__init__")
    known = [p.name for p in made.params] if made is not None else []
    if message.parts:
        # A text for the first argument was lowered as the message.
        args = (ex.FieldValue("", message), *args)
    named = {arg.name or (known[place] if place < len(known) else ""): arg.value for place, arg in enumerate(args)}
    return {snake(name.strip("_")): own(value, scope) for name, value in named.items()}


def content(member: Member, scope: Scope) -> tuple[list[Line] | None, str]:
    """The fields and the message; no fields at all where whoever raises it gives the text."""
    speaker = _speaker(member, scope)
    made = scope.index.method(speaker.unit, speaker.item.name, "__init__")
    lines = {snake(f.name.strip("_")): _field(f.name, f.type, scope) for f in speaker.item.fields if not f.constant}
    told = speaker.item.message
    if told is not None:
        for param in made.params if made is not None else ():
            if any(_hole(part) == param.name for part in told.parts):
                lines.setdefault(snake(param.name.strip("_")), _field(param.name, param.type, scope))
        message = _message(told, lines)
        if message is not None:
            return list(lines.values()), message
    if not lines and made is None and told is None:
        return None, '"{0}"'
    return list(lines.values()), message_literal(plain_words(member.item.name))


def _says_more(member: Member, scope: Scope) -> bool:
    """Whether the class makes its text in a way that no `#[error(…)]` shows."""
    lines, message = content(member, scope)
    speaker = _speaker(member, scope)
    text = scope.index.method(speaker.unit, speaker.item.name, "__str__") is not None
    plain = message == message_literal(plain_words(member.item.name))
    return (text or speaker.item.message is not None) and (plain or lines is None)


def _hole(part: str | ex.FormatArgument) -> str:
    return part.value.text if isinstance(part, ex.FormatArgument) and isinstance(part.value, ex.Name) else ""


def _speaker(member: Member, scope: Scope) -> Member:
    """The class whose fields and text an instance has: its own, or the nearest above that has any."""
    while not member.item.message and all(f.constant for f in member.item.fields):
        above = parent_of(member, scope.index)
        if above is None:
            break
        member = above
    return member


def _field(name: str, type_: ir.Type, scope: Scope) -> Line:
    name = snake(name.strip("_"))
    name = {"source": "origin", "backtrace": "trace"}.get(name, name)
    match type_:
        case ir.Known("error") | ir.Named(_, "builtins"):
            return "#[source]\n", name, BOXED
        case ir.Optional(ir.Known("error") | ir.Named(_, "builtins")):
            return "#[source]\n", name, f"Option<{BOXED}>"
    text = owned(type_, scope)
    return "", name, text.replace(UNDECIDED, "String")


def _message(format_: ex.Format, fields: dict[str, Line]) -> str | None:
    """The text as the arguments of an `#[error(…)]`; None where it is made of more than the fields."""
    literal, behind = "", ""
    for part in format_.parts:
        if isinstance(part, str):
            literal += message_literal(part)[1:-1]
            continue
        match part.value:
            case ex.Name(name) | ex.Attribute(ex.Name(), name) if snake(name.strip("_")) in fields:
                hole, argument = _shown(fields[snake(name.strip("_"))], part.spec)
                literal += hole
                behind += argument
            case _:
                return None
    return f'"{literal}"{behind}'


def _shown(field: Line, spec: str) -> tuple[str, str]:
    """A field in a message: the hole, and an argument for it where the field alone has no text."""
    _, name, type_ = field
    if type_ == "Option<String>" and not spec:
        return "{}", f', .{name}.as_deref().unwrap_or("None")'
    if not spec and type_.startswith(("Option<", "Vec<", "std::collections::")):
        spec = "?"
    return f"{{{inlined(name)}{':' + spec if spec else ''}}}", ""
