"""Tasks, groups of tasks, channels, `select`."""
