"""Tests of the program, and of the framework that it is used for."""
