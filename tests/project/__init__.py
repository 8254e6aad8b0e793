"""Tests of what surrounds the program: workflows, forms, hooks and snippets."""
