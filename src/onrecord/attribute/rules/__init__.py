"""Rules that mend the triples of the linker and add those that were left out; `order` says when each is applied."""
