"""All that knows Rust."""
