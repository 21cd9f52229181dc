"""Names across articles: keys under which spellings of one name meet, and the names that may be one source's.

Pure functions of names, for every stage to compare sources by: `name_key` (equal keys are the same words, spelled
another way), `likeness` (why two names may be one source's), `group_names` and `suggest` (the names of a story or a
ledger). Nothing here merges anything.
"""

from onrecord.naming.fold import same_spelling
from onrecord.naming.groups import NameGroup, Suggestion, group_names, suggest, suggest_full
from onrecord.naming.same import Likeness, likeness, name_key

__all__ = [
    "Likeness",
    "NameGroup",
    "Suggestion",
    "group_names",
    "likeness",
    "name_key",
    "same_spelling",
    "suggest",
    "suggest_full",
]
