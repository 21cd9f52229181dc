"""The server: its tools and resources over one ledger, and what a client is told when one of them fails.

A failed call is one sentence that says what to do; what nobody foresaw is logged on standard error.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.server.mcpserver.resources import ResourceSecurity
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

import onrecord
from onrecord.errors import LedgerError, OnrecordError
from onrecord.publish.mcp import uris
from onrecord.publish.mcp.claims import ClaimTools
from onrecord.publish.mcp.figures import FigureTools
from onrecord.publish.mcp.incoming import ending_input
from onrecord.publish.mcp.markdown import article_text, story_text
from onrecord.publish.mcp.sources import SourceTools
from onrecord.publish.mcp.stories import StoryTools
from onrecord.publish.mcp.telling import INSTRUCTIONS
from onrecord.publish.story.gathering import GatheredStories
from onrecord.publish.wording import safe
from onrecord.text import escaped

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

_ONLY_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_NO_PATHS = ResourceSecurity(exempt_params={"id"})
"""An id is looked up in the ledger and never taken for a path, whatever it looks like."""


class LedgerServer(MCPServer[Any]):
    """The server over one ledger; its errors are sentences."""

    def __init__(self, book: Ledger) -> None:
        super().__init__(
            "onrecord",
            title="Onrecord: who said what",
            instructions=INSTRUCTIONS,
            version=onrecord.__version__,
            log_level="WARNING",
        )
        stories = GatheredStories(book)
        for tool in _tools(book, stories):
            self.add_tool(tool, description=inspect.getdoc(tool), annotations=_ONLY_READS, structured_output=False)
        self._add_texts(book, stories)

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool; what is wrong with the arguments, or with what they ask for, is one sentence.

        Raises:
            ToolError: there is no such tool, or it cannot do what it is asked for.
        """
        known = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name not in known:
            raise ToolError(f"There is no tool {name[:60]!r}. There are {', '.join(known)}.")
        strange = [one for one in arguments if one not in known[name]]
        if strange:
            raise ToolError(f"{name} takes no argument {strange[0][:60]!r}. It takes {', '.join(known[name])}.")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            cause = error.__cause__
            if isinstance(cause, ValidationError):
                raise ToolError(f"{name} cannot be called so: {_wrong(cause)}") from cause
            if isinstance(cause, OnrecordError | ToolError):
                raise ToolError(str(cause)) from cause
            raise

    def _add_texts(self, book: Ledger, stories: GatheredStories) -> None:
        """The resources: an article and a story to read as a whole."""

        @self.resource(
            uris.ARTICLE,
            name="article",
            title="The text of an article",
            description="The text of an article as it was read, each line quoted. `id` is that of the article.",
            mime_type="text/markdown",
            security=_NO_PATHS,
        )
        def article(id: str) -> str:
            if id not in book:
                raise ResourceNotFoundError(f"There is no article {id[:80]!r} in this ledger.")
            return safe.without_controls(escaped(article_text(book.reading(id).article)))

        @self.resource(
            uris.STORY,
            name="story",
            title="A story",
            description="What changed last in a story, what is said, disputed and not verified, with evidence. "
            "`id` is that of the story.",
            mime_type="text/markdown",
            security=_NO_PATHS,
        )
        def story(id: str) -> str:
            try:
                return safe.without_controls(escaped(story_text(stories.get(id))))
            except LedgerError as error:
                raise ResourceNotFoundError(f"There is no story {id[:80]!r} in this ledger.") from error


def _tools(book: Ledger, stories: GatheredStories) -> Iterator[Callable[..., CallToolResult]]:
    """The tools in the order in which a client sees them."""
    claims, told = ClaimTools(book), StoryTools(book, stories)
    figures, sources = FigureTools(book), SourceTools(book)
    yield from (told.list_stories, told.read_story)
    yield from (claims.search_claims, claims.read_claim, claims.search_articles, claims.read_article_claims)
    yield from (figures.list_questions, figures.read_figures)
    yield from (sources.search_sources, sources.read_source)


def _wrong(error: ValidationError) -> str:
    """What is wrong with the first argument that is."""
    first = error.errors(include_url=False, include_context=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    more = error.error_count() - 1
    rest = f" {more} more are wrong." if more else ""
    if first["type"] == "missing":
        return f"{name} is missing.{rest}"
    said = first["msg"].replace("Input should", "it should").replace("String should", "it should")
    return f"{name} is {repr(first['input'])[:80]}, and {said}.{rest}"


def serve_mcp(book: Ledger) -> None:
    """Answer the client on standard input and output until the input ends or Ctrl+C comes.

    Standard output carries the protocol alone; what is logged goes to standard error.
    """
    server = LedgerServer(book)
    with ending_input():
        try:
            server.run("stdio")
        except* (BrokenPipeError, ConnectionResetError):
            pass  # the client is gone
