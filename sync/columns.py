"""A batch of changes turned on its side: every id, time and text of one kind beside its like.

NDJSON becomes columns, and the very same bytes again; a compressor finds far more in columns than
in lines. The form is that of PROTOCOL.md, Annex A.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

Line = dict[str, Any]

_END: Final = "\0"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_WIDTHS: Final = {"own": 16, "id": 16, "number": 8, "time": 8}
"""Bytes of one value of the columns that hold numbers."""
_MEMBERS: Final = {
    "id": "own",
    **dict.fromkeys(("entity_id", "after", "group"), "id"),
    "base": "number",
    "at": "time",
    **dict.fromkeys(("entity", "action", "author", "reason"), "text"),
}
_LINKS: Final = frozenset(("household_id", "merged_into", "first_id", "second_id", "child_id"))
_LEAST: Final = 4
"""Bytes that a member of a line takes at least, whatever it is called."""
_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class NotColumns(ValueError):  # noqa: N818 (an answer)
    """These bytes are no columns, or would be more than was allowed."""


def to_columns(plain: bytes) -> bytes | None:
    """Turn NDJSON on its side: numbers, then texts; None where it would not come back the same."""
    try:
        packed = _write([json.loads(line) for line in plain.splitlines()])
        return packed if from_columns(packed, len(plain)) == plain else None
    except (ValueError, TypeError, LookupError, OverflowError, AttributeError):
        return None


def from_columns(packed: bytes, limit: int) -> bytes:
    """Turn columns back into at most `limit` bytes of NDJSON. Raises NotColumns."""
    try:
        source = _Bytes(packed)
        lines = _skeleton(source, limit)
        columns = _plan(lines)
        own: list[int] = []
        for column in columns:
            if column.kind in _WIDTHS:
                _restore_numbers(column, source, own)
        _restore_texts(columns, source.texts())
        return _written(lines, limit)
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise NotColumns from error


@dataclass(frozen=True, slots=True)
class _Column:
    """One member of the lines, or the old or the new texts of one field."""

    kind: str
    key: str | int
    """The name of the member; 0 for the old texts of a field, 1 for the new ones."""
    places: list[tuple[int, Any]]
    """For each value the number of its line, and what holds it under `key`."""

    def values(self) -> list[Any]:
        """Give the values, in the order of the lines."""
        return [holder[self.key] for _, holder in self.places]


def _plan(lines: Sequence[Line]) -> list[_Column]:
    """Say which columns there are: the ids of the changes, other numbers, texts."""
    members: dict[str, list[tuple[int, Any]]] = {}
    fields: dict[str, list[tuple[int, Any]]] = {}
    for at, line in enumerate(lines):
        for name in line:
            members.setdefault(name, []).append((at, line))
        for name, pair in line["fields"].items():
            fields.setdefault(name, []).append((at, pair))
    del members["fields"]
    columns = [_Column(_MEMBERS.get(name, "json"), name, at) for name, at in members.items()]
    columns += [
        _Column("id" if name in _LINKS else "text", side, places)
        for name, places in fields.items()
        for side in (0, 1)
    ]
    return sorted(columns, key=lambda column: (column.kind != "own", column.kind not in _WIDTHS))


def _write(lines: list[Line]) -> bytes:
    shapes = list(dict.fromkeys(map(tuple, lines)))
    names = list(dict.fromkeys(name for line in lines for name in line["fields"]))
    own = [_number(line["id"]) for line in lines]
    parts = [
        (_json([shapes, names]) + _END).encode(),
        len(lines).to_bytes(4),
        bytes(shapes.index(tuple(line)) for line in lines),
        bytes(len(line["fields"]) for line in lines),
        bytes(names.index(name) for line in lines for name in line["fields"]),
    ]
    for column in _plan(lines):
        if column.kind in _WIDTHS:
            parts.append(_planes(_differences(column, own), _WIDTHS[column.kind]))
        else:
            texts = column.values() if column.kind == "text" else map(_json, column.values())
            parts.append("".join(text + _END for text in texts).encode())
    return b"".join(parts)


def _differences(column: _Column, own: list[int]) -> Iterator[int]:
    """Write numbers as what they differ by from what the change's own id says already."""
    if column.kind == "own":
        yield from (now - before for before, now in zip([0, *own], own, strict=False))
        return
    for (at, _), value in zip(column.places, column.values(), strict=True):
        if column.kind == "number":
            yield value
        elif column.kind == "time":
            yield (datetime.fromisoformat(value) - _EPOCH) // _MICROSECOND - _time_of(own[at])
        else:
            yield _number(value) - own[at] if value else 0


