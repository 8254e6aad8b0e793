"""Help for authors: the one style of the files, and new files to begin with."""
