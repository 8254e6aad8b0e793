"""What changed between two states of a framework, what that means for people, and which version it asks for."""
