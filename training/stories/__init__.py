"""Makes the word counts and the trees that stories are told by (`src/onrecord/link/`)."""
