"""Benchmarks, run by hand: what is measured, on what size, by which command stands at the top of each."""
