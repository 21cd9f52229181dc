"""Measures quality, speed and size; writes RESULTS.md."""
