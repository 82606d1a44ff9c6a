"""Errors: enums, their variants, what makes them, what asks for them."""
