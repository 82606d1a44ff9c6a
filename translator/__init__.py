"""rustbound: what a Go or Python repository becomes in Rust."""

__version__ = "0.1.0"
