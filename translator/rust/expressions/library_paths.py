"""Constants and variables of libraries with one certain counterpart, as data."""

from __future__ import annotations

from typing import Final

from translator.rust.text.naming import constant

_OTHER_STATUS: Final = {
    "NonAuthoritativeInfo": "NON_AUTHORITATIVE_INFORMATION",
    "ProxyAuthRequired": "PROXY_AUTHENTICATION_REQUIRED",
    "RequestEntityTooLarge": "PAYLOAD_TOO_LARGE",
    "RequestURITooLong": "URI_TOO_LONG",
    "RequestedRangeNotSatisfiable": "RANGE_NOT_SATISFIABLE",
    "Teapot": "IM_A_TEAPOT",
    "IMUsed": "IM_USED",
    "HTTPVersionNotSupported": "HTTP_VERSION_NOT_SUPPORTED",
}
_STATUS: Final = (
    "Continue SwitchingProtocols Processing EarlyHints OK Created Accepted NoContent ResetContent PartialContent "
    "MultiStatus AlreadyReported MultipleChoices MovedPermanently Found SeeOther NotModified UseProxy "
    "TemporaryRedirect PermanentRedirect BadRequest Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed "
    "NotAcceptable RequestTimeout Conflict Gone LengthRequired PreconditionFailed UnsupportedMediaType "
    "ExpectationFailed MisdirectedRequest UnprocessableEntity Locked FailedDependency TooEarly UpgradeRequired "
    "PreconditionRequired TooManyRequests RequestHeaderFieldsTooLarge UnavailableForLegalReasons InternalServerError "
    "NotImplemented BadGateway ServiceUnavailable GatewayTimeout VariantAlsoNegotiates InsufficientStorage "
    "LoopDetected NotExtended NetworkAuthenticationRequired"
).split()
_METHODS: Final = "Connect Delete Get Head Options Patch Post Put Trace".split()
_SIGNALS: Final = "ABRT ALRM CHLD CONT HUP INT KILL PIPE QUIT STOP TERM TSTP USR1 USR2 WINCH".split()

PATHS: Final[dict[str, str]] = {
    "time.Nanosecond": "std::time::Duration::from_nanos(1)",
    "time.Microsecond": "std::time::Duration::from_micros(1)",
    "time.Millisecond": "std::time::Duration::from_millis(1)",
    "time.Second": "std::time::Duration::from_secs(1)",
    "time.Minute": "std::time::Duration::from_secs(60)",
    "time.Hour": "std::time::Duration::from_secs(60 * 60)",
    "time.UTC": "jiff::tz::TimeZone::UTC",
    "time.Local": "jiff::tz::TimeZone::system()",
    "math.MaxInt": "i64::MAX",
    "math.MinInt": "i64::MIN",
    "math.MaxInt64": "i64::MAX",
    "math.MinInt64": "i64::MIN",
    "math.MaxInt32": "i32::MAX",
    "math.MinInt32": "i32::MIN",
    "math.MaxInt16": "i16::MAX",
    "math.MinInt16": "i16::MIN",
    "math.MaxInt8": "i8::MAX",
    "math.MinInt8": "i8::MIN",
    "math.MaxUint": "u64::MAX",
    "math.MaxUint64": "u64::MAX",
    "math.MaxUint32": "u32::MAX",
    "math.MaxUint16": "u16::MAX",
    "math.MaxUint8": "u8::MAX",
    "math.MaxFloat64": "f64::MAX",
    "math.MaxFloat32": "f32::MAX",
    "math.E": "std::f64::consts::E",
    "math.Ln2": "std::f64::consts::LN_2",
    "math.Pi": "std::f64::consts::PI",
    "math.Sqrt2": "std::f64::consts::SQRT_2",
    "math.pi": "std::f64::consts::PI",
    "math.inf": "f64::INFINITY",
    "io.Discard": "std::io::sink()",
    "io/ioutil.Discard": "std::io::sink()",
    "os.Args": "std::env::args().collect::<Vec<_>>()",
    "os.Stdin": "std::io::stdin()",
    "os.Stdout": "std::io::stdout()",
    "os.Stderr": "std::io::stderr()",
    "os.DevNull": '"/dev/null"',
    "os.Interrupt": "libc::SIGINT",
    "os.Kill": "libc::SIGKILL",
    "os.ModePerm": "0o777",
    **{
        f"os.O_{name}": f"libc::O_{'CREAT' if name == 'CREATE' else name}"
        for name in "APPEND CREATE EXCL RDONLY RDWR SYNC TRUNC WRONLY".split()
    },
    "os.PathSeparator": "std::path::MAIN_SEPARATOR",
    "path/filepath.Separator": "std::path::MAIN_SEPARATOR",
    "strconv.IntSize": "i64::BITS",
    "unicode.MaxRune": "char::MAX",
    "unicode.ReplacementChar": "char::REPLACEMENT_CHARACTER",
    "unicode/utf8.MaxRune": "char::MAX",
    "unicode/utf8.RuneError": "char::REPLACEMENT_CHARACTER",
    "unicode/utf8.RuneSelf": "0x80",
    "unicode/utf8.UTFMax": "4",
    **{f"net/http.Status{name}": f"http::StatusCode::{constant(name)}" for name in _STATUS},
    **{f"net/http.Status{name}": f"http::StatusCode::{rust}" for name, rust in _OTHER_STATUS.items()},
    **{f"net/http.Method{name}": f"http::Method::{name.upper()}" for name in _METHODS},
    **{f"syscall.SIG{name}": f"libc::SIG{name}" for name in _SIGNALS},
}
"""By import path and name. http: https://docs.rs/http/latest/http/status/struct.StatusCode.html"""
