"""Who may decide in the web app: those who have its key, and only from its own pages.

The server prints an address with the key when it starts. Whoever opens it gets a signed cookie with a name and an
end; the key itself is kept nowhere. A form is taken when it carries the cookie, a token made from it, and comes
from a page of this server; a program sends the key in a header instead. Who has no key sees no form.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import time

from starlette.requests import Request

from onrecord.naming.sites import split_address

_DAYS = 30  # how long a cookie lets its holder decide
LONGEST_NAME = 80
"""How many characters of a name are kept."""
SHUT = "off"
"""The setting that lets nobody decide."""
SHORTEST_KEY = 16
"""How many characters a key that a person sets has at least."""


class Gate:
    """Knows who may decide; made from the key that opens it."""

    def __init__(self, key: str, who: str) -> None:
        self._key = key.encode("utf-8", "replace")
        self.who = who

    def opens(self, given: str) -> bool:
        """Whether this is the key."""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._key)

    def admit(self, who: str) -> str:
        """What the cookie of one who gave the key holds."""
        named = base64.urlsafe_b64encode((who.strip()[:LONGEST_NAME] or self.who).encode("utf-8", "replace"))
        said = f"{named.decode()}.{int(time.time()) + _DAYS * 86_400}"
        return f"{said}.{self._signed('cookie', said)}"

    def holder(self, request: Request) -> str | None:
        """The name of the one whose cookie a request carries; None for anybody else."""
        said, _, signed = request.cookies.get(cookie_name(request), "").rpartition(".")
        named, _, until = said.partition(".")
        if not hmac.compare_digest(signed.encode(), self._signed("cookie", said).encode()):
            return None
        try:
            return base64.urlsafe_b64decode(named).decode() if int(until) > time.time() else None
        except (ValueError, binascii.Error):
            return None

    def caller(self, request: Request) -> bool:
        """Whether a program gave the key in the header of its request."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.opens(given.strip())

    def token(self, request: Request) -> str:
        """What the forms of a holder's pages carry."""
        return self._signed("form", request.cookies.get(cookie_name(request), ""))

    def is_own(self, request: Request, token: str) -> bool:
        """Whether a form was sent from a page of this server by the holder of the cookie that it was made for."""
        return from_own_page(request) and hmac.compare_digest(token.encode(), self.token(request).encode())

    def _signed(self, what: str, said: str) -> str:
        return hmac.new(self._key, f"{what}:{said}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def from_own_page(request: Request) -> bool:
    """Whether a browser says that a page of this server sent the request."""
    origin = request.headers.get("origin")
    if origin is not None:
        parts = split_address(origin)
        return parts is not None and parts.netloc == request.headers.get("host")
    return request.headers.get("sec-fetch-site") == "same-origin"


def cookie_name(request: Request) -> str:
    """The cookie's name: browsers share cookies between the ports of a host, so it names the port."""
    return f"onrecord-review-{request.url.port or request.url.scheme}"


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(18)
