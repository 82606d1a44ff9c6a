"""What to port next, why, and what it costs."""
