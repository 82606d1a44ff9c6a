"""Functions, structs, traits and what stands in them."""
