"""The paragraphs of a template as a person sees them in Word, and the tags in each.

Word cuts a line into runs wherever it likes; here every line is whole again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.document import Document
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PREFIX = re.compile(r"^(\{[{%])(p|tr|tc|r) ")
_PRINTED = qn("w:t")
_ALSO = {qn("w:tab"): " ", qn("w:br"): " "}
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands between the brackets."""

    text: str
    """As the engine takes it, without the mark of what it repeats."""
    prefix: str
    """`p`, `tr`, `tc`, `r`: the paragraph, row, cell or run is what it stands for; else empty."""

    @property
    def is_statement(self) -> bool:
        """Whether it is `{% … %}`."""
        return self.text.startswith("{%")

    @property
    def words(self) -> list[str]:
        """Give the words of a statement, its name first."""
        return self.text[2:-2].strip(" -+").split()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its place."""

    part: str
    """`body`, `header`, `footer`."""
    number: int
    """Among those of its part that have words, from 1."""
    text: str
    tags: tuple[Tag, ...]
    rest: str
    """The words without the tags."""
    cell: int
    """Which cell it stands in, 0 for none; so, too, for `row` and `table`."""
    row: int
    table: int


def paragraphs_of(template: Document) -> Iterator[Paragraph]:
    """Go through the body, the headers and the footers."""
    yield from _of("body", [template.element.body])
    sections = list(template.sections)
    for part in ("header", "footer"):
        names = (part, f"first_page_{part}", f"even_page_{part}")
        found = [getattr(section, name) for section in sections for name in names]
        own = {one._element for one in found if not one.is_linked_to_previous}  # noqa: SLF001
        yield from _of(part, list(own))


def _of(part: str, roots: "list[BaseOxmlElement]") -> Iterator[Paragraph]:
    number = 0
    places: dict[BaseOxmlElement, int] = {}
    for root in roots:
        for element in root.iter(qn("w:p")):
            text = _text(element)
            if not text.strip():
                continue
            number += 1
            tags = tuple(map(_tag, _TAG.findall(text)))
            table, row, cell = (_place(element, name, places) for name in ("tbl", "tr", "tc"))
            rest = _TAG.sub("", text)
            yield Paragraph(part, number, text, tags, rest, cell, row, table)


def _text(element: "BaseOxmlElement") -> str:
    """Join what is printed of a paragraph, not of one in a text box within it."""
    pieces = []
    for one in element.iter():
        if one.tag == _PRINTED or one.tag in _ALSO:
            nearest = next(one.iterancestors(qn("w:p")))
            if nearest is element:
                pieces.append(_ALSO.get(one.tag, one.text or ""))
    return "".join(pieces).translate(_QUOTES)


def _tag(written: str) -> Tag:
    prefix = _PREFIX.match(written)
    text = _PREFIX.sub(r"\1 ", written)
    return Tag(text, prefix[2] if prefix else "")


def _place(element: "BaseOxmlElement", name: str, places: "dict[BaseOxmlElement, int]") -> int:
    nearest = next(element.iterancestors(qn(f"w:{name}")), None)
    return 0 if nearest is None else places.setdefault(nearest, len(places) + 1)
