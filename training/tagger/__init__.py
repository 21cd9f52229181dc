"""Makes the tagger's weights from named data: see `__main__` for the command."""
