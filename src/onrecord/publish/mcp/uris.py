"""The addresses of what a client can read as a whole."""

from onrecord.publish.wording import safe

ARTICLE = "onrecord://article/{id}"
STORY = "onrecord://story/{id}"


def article_uri(id: str) -> str:
    """The address of an article's text; an id may hold any character."""
    return ARTICLE.replace("{id}", safe.quoted(id))


def story_uri(id: str) -> str:
    """The address of a story as Markdown."""
    return STORY.replace("{id}", safe.quoted(id))
