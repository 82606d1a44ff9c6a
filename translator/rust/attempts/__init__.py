"""`try` with its handlers, `else` and `finally`."""
