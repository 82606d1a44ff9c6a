"""What a Go struct tag says about a field's name outside the program."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from translator.ir.declarations import Field, Structure

FORMATS = ("json", "yaml", "toml", "mapstructure")
"""Tags that say how a format names the field, the one that counts first."""

_TAG = re.compile(r'(?<![\w.-])([A-Za-z_][\w.-]*):"((?:[^"\\]|\\.)*)"')


class Tag(NamedTuple):
    """`name` is empty where the format derives it from the field's."""

    format: str
    name: str
    options: tuple[str, ...]


def tag_of(field: Field) -> Tag | None:
    """The first tag of a known format, None without one."""
    if not field.tag:
        return None
    found = dict(_TAG.findall(field.tag))
    for known in FORMATS:
        if known in found:
            name, *options = found[known].split(",")
            return Tag(known, name, tuple(options))
    return None


def in_one_format(fields: list[Field]) -> list[Field]:
    """The fields with the tags of one format alone: the first of `FORMATS` that any of them has."""
    found = [dict(_TAG.findall(f.tag)) for f in fields]
    chosen = next((known for known in FORMATS if any(known in tags for tags in found)), "")
    return [
        replace(f, tag=f'{chosen}:"{tags[chosen]}"' if chosen in tags else "")
        for f, tags in zip(fields, found, strict=True)
    ]


def is_tagged(item: Structure) -> bool:
    """Whether any field says its name outside the program."""
    return any(tag_of(f) for f in item.fields)
