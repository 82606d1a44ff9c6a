"""Classes of Python's library as the types that Rust, or the crate for it, has in their place, as data."""

from __future__ import annotations

LIBRARY_TYPES = {
    "argparse.ArgumentParser": "clap::Command",
    "builtins.OSError": "std::io::Error",
    "datetime.timezone": "jiff::tz::TimeZone",
    "datetime.tzinfo": "jiff::tz::TimeZone",
    "http.HTTPStatus": "http::StatusCode",
    "io.BytesIO": "std::io::Cursor<Vec<u8>>",
    "os.DirEntry": "std::fs::DirEntry",
    "os.stat_result": "std::fs::Metadata",
    "socket.socket": "socket2::Socket",
    "subprocess.CompletedProcess": "std::process::Output",
    "subprocess.Popen": "std::process::Child",
    "threading.Thread": "std::thread::JoinHandle<()>",
    "zoneinfo.ZoneInfo": "jiff::tz::TimeZone",
}
"""By import path and name."""
