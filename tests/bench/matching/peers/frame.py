"""The records as a table that a practitioner would prepare before any of the libraries sees it."""

import pandas as pd

from app.domain.text.text import nfc_clean, without_marks


def frame(people):
    """One row a record: names lowered, unmarked and sorted, dates in parts; None where empty."""
    return pd.DataFrame([_row(person) for person in people])


def _row(person):
    name = nfc_clean(person.full_name).lower()
    bare = without_marks(name).replace("'", "")
    words = bare.split()
    born = person.birth_date
    number = person.national_id
    row = {
        "unique_id": person.id,
        "name": name,
        "bare": bare,
        "ordered": " ".join(sorted(words)),
        "first": words[0] if words else None,
        "given": words[-1] if words else None,
        "born": str(born) if born and born.is_complete else None,
        "known": str(born) if born else None,
        "year": f"{born.year}" if born else None,
        "month": f"{born.month:02}" if born and born.month else None,
        "day": f"{born.day:02}" if born and born.is_complete else None,
        "sex": person.sex.value if person.sex else None,
        # A number whose fourth digit is 0 or 1 is a grown-up's: anybody who looks sees it.
        "number": number if len(number) < 12 or number[3] in "23" else None,
        "village": person.village_id,
        "phone": person.phone,
        "household": person.household_id,
    }
    for role in ("father", "mother", "guardian", "head"):
        row[role] = without_marks(nfc_clean(getattr(person, f"{role}_name")).lower())
    adults = {row[role] for role in ("father", "mother", "guardian", "head")} - {""}
    row = {key: value or None for key, value in row.items()}
    return row | {"adults": sorted(adults)}


def best_threshold(scored, true):
    """The score from which F1 is best, over pairs of known truth."""
    order = sorted(scored.items(), key=lambda item: -item[1])
    best, threshold, right = 0.0, 1.0, 0
    for count, (pair, score) in enumerate(order, 1):
        right += pair in true
        f1 = 2 * right / (count + len(true))
        if f1 > best:
            best, threshold = f1, score
    return threshold


def above(scored, threshold):
    return {pair: score for pair, score in scored.items() if score >= threshold}
