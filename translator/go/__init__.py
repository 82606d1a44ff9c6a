"""All that knows Go's grammar."""
