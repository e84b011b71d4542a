"""A web page cut into tags and texts, by one pattern that never looks twice at a letter."""

import html
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

Token = tuple[str, str, str]
"""Kind (`text`, `start`, `end`, `comment`, `style`), name or text, attributes of a start."""

_TAG = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|\Z)"
    r"|<style\b[^<>]{0,4000}>(?P<style>.*?)(?:</style\s*>|\Z)"
    r"|<(?:script|xml|head:dummy)\b[^<>]{0,4000}>(?P<script>.*?)(?:</(?:script|xml)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][\w:-]{0,40})"
    r"(?P<about>(?:[^<>\"']|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}'){0,400}+)>"
    r"|<[!?][^<>]{0,4000}>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def tokens(page: str) -> Iterator[Token]:
    """Cut a page; what looks like no tag is text."""
    at = 0
    for tag in _TAG.finditer(page):
        if tag.start() > at:
            yield "text", html.unescape(page[at : tag.start()]), ""
        at = tag.end()
        if tag["name"]:
            yield "end" if tag["end"] else "start", tag["name"].lower(), tag["about"]
        elif tag["comment"] is not None:
            yield "comment", tag["comment"], ""
        elif tag["style"] is not None:
            yield "style", tag["style"], ""
        elif tag["script"] is not None:
            yield "comment", tag["script"], ""
    if at < len(page):
        yield "text", html.unescape(page[at:]), ""


@lru_cache(maxsize=1 << 12)
def attributes(text: str) -> Mapping[str, str]:
    """Read the attributes of a tag; one without a value is empty."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(text)
    }
