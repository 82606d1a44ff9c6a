"""Functions of Go's `time` and of its codings with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import UNKNOWN
from translator.rust.calls.call_table import DATETIME, DURATION, Rule, Rules
from translator.rust.text.imports import needs

_RANGE: Final = '.expect("a time in range")'
_SIGN: Final = "`Duration` has no sign: a negative one is an error; so is `0` without a unit."

TIMES: Final[Rules] = {
    "time.ParseDuration": (
        Rule(
            "{0}.parse::<jiff::SignedDuration>().and_then(std::time::Duration::try_from)",
            "r",
            DURATION,
            error="jiff::Error",
            note=_SIGN,
        ),
    ),
    "time.UnixMilli": (Rule(f"jiff::Timestamp::from_millisecond({{0}}){_RANGE}", "v", DATETIME),),
    "time.UnixMicro": (Rule(f"jiff::Timestamp::from_microsecond({{0}}){_RANGE}", "v", DATETIME),),
    "time.LoadLocation": (Rule("jiff::tz::TimeZone::get({0})", "b", UNKNOWN, error="jiff::Error"),),
}
"""By import path and name; the notation is `call_table`'s."""

_SHA2: Final = f"sha2::{{}}::{needs('sha2::Digest')}digest({{{{0}}}})"
DIGESTS: Final[Rules] = {
    "crypto/sha256.Sum256": (Rule(_SHA2.format("Sha256"), "b"),),
    "crypto/sha256.Sum224": (Rule(_SHA2.format("Sha224"), "b"),),
    "crypto/sha512.Sum512": (Rule(_SHA2.format("Sha512"), "b"),),
    "crypto/sha512.Sum384": (Rule(_SHA2.format("Sha384"), "b"),),
    "crypto/sha1.Sum": (Rule(f"sha1::Sha1::{needs('sha1::Digest')}digest({{0}})", "b"),),
    "crypto/md5.Sum": (Rule(f"md5::Md5::{needs('md5::Digest')}digest({{0}})", "b"),),
}
