"""Which ends of the channels in its fields a unit uses: known when all its files are in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from translator.ir.declarations import ChannelUses, Field, Structure
from translator.ir.types import UNIT, Channel


def with_ends(item: Structure, uses: Sequence[ChannelUses]) -> Structure:
    """The struct with the direction of each channel that goes both ways, as the files of its unit use it."""
    if not any(_is_open(field) for field in item.fields):
        return item
    return replace(item, fields=tuple(_with_direction(field, uses) for field in item.fields))


def _is_open(field: Field) -> bool:
    return isinstance(field.type, Channel) and field.type.direction == "both"


def _with_direction(field: Field, uses: Sequence[ChannelUses]) -> Field:
    of = field.type
    if not isinstance(of, Channel) or of.direction != "both":
        return field
    sent = any(field.name in one.sent for one in uses)
    received = any(field.name in one.received for one in uses)
    closed = any(field.name in one.closed for one in uses)
    if closed and not sent and of.of == UNIT:
        direction = "signal"
    elif sent or closed:
        direction = "split" if received else "send"
    else:
        direction = "receive" if received else "both"
    return replace(field, type=replace(of, direction=direction))
