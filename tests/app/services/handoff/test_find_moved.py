"""Numbers that changed places form rings; one wrong number of its own does not."""

from app.services.handoff.find_moved import in_rings

CHILDREN = "abcab"


def moved(numbers):
    def fits(one, other):
        return numbers[one] == CHILDREN[other]

    rows = range(len(numbers))
    return in_rings(list(rows), {at for at in rows if not fits(at, at)}, fits)


def test_numbers_that_changed_places_are_found():
    assert moved("bacab")
    assert moved("cabab")


def test_a_wrong_number_of_its_own_is_no_ring():
    assert not moved("xbcab")
    assert not moved("bbcab")
    assert not moved("abcab")


def test_a_few_slips_of_a_long_list_are_no_moved_column():
    assert not in_rings(range(40), {0, 1}, lambda *_: True)
