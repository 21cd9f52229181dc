"""Where pages come from: files, folders, JSON Lines, feeds saved beside their pages, standard input.

What was asked for comes in as strings; Pages go out, one at a time, and a Problem for everything that could
not be taken: the rest goes on. Nothing is read twice, and nothing is kept in memory but the page at hand.

* `places`: from what a user names to pages; `web`: from an address to pages;
* `jsonl`, `tables`, `chats`: from a line, a row or a post to a page, whose fields `columns` names as we do;
* `archives`, `databases`, `decode`: files and texts that hold many pages, and bytes as text;
* `feeds`, `following`: what a feed says, and feeds that are asked again;
* `fetch`: requests over the network.
"""

from onrecord.collect.places import collect_pages

__all__ = ["collect_pages"]
