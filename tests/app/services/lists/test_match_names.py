"""A row is left the child whose name it has; what could be either twin is left to a person."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.text.text import without_marks
from app.services.lists.match_names import who_they_are

TWINS = (("Lê Văn An", "Lê Văn Ân"), ("Vi Thị Thúy", "Vi Thị Thuỳ"), ("Hà Mỹ Dung", "Hà Mỹ Dũng"))
NUMBERS = ("", "024215604933", "024215604934")


def named(name, number=""):
    return {"full_name": name, "national_id": number}


def meant(rows, *stored):
    said = dict(enumerate(rows))
    candidates = {at: {str(n): one for n, one in enumerate(stored)} for at in said}
    return [sorted(found) for found in who_they_are(said, candidates).values()]


def test_each_twin_is_who_it_is_called():
    an, ân = named("Lê Văn An"), named("Lê Văn Ân")
    assert meant([ân, an], an, ân) == [["1"], ["0"]]
    assert meant([ân], an) == [[]]
    assert meant([named("LÊ VĂN ÂN")], ân) == [["0"]]
    assert meant([named("Vi Thị Lý")], named("Vi Thị Lí")) == [["0"]]
    assert meant([named("Siu H' Oá")], named("Siu H'Óa")) == [["0"]]


def test_a_name_without_marks_is_whose_it_can_only_be():
    an, ân, bare = named("Lê Văn An"), named("Lê Văn Ân"), named("LE VAN AN")
    assert meant([bare], ân) == [["0"]]
    assert meant([ân], bare) == [["0"]]
    assert meant([bare], an, ân) == [[]]
    assert meant([an, ân], bare) == [[], []]
    assert meant([an, bare], an, ân) == [["0"], ["1"]]
    assert meant([bare, bare], ân) == [["0"], ["0"]]


def test_two_numbers_are_two_children_where_the_name_does_not_tell():
    bare = named("LE VAN AN", NUMBERS[1])
    assert meant([bare], named("Lê Văn Ân", NUMBERS[2])) == [[]]
    assert meant([bare], named("LE VAN AN", NUMBERS[2])) == [["0"]]


@given(
    st.sampled_from(TWINS),
    st.permutations((0, 1)),
    st.tuples(*[st.booleans()] * 4),
    st.tuples(*[st.booleans()] * 2),
    st.sampled_from((str, str.upper, str.lower)),
)
def test_no_twin_is_ever_taken_for_the_other(twins, order, numbered, bare, case):
    """Each has a number of its own, which the store and the list know or do not."""
    own = NUMBERS[1:]
    stored = [named(n, own[at] * numbered[at]) for at, n in enumerate(twins)]
    rows = [
        named(without_marks(twins[at]) if bare[at] else case(twins[at]), own[at] * numbered[at + 2])
        for at in order
    ]
    for at, found in zip(order, meant(rows, *stored), strict=True):
        assert set(found) <= {str(at)}
