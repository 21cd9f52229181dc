"""Makes the small vectors of words by which what is denied meets a claim in other words."""
