"""A reading as one JSON object, and back: the output record of the commands and of the exports.

Offsets are half-open code-point offsets into `text` of the same record, days are ISO dates. `[]` means that
nothing was found, null that the text does not say. `reading_from_dict(reading_to_dict(reading)) == reading`
for every reading whose spans check out. An attribution's `said_when` repeats that of its claim, for readers
of the record; it is not read back. The names are a contract: they are added to, never renamed.
"""

from onrecord.serialise.from_record import reading_from_dict, stated_from_dict
from onrecord.serialise.lines import Line, line_of, record_line
from onrecord.serialise.to_record import Record, link_to_dict, number, reading_to_dict, stated_to_dict

__all__ = [
    "Line",
    "Record",
    "line_of",
    "link_to_dict",
    "number",
    "reading_from_dict",
    "reading_to_dict",
    "record_line",
    "stated_from_dict",
    "stated_to_dict",
]
