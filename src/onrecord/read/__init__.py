"""A page becomes an Article: every line gets a role, the page's own facts are gathered."""

from onrecord.read.guard import read_guarded
from onrecord.read.pages import read_page

__all__ = ["read_guarded", "read_page"]
