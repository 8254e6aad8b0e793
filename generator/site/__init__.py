"""The generated pages of the site, and the files that stand beside them."""
