"""What is asked for again only when it has changed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was said of an address when it was last fetched, word by word, to be asked for again."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}
