"""Makes the weights of the line classifier (`src/onrecord/read/`)."""
