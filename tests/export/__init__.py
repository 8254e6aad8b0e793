"""Tests of the exports and of the way back."""
