"""What goes wrong when a child is written down: every kind by name, with how often it happens."""

from app.demo.weighted import Weighted
from slips import of_adults, of_dates, of_names, of_numbers, of_words
from slips.of_names import on_name
from slips.scene import Scene

__all__ = ["EVERY", "OFTEN", "Scene", "field_of"]

EVERY = {
    "name: tone lost in one syllable": (on_name(of_words.bare_word), 13.3),
    "name: all marks lost": (on_name(of_words.bare_text), 2.4),
    "name: wrong mark": (on_name(of_words.other_mark), 7.6),
    "name: capitals": (of_names.capitals, 1.5),
    "name: small letters": (of_names.small, 0.7),
    "name: middle missing": (of_names.middle_missing, 2.9),
    "name: order": (of_names.order, 1.9),
    "name: spelt as heard": (on_name(of_words.sound), 10.5),
    "name: neighbour key": (on_name(of_words.neighbour), 3.7),
    "name: letter missing": (on_name(of_words.letter_missing), 3.7),
    "name: letter extra": (on_name(of_words.letter_extra), 2.5),
    "name: letters transposed": (on_name(of_words.transposed), 1.9),
    "name: Telex": (on_name(of_words.in_telex), 1.2),
    "name: VNI keys": (on_name(of_words.in_vni_keys), 0.7),
    "name: old font": (of_names.old_font, 0.5),
    "name: scanned": (on_name(of_words.scanned), 2.2),
    "name: words joined": (on_name(of_words.joined), 0.9),
    "name: pet name": (of_names.pet_name, 0.5),
    "date: year only": (of_dates.year_only, 1.2),
    "date: 1 January": (of_dates.first_of_january, 0.8),
    "date: month only": (of_dates.month_only, 0.4),
    "date: day and month swapped": (of_dates.swapped, 1.8),
    "date: one digit": (of_dates.digit, 1.9),
    "date: lunar": (of_dates.lunar, 0.7),
    "date: days off": (of_dates.days_off, 1.0),
    "date: a sibling's": (of_dates.of_sibling, 0.3),
    "date: year off": (of_dates.year_off, 0.7),
    "date: missing": (of_dates.missing, 0.2),
    "sex: wrong": (of_numbers.wrong_sex, 1.2),
    "number: missing": (of_numbers.missing, 6.0),
    "number: one digit": (of_numbers.digit, 2.0),
    "number: transposed": (of_numbers.transposed, 1.0),
    "number: zero lost": (of_numbers.zero_lost, 0.8),
    "number: a parent's": (of_numbers.of_parent, 1.4),
    "number: a sibling's": (of_numbers.of_sibling, 0.4),
    "adults: mother as guardian": (of_adults.mother_as_guardian, 3.0),
    "adults: swapped": (of_adults.swapped, 1.2),
    "adults: one missing": (of_adults.one_missing, 5.0),
    "adults: all missing": (of_adults.all_missing, 2.2),
    "adults: initials": (of_adults.initials, 1.2),
    "adults: given name only": (of_adults.given_only, 2.0),
    "adults: middle missing": (of_adults.middle_missing, 1.8),
    "adults: without marks": (of_adults.on_adults(of_words.bare_text), 4.0),
    "adults: misspelt": (of_adults.misspelt, 4.5),
    "adults: mother remarried": (of_adults.remarried, 1.0),
    "adults: grandparent": (of_adults.grandparent, 2.4),
    "home: other head": (of_adults.other_head, 2.0),
    "home: other village": (of_adults.other_village, 4.0),
    "home: village missing": (of_adults.no_village, 1.0),
    "home: phone missing": (of_adults.no_phone, 3.0),
    "home: other phone": (of_adults.other_phone, 3.0),
}
"""Kind -> (slip, weight); a slip gives the same person where it finds nothing to spoil."""

OFTEN = Weighted.of((kind, weight) for kind, (_, weight) in EVERY.items())


def field_of(kind):
    """Which part of the record a kind spoils: `name`, `date`, `adults` …"""
    return kind.split(":")[0]
