"""Packs a batch as PROTOCOL.md, Annex A, says; written from that text alone."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import zstandard

DICTIONARY = Path(__file__).parents[2] / "resources" / "sync" / "changes-d1.zdict"
IDS = ("entity_id", "after", "group")
LINKS = ("household_id", "merged_into", "first_id", "second_id", "child_id")
PLAIN = ("entity", "action", "author", "reason")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compact_lines(*changes):
    """Write a batch as columns are written again: no spaces, nothing escaped without need."""
    return b"".join(compact(one).encode() + b"\n" for one in changes)


def columns(*changes):
    """Lay a batch out in columns: its shapes, its numbers, its texts."""
    shapes, names = [], []
    for one in changes:
        shapes += [list(one)] if list(one) not in shapes else []
        names += [name for name in one["fields"] if name not in names]
    members = list(dict.fromkeys(name for one in changes for name in one))
    members.remove("fields")
    return b"".join(
        (
            compact([shapes, names]).encode() + b"\0",
            len(changes).to_bytes(4, "big"),
            bytes(shapes.index(list(one)) for one in changes),
            bytes(len(one["fields"]) for one in changes),
            bytes(names.index(name) for one in changes for name in one["fields"]),
            *numbers(changes, members, names),
            *(f"{text}\0".encode() for text in texts(changes, members, names)),
        )
    )


def numbers(changes, members, names):
    own = [as_number(one["id"]) for one in changes]
    yield planes([now - before for before, now in zip([0, *own], own, strict=False)], 16)
    for name in members:
        values = [(own[at], one[name]) for at, one in enumerate(changes) if name in one]
        if name in IDS:
            yield planes([less(text, id_) for id_, text in values], 16)
        elif name == "base":
            yield planes([number for _, number in values], 8)
        elif name == "at":
            yield planes([microseconds(text) - made_at(id_) for id_, text in values], 8)
    for name, side in sides(names):
        pairs = [(own[at], one["fields"].get(name)) for at, one in enumerate(changes)]
        if name in LINKS:
            yield planes([less(pair[side], id_) for id_, pair in pairs if pair], 16)


def texts(changes, members, names):
    for name in members:
        if name not in (*IDS, "id", "base", "at"):
            values = [one[name] for one in changes if name in one]
            yield from values if name in PLAIN else map(compact, values)
    for name, side in sides(names):
        if name not in LINKS:
            yield from (one["fields"][name][side] for one in changes if name in one["fields"])


def sides(names):
    return [(name, side) for name in names for side in (0, 1)]


def as_number(id_):
    return int(id_.replace("-", ""), 16)


def less(text, own):
    return as_number(text) - own if text else 0


def made_at(own):
    return (own >> 80) * 1000


def microseconds(text):
    return (datetime.fromisoformat(text) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(
        microseconds=1
    )


def planes(numbers, width):
    rows = [(number % (1 << 8 * width)).to_bytes(width, "big") for number in numbers]
    return b"".join(row[at : at + 1] for at in range(width) for row in rows)


def frame(content, **more):
    """Put content into a frame of zstd-d1."""
    dictionary = zstandard.ZstdCompressionDict(DICTIONARY.read_bytes())
    given = {"write_content_size": True, "write_dict_id": False} | more
    return zstandard.ZstdCompressor(3, dict_data=dictionary, **given).compress(content)


def unframe(body):
    dictionary = zstandard.ZstdCompressionDict(DICTIONARY.read_bytes())
    return zstandard.ZstdDecompressor(dictionary).decompress(body)
