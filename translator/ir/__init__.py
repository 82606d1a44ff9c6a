"""What the front ends lower source into: plain values, the same for every source language."""
