"""Part blocks of known heights into pages: nothing is cut, and a head never stands alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Block(Generic[T]):
    """Something that stands on one page; heights are in millimetres."""

    height: float
    content: T
    keeps_next: bool = False
    """Whether it must be on the page of the block after it."""
    head: "Block[T] | None" = None
    """What is said once more where a page begins with this one: the head of its table."""


def paginate(blocks: Iterable[Block[T]], *, first_room: float, room: float) -> list[list[Block[T]]]:
    """Fill pages in order; the first has `first_room`, the others `room`.

    A block higher than a page has a page of its own.
    """
    pages: list[list[Block[T]]] = [[]]
    left = first_room
    for together in _together(blocks):
        height = sum(block.height for block in together)
        if height > left and pages[-1]:
            head = together[0].head
            pages.append([head] if head else [])
            left = room - (head.height if head else 0)
        pages[-1].extend(together)
        left -= height
    return pages


def _together(blocks: Iterable[Block[T]]) -> Iterator[list[Block[T]]]:
    kept: list[Block[T]] = []
    for block in blocks:
        kept.append(block)
        if not block.keeps_next:
            yield kept
            kept = []
    if kept:
        yield kept
