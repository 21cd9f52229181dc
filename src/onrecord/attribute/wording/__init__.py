"""What the rules know of the language: verbs and nouns of saying, clauses with their subjects, reported speech."""
