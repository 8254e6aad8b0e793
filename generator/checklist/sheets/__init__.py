"""The sheets that people see, a module each: about, to fill in, answers seen in another language, result, next steps."""
