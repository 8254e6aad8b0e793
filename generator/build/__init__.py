"""From a framework to a finished site on disk; only here is MkDocs known."""
