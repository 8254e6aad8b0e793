"""Tests of the forms in which problems are told."""
