"""Which tagged spans belong together: the linker, from tagged spans to triples."""
