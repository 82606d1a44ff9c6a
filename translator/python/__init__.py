"""All that knows Python's grammar: imports and scopes, predicates, lowering into `ir/`."""
