"""Types: how they print, what the index and the code tell of them."""
