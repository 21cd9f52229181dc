"""Where pages come from: files, folders, JSON Lines, feeds saved beside their pages, standard input.

What was asked for comes in as strings; Pages go out, one at a time, and a Problem for everything that could
not be taken: the rest goes on. Nothing is read twice, and nothing is kept in memory but the page at hand.
"""

from onrecord.collect.places import collect_pages

__all__ = ["collect_pages"]
