"""What a project asks for: the file it keeps, and the command line, which beats it."""
