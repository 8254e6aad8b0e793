"""How problems and changes are written: one module a form, each a pure function to text."""
