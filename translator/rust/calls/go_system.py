"""Functions of Go's packages for the machine, the network and values with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.ir.types import BOOL, INT, STRING, UNIT, Known, Tuple
from translator.rust.calls.call_table import BYTES, PATH, Rule, Rules
from translator.rust.text.imports import needs
from translator.rust.text.precedence import COMPARE

_DEEP: Final = "`==` is what `PartialEq` says; for Go a list that is nil differs from an empty one."
_CONSTANT_TIME: Final = needs("subtle::ConstantTimeEq")

SYSTEM: Final[Rules] = {
    "crypto/subtle.ConstantTimeCompare": (
        Rule(f"i64::from({{0}}.{_CONSTANT_TIME}ct_eq({{1}}).unwrap_u8())", "rb", INT),
    ),
    "net.SplitHostPort": (Rule("", "_", Tuple((STRING, STRING))),),
    "net.IPv4": (Rule("std::net::IpAddr::from([{0}, {1}, {2}, {3}])", "vvvv", Known("ip")),),
    "net/netip.MustParseAddr": (Rule('{0}.parse::<std::net::IpAddr>().expect("an address")', "r", Known("ip")),),
    "net/netip.ParseAddr": (
        Rule("{0}.parse::<std::net::IpAddr>()", "r", Known("ip"), error="std::net::AddrParseError"),
    ),
    "os/exec.LookPath": (Rule("which::which({0})", "b", PATH, error="which::Error"),),
    "reflect.DeepEqual": (Rule("{0} == {1}", "vv", BOOL, COMPARE, note=_DEEP),),
    "runtime.Gosched": (Rule("tokio::task::yield_now().await", "", UNIT),),
    "runtime/debug.Stack": (Rule("std::backtrace::Backtrace::force_capture().to_string().into_bytes()", "", BYTES),),
}
"""By import path and name; the notation is `call_table`'s."""
