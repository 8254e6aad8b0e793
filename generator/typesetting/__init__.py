"""From templates and data to printed files; only here is Typst known."""
