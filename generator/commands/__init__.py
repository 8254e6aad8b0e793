"""The commands of the program: one module each, listed in one table.

A module has `HELP` (a line), `add` (its own options) and `run` (does it, returns the exit status).
"""
