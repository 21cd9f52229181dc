"""Posts of channels and chats that Telegram has exported as JSON, to input records.

One chat is an object with its "messages"; all chats of an account stand in the list of its "chats". Messages of
each chat count from 1, so the id of a post begins with that of its chat; its instant is the one that has a zone.
What a channel forwards is taken from whom it is forwarded from. What has no words, such as a picture alone or the
note that a channel was made, is no post.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.collect.columns import in_our_names

_TYPES = ("message", "service", "unsupported")


def posts_of(document: Any) -> list[dict[str, Any]] | None:
    """The posts of an export, in its order, as input records; None where a document is no such export."""
    several = document.get("chats") if isinstance(document, dict) else None
    listed = several.get("list") if isinstance(several, dict) else [document]
    chats = [chat for chat in listed if _is_chat(chat)] if isinstance(listed, list) else []
    return [post for chat in chats for post in _posts(chat)] if chats else None


def _is_chat(chat: Any) -> bool:
    """Whether an object is a chat: it has an id and messages, each with one and of a type that Telegram knows."""
    messages = chat.get("messages") if isinstance(chat, dict) and chat.get("id") else None
    return (
        isinstance(messages, list)
        and bool(messages)
        and all(isinstance(one, dict) and "id" in one and one.get("type") in _TYPES for one in messages)
    )


def _posts(chat: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    name = chat.get("name")
    for message in chat["messages"]:
        text = in_our_names(message).get("text")
        if not isinstance(text, str) or not text.strip():
            continue
        writer = message.get("author") or message.get("from")
        yield {
            "id": f"{chat['id']}-{message['id']}",
            "text": text,
            "outlet": name,
            "author": writer if writer != name else None,
            "published": message.get("date_unixtime") or message.get("date"),
            "taken_from": message.get("forwarded_from"),
        }
