"""`--format html`: the worklist as one page for the meeting."""
