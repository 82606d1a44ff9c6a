"""Which ends of the channels in its fields a unit uses: known when all its files are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from translator.ir.declarations import Alias, ChannelUses, Field, Interface, Structure
from translator.ir.types import BOOL, UNIT, Channel

Types = Mapping[str, Structure | Interface | Alias]


def with_ends(types: Types, uses: Sequence[ChannelUses]) -> Iterator[tuple[str, Structure]]:
    """The structs with channels that go both ways, by name, and the ends that the files of the unit use."""
    known = {
        "send": frozenset(name for one in uses for name in one.sent),
        "receive": frozenset(name for one in uses for name in one.received),
        "close": frozenset(name for one in uses for name in one.closed),
    }
    found = [item for item in types.values() if isinstance(item, Structure) and any(map(_is_open, item.fields))]
    owners = Counter(field.name for item in found for field in item.fields if _is_open(field))
    for item in found:
        fields = [
            _with_direction(field, item.name, owners, known) if _is_open(field) else field for field in item.fields
        ]
        yield item.name, replace(item, fields=tuple(fields))


def _is_open(field: Field) -> bool:
    return isinstance(field.type, Channel) and field.type.direction == "both"


def _with_direction(field: Field, owner: str, owners: Counter[str], known: Mapping[str, frozenset[str]]) -> Field:
    own, elsewhere = f"{owner}.{field.name}", f".{field.name}"
    uses = {use for use, names in known.items() if own in names}
    # What is done elsewhere to a field of that name may be done to another struct's.
    if owners[field.name] == 1 or not uses:
        uses |= {use for use, names in known.items() if elsewhere in names}
    of = field.type
    if not isinstance(of, Channel):
        return field
    if "close" in uses and "send" not in uses and of.of in {UNIT, BOOL}:
        direction = "signal"
    elif uses & {"send", "close"}:
        direction = "split" if "receive" in uses else "send"
    else:
        direction = "receive" if uses else "both"
    return replace(field, type=replace(of, direction=direction))
