"""Which words of a text are a source, a cue or content: the network, from words to tagged spans."""
