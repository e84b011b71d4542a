"""XML read without its dangers: a document type, and with it every entity, is refused."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from xml.parsers import expat

from app.workbook.formats.unread import UnreadError

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
_PIECE = 1 << 16
_DEEPEST = 64


def parse(content: bytes, start: Start, end: End, text: Text, *, encoding: str = "") -> None:
    """Call back for each element and text; names come as written, prefix and all.

    `encoding` overrules what the document says of itself. Raises UnreadError `file_damaged`.
    """
    parser = expat.ParserCreate(encoding or None)
    parser.StartDoctypeDeclHandler = _refuse
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        # In pieces, so that a cell ends before the next is read into the buffer of the parser.
        for at in range(0, len(content), _PIECE):
            parser.Parse(content[at : at + _PIECE], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadError("file_damaged") from error


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """List the elements of a small document: path of local names, attributes by local name."""
    found: list[tuple[str, dict[str, str]]] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(local(name))
        if len(path) > _DEEPEST:
            raise UnreadError("file_damaged")
        found.append(("/".join(path), {local(key): value for key, value in attributes.items()}))

    def end(_: str) -> None:
        path.pop()

    parse(content, start, end, lambda _: None)
    return iter(found)


@lru_cache(maxsize=1 << 12)
def local(name: str) -> str:
    """Take the prefix from a name."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise UnreadError("file_damaged")
