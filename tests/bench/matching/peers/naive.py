"""What a developer writes in an afternoon: the same birth date, names alike in small letters."""

from rapidfuzz import fuzz

from peers.blocks import pairs_within

LEAST = 90


def find(people, _):
    dated = [person for person in people if person.birth_date]
    found = {}
    for one, other in pairs_within(dated, lambda person: person.birth_date):
        alike = fuzz.token_sort_ratio(one.full_name.lower(), other.full_name.lower())
        if alike >= LEAST:
            found[one.id, other.id] = alike / 100
    return {"": found}
