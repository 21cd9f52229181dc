"""Names across articles: keys under which spellings of one name meet, for every stage to compare sources by."""
