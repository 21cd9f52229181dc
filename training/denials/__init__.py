"""Weighs the marks by which a denial is about a claim."""
