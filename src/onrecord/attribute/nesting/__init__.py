"""Attributions inside the words of others: what stands in what, and what is heard in a content."""
