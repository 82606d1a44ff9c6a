"""The two phases."""
