"""Tests of the forms that are filled in away from the site."""
