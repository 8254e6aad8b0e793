"""From the bytes of YAML to data that can be trusted, or to all that is wrong with it, by file, line and column."""
