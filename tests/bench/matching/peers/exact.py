"""What an official does in a spreadsheet: the same name and birth date."""

from peers.blocks import pairs_within


def find(people, _):
    pairs = pairs_within(people, lambda person: (person.full_name, person.birth_date))
    return {"": {(one.id, other.id): 1.0 for one, other in pairs}}
