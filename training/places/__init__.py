"""Bakes the table of places."""
