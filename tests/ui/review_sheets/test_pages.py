"""Nothing is cut, nothing is lost, and a household's head line never stands alone."""

from hypothesis import given
from hypothesis import strategies as st

from ui.review_sheets.pages import Block, paginate


def heights(pages):
    return [[block.height for block in page] for page in pages]


def test_pages_are_filled_in_order():
    blocks = [Block(40.0, at) for at in range(5)]
    pages = paginate(blocks, first_room=80, room=120)
    assert [[b.content for b in page] for page in pages] == [[0, 1], [2, 3, 4]]


def test_a_head_goes_with_what_is_below_it():
    blocks = [Block(50.0, "a"), Block(10.0, "đầu", keeps_next=True), Block(50.0, "b")]
    pages = paginate(blocks, first_room=100, room=100)
    assert [[b.content for b in page] for page in pages] == [["a"], ["đầu", "b"]]


def test_what_is_too_high_has_a_page_of_its_own():
    assert heights(paginate([Block(10.0, 1), Block(300.0, 2), Block(10.0, 3)],
                            first_room=100, room=100)) == [[10], [300], [10]]  # fmt: skip


@given(st.lists(st.tuples(st.floats(1, 90), st.booleans())))
def test_every_block_is_on_a_page_once(rows):
    blocks = [Block(height, at, keeps_next=kept) for at, (height, kept) in enumerate(rows)]
    pages = paginate(blocks, first_room=80, room=100)
    assert [block for page in pages for block in page] == blocks
    assert all(pages[1:])
