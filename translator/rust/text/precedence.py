"""Precedence of Rust's expressions, from the loosest (`return`, closures) to calls, fields and literals."""

from __future__ import annotations

JUMP, RANGE, OR, AND, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, CAST, PREFIX, POSTFIX = range(14)

TRY = POSTFIX
"""`value?`, which a method may follow."""
