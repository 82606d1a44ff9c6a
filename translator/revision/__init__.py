"""A git revision, read through git's object store: neither work tree nor index are touched."""
