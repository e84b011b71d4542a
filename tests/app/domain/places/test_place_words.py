"""Words of an address and the titles among them."""

from app.domain.places.gazetteer import shipped_gazetteer
from app.domain.places.place_words import Level, joined, name_key, name_keys, title_before, words_of


def test_words_know_what_parts_them() -> None:
    _, words = words_of("Thôn 05, x.Nam Dương - H.Lục Ngạn")
    assert [word.key for word in words] == ["thon", "5", "x", "nam", "duong", "h", "luc", "ngan"]
    assert [word.is_apart for word in words] == [
        True,
        False,
        True,
        *[False] * 2,
        True,
        *[False] * 2,
    ]
    assert [word.is_cut_off for word in words][2] is True
    assert not words[5].is_cut_off


def test_titles_written_in_many_ways() -> None:
    for text, title in (("TX.Chũ", "thị xã"), ("thị xã Chũ", "thị xã"), ("Chũ", "")):
        _, words = words_of(text)
        begin, found = title_before(words, len(words) - 1, Level.DISTRICT)
        assert (begin, found) == (0, title)


def test_the_name_of_every_unit_has_one_key_alone_and_in_an_address() -> None:
    places = shipped_gazetteer()
    names = {unit.name for unit in (*places.units.communes, *places.former.all())}
    for name in names:
        _, words = words_of(name)
        assert tuple(word.key for word in words) == name_keys(name)
        assert joined(words) == name_key(name)
