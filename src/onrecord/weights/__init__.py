"""The shipped weights, one folder a set: `en-1` is what `Tagger.load()` takes by default."""
