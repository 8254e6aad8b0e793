"""Tests of what changed between two states: comparison, drift, versions, releases, and their reports."""