def _number(id_: str) -> int:
    return int(id_.replace("-", ""), 16)


def _id(number: int) -> str:
    text = f"{number % 2**128:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _time_of(id_: int) -> int:
    """Give the microseconds since 1970 that a UUID version 7 begins with."""
    return (id_ >> 80) * 1000


def _planes(values: Iterable[int], width: int) -> bytes:
    """Lay numbers out byte by byte: the first byte of each, then the second, and so on."""
    whole = b"".join((value % (1 << 8 * width)).to_bytes(width) for value in values)
    return b"".join(whole[at::width] for at in range(width))


class _Bytes:
    """Bytes that are read from the front."""

    def __init__(self, whole: bytes) -> None:
        self._whole = whole
        self._at = 0

    def take(self, count: int) -> bytes:
        """Take so many bytes."""
        taken = self._whole[self._at : self._at + count]
        if len(taken) < count:
            raise NotColumns
        self._at += count
        return taken

    def text(self) -> str:
        """Take a text and its end."""
        text = self.take(self._whole.index(_END.encode(), self._at) - self._at)
        self._at += 1
        return text.decode()

    def numbers(self, count: int, width: int) -> list[int]:
        """Take numbers that were laid out byte by byte."""
        planes, whole = self.take(count * width), bytearray(count * width)
        for at in range(width):
            whole[at::width] = planes[at * count : (at + 1) * count]
        return [int.from_bytes(whole[at : at + width]) for at in range(0, len(whole), width)]

    def texts(self) -> list[str]:
        """Take all that is left: texts, each with its end."""
        *texts, rest = self._whole[self._at :].decode().split(_END)
        if rest:
            raise NotColumns
        return texts


def _skeleton(source: _Bytes, limit: int) -> list[Line]:
    """Make the lines with all their members and fields, still empty."""
    shapes, names = json.loads(source.text())
    count = int.from_bytes(source.take(4))
    chosen, sizes = source.take(count), source.take(count)
    indices = iter(source.take(sum(sizes)))
    lines: list[Line] = []
    for shape, size in zip(chosen, sizes, strict=True):
        line: Line = dict.fromkeys(shapes[shape])
        line["fields"] = {names[next(indices)]: ["", ""] for _ in range(size)}
        lines.append(line)
        limit -= _LEAST * (len(line) + size)
        if limit < 0:
            raise NotColumns
    return lines


def _restore_numbers(column: _Column, source: _Bytes, own: list[int]) -> None:
    values = source.numbers(len(column.places), _WIDTHS[column.kind])
    for (at, holder), value in zip(column.places, values, strict=True):
        if column.kind == "own":
            own.append((own[-1] + value if own else value) % 2**128)
            holder[column.key] = _id(own[-1])
        elif column.kind == "number":
            holder[column.key] = value
        elif column.kind == "time":
            signed = value - (value >> 63 << 64)
            holder[column.key] = (_EPOCH + (signed + _time_of(own[at])) * _MICROSECOND).isoformat()
        else:
            holder[column.key] = _id(own[at] + value) if value else ""


def _restore_texts(columns: Iterable[_Column], texts: list[str]) -> None:
    left = iter(texts)
    for column in columns:
        if column.kind not in _WIDTHS:
            for _, holder in column.places:
                text = next(left, None)
                if text is None:
                    raise NotColumns
                holder[column.key] = text if column.kind == "text" else json.loads(text)
    if next(left, None) is not None:
        raise NotColumns


def _written(lines: list[Line], limit: int) -> bytes:
    """Write the lines, and no more of them than was allowed."""
    written = []
    for line in lines:
        written.append(_json(line).encode())
        limit -= len(written[-1]) + 1
        if limit < 0:
            raise NotColumns
    return b"".join(line + b"\n" for line in written)
