"""Claims meet earlier claims: denials, disclaimers, confirmations, updates and conflicts.

Claims come in, links go out. Every link carries its reason; nothing here reads a file, a database or the network.
"""

from onrecord.link.inside import link_claims

__all__ = ["link_claims"]
