"""Take the text of a workbook out of the fonts of before Unicode, a column as a whole."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import zip_longest

from app.domain.text.font_evidence import choose_encoding, may_be_old, vote_of_text, weigh
from app.domain.text.mending import has_lost_hyphens, mend
from app.domain.text.old_fonts import Encoding, encoding_of_font, to_unicode
from app.workbook.sheet import Cell, Sheet, Workbook
from app.workbook.tables.aliases import Trust, meaning_of

_NOTHING_FORCED: Mapping[tuple[str, int], str] = {}
_SAMPLE = 500
"""So many different texts of a column are weighed; they are taken from all of its length."""


def decode_workbook(
    workbook: Workbook, forced: Mapping[tuple[str, int], str] = _NOTHING_FORCED
) -> Workbook:
    """Convert the columns that are in an old encoding; the others are left as they are.

    Headers and titles go with the column they stand in, and a column in which nothing speaks
    follows its sheet. `forced` says otherwise for (sheet, column): `tcvn3`, `vni`, `unicode`.
    A workbook that was converted before is converted again from what the file has.
    """
    return replace(workbook, sheets=tuple(_decoded(sheet, forced) for sheet in workbook.sheets))


def _decoded(sheet: Sheet, forced: Mapping[tuple[str, int], str]) -> Sheet:
    if sheet.raw_rows is not None:
        sheet = replace(sheet, rows=sheet.raw_rows, raw_rows=None, encodings={})
    texts = _texts(sheet)
    encodings = _encodings(sheet, texts, forced)
    if not encodings:
        return sheet
    rows = [row.copy() for row in sheet.rows]
    tcvn3 = [texts[at] for at, encoding in encodings.items() if encoding is Encoding.TCVN3]
    is_hyphen_lost = has_lost_hyphens(set().union(*tcvn3))
    for at, encoding in encodings.items():
        font = sheet.fonts.get(at, "")
        is_said = (sheet.name, at) in forced
        found = _conversions(
            texts[at], encoding, font, is_hyphen_lost=is_hyphen_lost, is_said=is_said
        )
        _replace(rows, at, found)
    return replace(sheet, rows=rows, raw_rows=sheet.rows, encodings=encodings)


def _texts(sheet: Sheet) -> list[set[str]]:
    """Collect the different texts of each column."""
    columns = zip_longest(*sheet.rows, fillvalue="")
    return [{cell for cell in set(column) if isinstance(cell, str)} for column in columns]


def _encodings(
    sheet: Sheet, texts: list[set[str]], forced: Mapping[tuple[str, int], str]
) -> dict[int, Encoding]:
    """Decide each column; those that say nothing follow what most of the sheet is in."""
    samples = [_sample(column) for column in texts]
    found = {
        at: choose_encoding(sample, sheet.fonts.get(at, "")) for at, sample in enumerate(samples)
    }
    most = Counter(encoding for encoding in found.values() if encoding is not Encoding.UNICODE)
    if most:
        (common, _), *_ = most.most_common(1)
        silent = [at for at, one in found.items() if one is Encoding.UNICODE]
        found |= {at: common for at in silent if _may_follow(samples[at], common)}
    for (name, at), encoding in forced.items():
        if name == sheet.name and at in found:
            found[at] = Encoding(encoding)
    return {at: encoding for at, encoding in found.items() if encoding is not Encoding.UNICODE}


def _sample(texts: Collection[str]) -> list[str]:
    old = sorted(text for text in texts if may_be_old(text))
    return old[:: max(1, len(old) // _SAMPLE)]


def _may_follow(sample: list[str], encoding: Encoding) -> bool:
    return bool(sample) and not weigh(sample, encoding).lost


def _conversions(
    texts: set[str], encoding: Encoding, font: str, *, is_hyphen_lost: bool, is_said: bool
) -> dict[str, str]:
    """Give what becomes of the texts of a column, those that change (`is_said`: by a person).

    A text that is Unicode already, or reads as Vietnamese only as it stands, is left alone;
    one that reads well either way goes with the others of its column.
    """
    old = {text: vote_of_text(text, encoding) for text in texts if may_be_old(text)}
    for_it = sum(vote > 0 for vote in old.values())
    against = sum(not (text in old or text.isascii()) for text in texts)
    against += sum(vote < 0 for vote in old.values())
    goes_along = is_said or for_it >= against
    wanted = [
        text
        for text, vote in old.items()
        if vote > 0 or (vote == 0 and goes_along and not _is_header(text))
    ]
    capitals = encoding_of_font(font)[1]
    if capitals or is_hyphen_lost:
        wanted += [text for text in texts if text.isascii() and (capitals or " " in text)]
    whole = dict(zip(wanted, wanted, strict=True))
    if encoding is Encoding.TCVN3:
        whole |= _mended(wanted, is_hyphen_lost=is_hyphen_lost)
    return {text: to_unicode(way, encoding, capitals=capitals) for text, way in whole.items()}


def _is_header(text: str) -> bool:
    """Whether a text is a header in Unicode: a known one to the letter, and of letters alone."""
    is_written = all(sign.isascii() or sign.isalpha() or sign.isspace() for sign in text)
    return is_written and meaning_of(text).trust is Trust.EXACT


def _mended(texts: Collection[str], *, is_hyphen_lost: bool) -> dict[str, str]:
    """Give the texts with a word that must be mended as they were before."""
    words = {word for text in texts for word in text.split()}
    spoilt = {word for word in words if mend(word, is_hyphen_lost=is_hyphen_lost) != word}
    if not spoilt:
        return {}
    mending = (text for text in texts if not spoilt.isdisjoint(text.split()))
    return {text: mend(text, is_hyphen_lost=is_hyphen_lost) for text in mending}


def _replace(rows: list[list[Cell]], at: int, conversions: Mapping[str, str]) -> None:
    for row in rows:
        if at < len(row):
            cell = row[at]
            if isinstance(cell, str):
                row[at] = conversions.get(cell, cell)
