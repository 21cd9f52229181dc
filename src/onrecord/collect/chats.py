"""Posts of channels and chats that Telegram has exported, as JSON or as HTML, to input records.

One chat is an object with its "messages"; all chats of an account stand in the list of its "chats". Messages of
each chat count from 1, so the id of a post begins with that of its chat; its instant is the one that has a zone.
What a channel forwards is taken from whom it is forwarded from. What has no words, such as a picture alone or the
note that a channel was made, is no post. A page of HTML gives no id of its chat, whose name stands in its place.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.collect.columns import in_our_names

_TYPES = ("message", "service", "unsupported")
_PAGE = (b"chat_page", b"page_header", b'id="message')
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


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


def posts_of_page(content: bytes) -> list[dict[str, Any]]:
    """The posts of an export as HTML, in its order, as input records; none where a page is no such export."""
    if not all(map(content.__contains__, _PAGE)):
        return []
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return []
    name, posts, writer = None, [], None
    for element in tree.iter("div") if tree is not None else ():
        called = (element.get("class") or "").split()
        if name is None and "page_header" in called:
            name = " ".join(_words(element).split())
        elif "message" in called and "default" in called:
            parts = dict(_parts(element))
            writer = parts.get("from_name", writer)
            number = (element.get("id") or "").removeprefix("message")
            if number and parts.get("text"):
                posts.append(_shown_post(name or "chat", number, writer, parts))
    return posts


def _shown_post(chat: str, number: str, writer: str | None, parts: Mapping[str, str]) -> dict[str, Any]:
    """A post as a page shows it, of a writer whose name stands above it or above one before it."""
    author = parts.get("signature", writer)
    return {
        "id": f"{chat}-{number}",
        "text": parts["text"],
        "outlet": chat,
        "author": author if author != chat else None,
        "published": parts.get("date"),
        "taken_from": parts.get("forwarded"),
    }


def _parts(message: Any) -> Iterator[tuple[str, str]]:
    """What the markup calls the parts of a message, with their words; "forwarded" is who wrote first."""
    for element in message.iter("div"):
        called = set((element.get("class") or "").split())
        around = set((element.getparent().get("class") or "").split())
        if "date" in called:
            moment = _MOMENT.match(element.get("title") or "")
            if moment is not None:
                day, month, year, clock, zone = moment.groups()
                yield "date", f"{year}-{month}-{day}T{clock}{zone or ''}"
        elif "from_name" in called:
            yield "forwarded" if "forwarded" in around else "from_name", _words(element)
        for part in called & {"text", "signature"} if "body" in around else ():
            yield part, _words(element)


def _words(element: Any) -> str:
    """The words of an element as lines, without the moment that stands beside a name."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start" and "date" in (one.get("class") or "").split():
            walk.skip_subtree()
        elif event == "start":
            pieces += ["\0" if one.tag == "br" else "", one.text or ""]
        if event == "end" and one is not element:
            pieces.append(one.tail or "")
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\0"))
    return "\n".join(lines).strip()
