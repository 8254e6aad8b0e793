"""Self-assessment: what a person answered, how it is scored, and how it travels."""
