"""News labelled for this project."""
