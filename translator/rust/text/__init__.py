"""Words: names in Rust case, comments, notes, `use` lines."""
