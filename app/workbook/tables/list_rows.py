"""The rows below a header, told apart: children under their village, and what is passed over."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.domain.text.text import nfc_clean
from app.workbook.sheet import Cell, raw_text
from app.workbook.table import Passed, Row
from app.workbook.tables.column_looks import is_filled
from app.workbook.tables.header_block import heads_a_list, labels_of
from app.workbook.tables.row_kinds import (
    CHILD,
    HEADER,
    NEW_HEADER,
    SIGNATURE,
    TITLE,
    TOTAL,
    VILLAGE,
    Kind,
    RowKinds,
)

_PLAIN = Kind(CHILD)
_UNKNOWN = Kind(CHILD, is_guess=True)

MakeRow = Callable[[int, str], Row]
"""Makes the row of an index, under a village heading."""


@dataclass(frozen=True, slots=True)
class Told:
    """The rows below a header by their index, up to the next header if there is one."""

    kinds: list[tuple[int, Kind]]
    next_header: int | None = None

    @property
    def after_children(self) -> int:
        """Give the index after the last child."""
        children = [index for index, kind in self.kinds if kind.name == CHILD]
        return children[-1] + 1 if children else 0


def tell_rows(
    rows: Sequence[Sequence[Cell]],
    start: int,
    kinds: RowKinds,
    above: Iterable[int] = (),
    *,
    names_villages: bool,
) -> Told:
    """Tell the rows from an index on apart; empty ones are left out.

    `above` are children that stand over the header. `names_villages`: whether a heading without
    `thôn` or the like may be a village here.
    """
    told: list[tuple[int, Kind]] = [(index, _PLAIN) for index in above]
    before = -1
    next_header = None
    for index in range(start, len(rows)):
        cells = rows[index]
        if kinds.is_plain(cells):
            told.append((index, _PLAIN))
            before = index
            continue
        kind = kinds.kind_of(cells, kinds.number_of(rows[before]) if before >= 0 else None)
        if kind is None:
            continue
        is_again = kind.name == HEADER and before < 0 and heads_a_list(labels_of(cells))
        if kind.name == NEW_HEADER or is_again:  # a header without children was none
            next_header = _top_of_header(told, index)
            break
        told.append((index, kind))
        before = index if kind.name == CHILD else before
    return Told(_reconsidered(told, names_villages=names_villages), next_header)


def _top_of_header(told: list[tuple[int, Kind]], index: int) -> int:
    """Let a header begin with the rows right above it that looked like ours again."""
    while told and told[-1][1].name == HEADER and told[-1][0] == index - 1:
        index, _ = told.pop()
    return index


def assemble(
    told: Told, rows: Sequence[Sequence[Cell]], make_row: MakeRow
) -> tuple[tuple[Row, ...], tuple[Passed, ...]]:
    """Make the rows of the children, each under the heading before it, and what is passed over."""
    children: list[Row] = []
    passed: list[Passed] = []
    village = ""
    for index, kind in told.kinds:
        if kind.name == CHILD:
            children.append(make_row(index, village))
            continue
        village = kind.village or village
        passed.append(Passed(index + 1, kind.name, text_of(rows[index])))
    return tuple(children), tuple(passed)


def text_of(cells: Sequence[Cell]) -> str:
    """Write what stands in a row, for a person to see."""
    return " · ".join(nfc_clean(raw_text(cell)) for cell in cells if is_filled(cell))


def _reconsidered(told: list[tuple[int, Kind]], *, names_villages: bool) -> list[tuple[int, Kind]]:
    """Settle the guesses by what stands around them."""
    named = any(kind.name == VILLAGE and not kind.is_guess for _, kind in told)
    result = _below_signatures(told)
    follows = False
    for at in range(len(result) - 1, -1, -1):
        index, kind = result[at]
        if kind.name == CHILD:
            follows = follows or not kind.is_guess
        elif kind.name in (TOTAL, SIGNATURE, TITLE):
            follows = False
        elif kind.is_guess and (named or not names_villages or not follows):
            result[at] = (index, _UNKNOWN)
    return result


def _below_signatures(told: list[tuple[int, Kind]]) -> list[tuple[int, Kind]]:
    """Take what nobody knows, below the words of a signature, for who signs."""
    result: list[tuple[int, Kind]] = []
    signing = False
    for index, kind in told:
        if kind.name == SIGNATURE:
            signing = True
        elif kind.name == HEADER or (kind.name in (CHILD, VILLAGE) and not kind.is_guess):
            signing = False
        is_signer = signing and kind.is_guess
        result.append((index, Kind(SIGNATURE) if is_signer else kind))
    return result
