"""Competency framework as code: YAML in, a site, documents and checks out."""
