"""The words of a letter in pieces that each stand on one page: head, title, parts, signature."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.messages import letter_form as form
from app.messages.reports import BLANK, day_in_words
from app.reports.letter.letter import is_heading, unbroken
from app.reports.letter.letter_file import Letter
from app.reports.letter.letter_widths import rule_under
from ui.report_sheets.page_form import LEFT, POINTS, RULE, Piece, across, gap
from ui.review_sheets.canvas import CENTRE, Canvas, SetLine
from ui.review_sheets.canvas import LEFT as LEFT_SIDE
from ui.review_sheets.pages import Block

_HEADS = (67.0, 97.0)
_MOTTO = 57.0
"""How long the motto is in bold 13 pt, and so the rule under it."""
_SIGNED = (80.0, 84.0)
_INDENT = 12.7
_SPREAD = 1.15
_BELOW = 2.1
"""Six points behind a paragraph."""
_HAND = 24.0
"""Room for the signature and the stamp."""
_RULE_HEIGHT = 2.8


def head_piece(canvas: Canvas, letter: Letter) -> Piece:
    """Name the office and the nation, the number and the day; the rules are drawn, not typed."""
    head, (left, right) = letter.head, _HEADS
    ours = [(head.parent, 12, False), (head.office, 12, True)]
    theirs = [(form.NATION, 12, True), (form.MOTTO, 13, True)]
    number = form.NUMBERED.format(number=letter.number or BLANK, code=letter.head.code)
    day = form.PLACE_AND_DAY.format(place=head.place, day=day_in_words(letter.written_on))
    names = max(_stacked(canvas, ours, left), _stacked(canvas, theirs, right)) + _RULE_HEIGHT
    dated = max(canvas.height_of(number, left, 13), canvas.height_of(day, right, POINTS))

    def draw(canvas: Canvas, y: float) -> None:
        below = _stack(canvas, ours, LEFT, y, left)
        _rule(canvas, LEFT + left / 2, below, rule_under(head.office, 12, within=left))
        below = _stack(canvas, theirs, LEFT + left, y, right)
        _rule(canvas, LEFT + left + right / 2, below, _MOTTO)
        canvas.text(number, LEFT, y + names, left, 13, align=CENTRE)
        canvas.text(day, LEFT + left, y + names, right, POINTS, italic=True, align=CENTRE)

    return Block(names + dated, draw)


def title_pieces(canvas: Canvas, letter: Letter) -> Iterator[Piece]:
    """Say what it is, what it is about and whom it is for."""
    room = across(upright=True)
    about = unbroken(letter.text.about)
    lines = [(form.REPORT, POINTS, True), (about, POINTS, True)]
    height = _stacked(canvas, lines, room)

    def draw(canvas: Canvas, y: float) -> None:
        below = _stack(canvas, lines, LEFT, y, room)
        _rule(canvas, LEFT + room / 2, below, rule_under(about, POINTS, within=room))

    yield gap(6)
    yield Block(height + _RULE_HEIGHT, draw)
    yield gap(5)
    if letter.head.addressee:
        said = form.ADDRESSED.format(addressee=letter.head.addressee)
        yield _centred(canvas, said, room)
        yield gap(_BELOW)


def paragraphs(canvas: Canvas, lines: Sequence[str]) -> Iterator[Piece]:
    """Set paragraphs line by line: a heading goes with what follows, no line stands alone."""
    for text in lines:
        heading = is_heading(text)
        room = across(upright=True)
        set_ = list(canvas.set_lines(text, room, POINTS, bold=heading, indent=_INDENT))
        last = len(set_) - 1
        for at, line in enumerate(set_):
            kept = heading or (last and at in (0, last - 1))
            below = _BELOW if at == last else 0.0
            yield Block(line.height * _SPREAD + below, _Line(line), keeps_next=bool(kept))


class _Line:
    """Draws a line of a paragraph."""

    def __init__(self, line: SetLine) -> None:
        self._line = line

    def __call__(self, canvas: Canvas, y: float) -> None:
        canvas.set_line(self._line, LEFT, y)


def note_pieces(canvas: Canvas, text: str, room: float) -> Iterator[Piece]:
    """Set a note under a table."""
    for line in canvas.set_lines(text, room, 12, italic=True):
        yield Block(line.height, _Line(line))


def heading_piece(canvas: Canvas, text: str, room: float) -> Piece:
    """Set the title of a table; it goes with the table."""
    piece = _centred(canvas, text, room, bold=True)
    return replace(piece, height=piece.height + _BELOW, keeps_next=True)


def signature_piece(canvas: Canvas, letter: Letter) -> Piece:
    """Name the recipients on the left, the signer on the right."""
    head, (left, right) = letter.head, _SIGNED
    to = [form.RECIPIENT.format(recipient=one) for one in head.recipients]
    signing = [(one, POINTS, True) for one in head.signing_as]
    signer = [(head.signer, POINTS, True)]
    above = canvas.height_of(form.RECIPIENTS, left, 12)
    ours = above + sum(canvas.height_of(one, left, 11) for one in to)
    theirs = _stacked(canvas, signing, right) + _HAND + _stacked(canvas, signer, right)

    def draw(canvas: Canvas, y: float) -> None:
        canvas.text(form.RECIPIENTS, LEFT, y, left, 12, bold=True, italic=True)
        at = y + above
        for one in to:
            at += canvas.text(one, LEFT, at, left, 11, align=LEFT_SIDE)
        below = _stack(canvas, signing, LEFT + left, y, right) + _HAND
        _stack(canvas, signer, LEFT + left, below, right)

    return Block(max(ours, theirs), draw)


def _centred(canvas: Canvas, text: str, room: float, *, bold: bool = False) -> Piece:
    height = canvas.height_of(text, room, POINTS, bold=bold)

    def draw(canvas: Canvas, y: float) -> None:
        canvas.text(text, LEFT, y, room, POINTS, bold=bold, align=CENTRE)

    return Block(height, draw)


Stack = Sequence[tuple[str, float, bool]]
"""Lines in the middle: what, how many points, whether bold."""


def _stacked(canvas: Canvas, lines: Stack, width: float) -> float:
    return sum(
        canvas.height_of(text, width, points, bold=bold) for text, points, bold in lines if text
    )


def _stack(canvas: Canvas, lines: Stack, x: float, y: float, width: float) -> float:
    for text, points, bold in lines:
        if text:
            y += canvas.text(text, x, y, width, points, bold=bold, align=CENTRE)
    return y


def _rule(canvas: Canvas, middle: float, y: float, length: float) -> None:
    """Draw a rule: an underline would cut the dots below the vowels."""
    canvas.rule(middle - length / 2, y + 0.8, middle + length / 2, y + 0.8, RULE)
