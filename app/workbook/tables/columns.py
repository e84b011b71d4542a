"""Which field each column of a list holds: known by its headers, confirmed by what its cells hold.

What neither settles becomes a question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.text.text import nfc_clean
from app.workbook.choices import Choices, Question
from app.workbook.sheet import Cell, raw_text
from app.workbook.table import KEPT, MANY, PARTS, Column
from app.workbook.tables.aliases import UNKNOWN, Meaning, Trust
from app.workbook.tables.column_looks import (
    Looks,
    are_villages,
    fit_of,
    is_date,
    is_day,
    is_filled,
    is_mark,
    is_name,
    is_one_word,
    is_phone,
    is_year,
    says_something,
)
from app.workbook.tables.header_paths import meaning_of_path
from app.workbook.tables.side_by_side import letter_of

COLUMN_MEANING = "column_meaning"
ASKED = KEPT | PARTS.keys()
"""Fields worth a question; the others are not stored."""
_SAMPLES = 3
_PLAIN = ("national_id", "birth_date", "sex", "ethnicity", "phone")
"""What can be known by its cells alone, in this order."""
_MARKS = frozenset({"sex_male_mark", "sex_female_mark"})
_MOST = 0.8
_MANY = 0.5
_FEW = 0.2


@dataclass(slots=True)
class _Draft:
    """A column while it is decided."""

    index: int
    header: str
    cells: list[Cell]
    meaning: Meaning = UNKNOWN
    field: str = ""
    options: tuple[str, ...] = ()
    """What it may be, where that must be asked."""
    suggested: str = ""
    is_sure: bool = False

    @property
    def share(self) -> float:
        """Tell how much of the column is filled."""
        return sum(map(is_filled, self.cells)) / max(1, len(self.cells))

    def has(self, looks: Looks, share: float = _MANY) -> bool:
        """Whether so many of its filled cells look like something."""
        filled = [cell for cell in self.cells if says_something(cell)]
        like = sum(1 for cell in filled if looks(cell))
        return bool(filled) and like >= share * len(filled)


@dataclass(frozen=True, slots=True)
class Decided:
    """The columns of a list, and what must be asked about them."""

    columns: tuple[Column, ...]
    questions: tuple[Question, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """Name the fields that were found."""
        return frozenset(column.field for column in self.columns) - {""}


@dataclass(frozen=True, slots=True)
class Place:
    """Whose columns they are: the sheet, and what was said about it."""

    sheet: str
    choices: Choices
    hidden: frozenset[int] = frozenset()
    encodings: Mapping[int, str] = field(default_factory=dict)


def decide_columns(
    paths: Mapping[int, tuple[str, ...]], rows: Sequence[Sequence[Cell]], place: Place
) -> Decided:
    """Decide the columns of a list by their headers and by some of its rows."""
    drafts = [_draft(at, path, rows) for at, path in sorted(_all_columns(paths, rows).items())]
    _name_apart(drafts)
    for draft in drafts:
        _propose(draft)
    _settle_corrections(drafts)
    _settle_marks(drafts)
    _settle_dates(drafts)
    _settle_names(drafts)
    _settle_village(drafts)
    _settle_contests(drafts)
    _guess_unknown(drafts)
    questions = tuple(_question(draft, place) for draft in drafts if draft.options)
    columns = [_column(draft, place) for draft in drafts]
    return Decided(tuple(_as_said(columns, place)), questions)


def _all_columns(
    paths: Mapping[int, tuple[str, ...]], rows: Sequence[Sequence[Cell]]
) -> dict[int, tuple[str, ...]]:
    """Add the columns that hold something under no header."""
    width = max(map(len, rows), default=0)
    bare = (at for at in range(width) if at not in paths)
    filled = (at for at in bare if sum(map(is_filled, _cells(rows, at))) > _FEW * len(rows))
    return {**dict(paths), **dict.fromkeys(filled, ())}


def _cells(rows: Sequence[Sequence[Cell]], at: int) -> list[Cell]:
    return [row[at] if at < len(row) else "" for row in rows]


def _draft(at: int, path: tuple[str, ...], rows: Sequence[Sequence[Cell]]) -> _Draft:
    header = " / ".join(path)
    return _Draft(at, header, _cells(rows, at), meaning_of_path(path))


def _name_apart(drafts: Iterable[_Draft]) -> None:
    """Give every column a header of its own: answers are kept under it."""
    seen: dict[str, int] = {}
    for draft in drafts:
        draft.header = draft.header or f"({letter_of(draft.index)})"
        seen[draft.header] = seen.get(draft.header, 0) + 1
        if seen[draft.header] > 1:
            draft.header += f" ({seen[draft.header]})"


def _propose(draft: _Draft) -> None:
    """Take the likeliest field that the cells bear out."""
    fits = {name: fit_of(name, draft.cells) for name in draft.meaning.fields}
    sure = [name for name, fit in fits.items() if fit.is_sure]
    possible = [name for name, fit in fits.items() if fit.may_be]
    is_empty = not any(map(says_something, draft.cells))
    is_plain = len(fits) == 1 and draft.meaning.trust > Trust.SPOKEN
    if sure or (possible and (is_plain or is_empty)):
        draft.field = (sure or possible)[0]
        draft.is_sure = bool(sure)
    elif fits and not is_empty and ASKED & fits.keys() - MANY:
        draft.options = (*fits, "")
        draft.suggested = possible[0] if len(fits) == 1 and possible else ""
        draft.field = draft.suggested


def _settle_corrections(drafts: Sequence[_Draft]) -> None:
    """Let the old text of a correction be the text of its field, where no other column is."""
    plain = {draft.field for draft in drafts}
    for draft in drafts:
        name = draft.field.removeprefix("old_")
        if name != draft.field and name not in plain:
            draft.field = name


def _settle_marks(drafts: Sequence[_Draft]) -> None:
    """Take two columns of crosses side by side for what they are, whatever a few cells say."""
    marks = [d for d in drafts if _MARKS.intersection(d.meaning.fields[:1])]
    if len(marks) == 2 and marks[0].meaning.field != marks[1].meaning.field:
        for draft in marks:
            filled = [cell for cell in draft.cells if is_filled(cell)]
            if draft.options and sum(map(is_mark, filled)) >= _MANY * len(filled):
                draft.field, draft.options = draft.meaning.field, ()


def _settle_dates(drafts: Sequence[_Draft]) -> None:
    """Part day, month and year columns from a column of whole dates."""
    _settle_months(drafts)
    _settle_lone_sex(drafts)
    born = [d for d in drafts if d.field in ("birth_date", "birth_year", "birth_day")]
    has_month = any(d.field == "birth_month" for d in drafts)
    for draft in born:
        if has_month and draft.has(is_year):
            draft.field = "birth_year"
        elif has_month and draft.has(is_day):
            draft.field = "birth_day"
        elif draft.field == "birth_year" and not has_month:
            # `Nam` without tones may be `Năm`, but only beside day and month.
            draft.field = "" if "sex_male_mark" in draft.meaning.fields else "birth_date"
    whole = [d for d in born if d.field == "birth_date"]
    if len(whole) > 1 and any(d.has(is_date) for d in whole):
        for draft in whole:
            draft.field = "birth_date" if draft.has(is_date) else ""


def _settle_lone_sex(drafts: Sequence[_Draft]) -> None:
    """Let a date under `NAM` alone say no sex: without its tone that is a year (`Năm`), too."""
    sexed = [d for d in drafts if d.field in ("dob_male", "dob_female")]
    if len({draft.field for draft in sexed}) == 1:
        for draft in sexed:
            draft.field = "birth_date"


def _settle_months(drafts: Sequence[_Draft]) -> None:
    """Take days under `Tháng`, with months under `Ngày`, for a date written month first."""
    has_day = any(d.field == "birth_day" for d in drafts)
    for draft in drafts:
        is_month = draft.options and "birth_month" in draft.meaning.fields
        if is_month and has_day and draft.has(is_day, _MOST):
            draft.field, draft.options = "birth_month", ()


def _settle_names(drafts: Sequence[_Draft]) -> None:
    """Part family and given names: two columns of their own, or under one header."""
    fields = {draft.field for draft in drafts}
    for draft, after in zip(drafts, [*drafts[1:], None], strict=True):
        if draft.field == "full_name" and after and _goes_on(draft, after):
            draft.field, after.field = "family_name", "given_name"
            after.options = ()
            return
    alone = {"family_name", "given_name"} & fields
    if len(alone) == 1 and "full_name" not in fields:
        (part,) = alone
        next(draft for draft in drafts if draft.field == part).field = "full_name"


def _goes_on(draft: _Draft, after: _Draft) -> bool:
    """Whether a column of given names stands under the header of the names, or under none."""
    base = after.header.removesuffix(" (2)")
    is_one_header = base == draft.header or base == f"({letter_of(after.index)})"
    is_beside = after.index == draft.index + 1
    one_word = after.share >= _MOST and after.has(is_one_word, _MOST)
    return is_one_header and is_beside and one_word and not after.has(_is_known_word)


def _is_known_word(cell: Cell) -> bool:
    return any(fit_of(name, [cell]).is_sure for name in ("sex", "ethnicity"))


def _settle_village(drafts: Sequence[_Draft]) -> None:
    """Where no column is headed as the village, an address that is nothing else says it."""
    if any(draft.field == "village" for draft in drafts):
        return
    for draft in drafts:
        if draft.field == "address" and are_villages(draft.cells):
            draft.field = "village"
            return


def _settle_contests(drafts: Sequence[_Draft]) -> None:
    """Let one column have each field: the surer, better known, better filled, leftmost."""
    claims: dict[str, list[_Draft]] = {}
    for draft in drafts:
        if draft.field and draft.field not in MANY:
            claims.setdefault(draft.field, []).append(draft)
    for name, rivals in claims.items():
        winner, *others = sorted(rivals, key=_strength)
        for loser in others:
            loser.field = ""
            equal = loser.is_sure == winner.is_sure and loser.share > _FEW
            if name in ASKED and equal:
                loser.options, loser.suggested = _instead(name), ""


def _strength(draft: _Draft) -> tuple[bool, int, float, int]:
    is_filled_enough = draft.share > _FEW
    return (not (draft.is_sure and is_filled_enough), -draft.meaning.trust, 0.0, draft.index)


def _instead(name: str) -> tuple[str, ...]:
    """Name what a second column of one field may be."""
    if name.endswith("_name"):
        names = ("father_name", "mother_name", "guardian_name", "head_name")
        return (*(other for other in names if other != name), "")
    return (name, "")


def _guess_unknown(drafts: Sequence[_Draft]) -> None:
    """Ask about a column under no known header whose cells are plain."""
    taken = {PARTS.get(draft.field, draft.field) for draft in drafts}
    for draft in drafts:
        if draft.field or draft.options or draft.meaning.fields:
            continue
        guess = next((n for n in _PLAIN if n not in taken and _is_plainly(draft, n)), "")
        if not guess and "full_name" not in taken and draft.has(is_name, _MOST):
            guess = "full_name"
        if guess:
            draft.field = draft.suggested = guess
            draft.options = (guess, "")
            taken.add(guess)


def _is_plainly(draft: _Draft, name: str) -> bool:
    filled = [cell for cell in draft.cells if says_something(cell)]
    if name == "national_id" and draft.has(is_phone):
        return False
    like = sum(fit_of(name, [cell]).is_sure for cell in filled)
    return draft.share >= _MANY and like >= _MOST * len(filled)


def _question(draft: _Draft, place: Place) -> Question:
    return Question(
        key=_key(draft.header),
        code=COLUMN_MEANING,
        sheet=place.sheet,
        header=draft.header,
        column=draft.index,
        options=draft.options,
        suggested=draft.suggested,
        samples=_samples(draft.cells),
        count=sum(map(is_filled, draft.cells)),
    )


def _column(draft: _Draft, place: Place) -> Column:
    return Column(
        draft.index,
        draft.header,
        draft.field,
        samples=_samples(draft.cells),
        doubt=draft.options[0] if draft.options else "",
        hidden=draft.index in place.hidden,
        encoding=place.encodings.get(draft.index, ""),
    )


def _as_said(columns: Sequence[Column], place: Place) -> Iterable[Column]:
    """Take what the person said about columns; a field they gave is no other column's."""
    by_header = place.choices.columns.get(place.sheet, {})
    said: dict[int, str] = {}
    for column in columns:
        answer = place.choices.answers.get(_key(column.header))
        chosen = by_header.get(column.header, answer)
        if chosen is not None:
            said[column.index] = chosen
    given = set(said.values()) - MANY
    for column in columns:
        if column.index in said:
            yield replace(column, field=said[column.index], doubt="")
        else:
            yield replace(column, field="") if column.field in given else column


def _key(header: str) -> str:
    """Name the question of a header: asked once for all the sheets of a file."""
    return f"{COLUMN_MEANING}:{header}"


def _samples(cells: Iterable[Cell]) -> tuple[str, ...]:
    texts = (nfc_clean(raw_text(cell)) for cell in cells if is_filled(cell))
    found: dict[str, None] = {}
    for text in texts:
        found[text] = None
        if len(found) == _SAMPLES:
            break
    return tuple(found)
