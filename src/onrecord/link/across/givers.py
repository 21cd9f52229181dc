"""Who gives the figure of a sentence of the outlet, as in "The coast guard put the number of dead at 61".

Such a sentence has no cue of speech, but it says whose figure it is. A view of a claim comes in, the source that
gives its figure goes out, when the subject is a source of the article, or stands for the last one named.
"""

from collections.abc import Mapping

from onrecord.link.words.terms import pattern, word_set
from onrecord.link.words.view import View
from onrecord.link.words.voices import body_key, same_voice
from onrecord.records import Reading, Source, SourceKind

_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.OFFICE, SourceKind.GROUP})
_OPENING = 5  # within how many words at its beginning a sentence names whoever acts in it
_IT, _HE = frozenset({"it", "they"}), frozenset({"he", "she"})


def find_giver(view: View, reading: Reading, voices: Mapping[str, str]) -> tuple[str, str] | None:
    """The name and the voice of whoever gives the figure of a claim in the outlet's own voice.

    None where the sentence is the outlet's own, or its subject stands for nobody who was named.
    """
    if not view.own_voice or not view.figures:
        return None
    text = pattern("givers", "dateline").sub("", view.claim.evidence.text.lstrip(' "“'))
    found = pattern("givers", "gives").match(text)
    if found is None:
        return None
    who = found.group("who").strip()
    if who.lower() in _IT | _HE:
        start = view.claim.evidence.start
        source = _last_named(start, reading, persons=who.lower() in _HE) or _acting_before(start, reading)
    else:
        source = next((one for one in reading.sources if same_voice(body_key(who), body_key(one.name))), None)
        source = source or _called_shortly(who, reading)
    if source is not None and voices.get(source.id):
        return source.name, voices[source.id]
    named = who.removeprefix("The ")
    is_body = bool(set(who.lower().split()) & word_set("across", "loose_bodies"))
    return (named, body_key(named)) if named != who or who.istitle() or is_body else None


def _called_shortly(who: str, reading: Reading) -> Source | None:
    """The one body of an article that a single name can be: "Brandt" of "Brandt Motors"."""
    if " " in who or not who[:1].isupper():
        return None
    fitting = [one for one in reading.sources if one.kind in _BODIES and who in one.name.split()]
    return fitting[0] if len(fitting) == 1 else None


def _last_named(before: int, reading: Reading, *, persons: bool) -> Source | None:
    """The source that is named last before a place: a person, or a body."""
    kinds = {SourceKind.PERSON} if persons else _BODIES
    by_id = {source.id: source for source in reading.sources if source.kind in kinds}
    named = [mention for mention in reading.mentions if mention.span.end <= before and mention.source in by_id]
    return by_id[max(named, key=lambda mention: mention.span.start).source] if named else None


def _acting_before(start: int, reading: Reading) -> Source | None:
    """The body that acts in the sentence before, and says something later: "The office ordered a recount. It …"."""
    text, end = reading.article.text, start
    while end and text[end - 1].isspace():
        end -= 1
    before = reading.article.sentence_at(end - 1)
    opening = body_key(" ".join(text[before.start : before.end].split()[:_OPENING])) if before else ""
    bodies = [one for one in reading.sources if one.kind in _BODIES and body_key(one.name)]
    acting = [one for one in bodies if set(body_key(one.name).split()) <= set(opening.split())]
    return acting[0] if len(acting) == 1 else None
