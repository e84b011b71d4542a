"""Slips in a birth date; each needs a whole date to begin with, else it changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

from families import ON
from lunar import lunar_day

from app.domain.person.birth_date import BirthDate


def _dated(person, *parts):
    try:
        born = BirthDate(*parts)
    except ValueError:
        return person
    if born.year > ON.year or (born.is_complete and date(*parts) > ON):
        return person
    return replace(person, birth_date=born)


def on_whole_date(slip):
    def spoil(scene, person):
        born = person.birth_date
        return slip(scene, person, born) if born and born.is_complete else person

    return spoil


@on_whole_date
def year_only(_, person, born):
    return _dated(person, born.year)


@on_whole_date
def first_of_january(_, person, born):
    return _dated(person, born.year, 1, 1)


@on_whole_date
def month_only(_, person, born):
    return _dated(person, born.year, born.month)


@on_whole_date
def swapped(_, person, born):
    return _dated(person, born.year, born.day, born.month)


@on_whole_date
def digit(scene, person, born):
    """One digit of the day, the month or the last of the year typed wrong."""
    text = list(f"{born.day:02}{born.month:02}{born.year % 100:02}")
    at = scene.chance.choice((0, 1, 1, 1, 3, 3, 5))
    text[at] = str((int(text[at]) + scene.chance.choice((1, 9, 1, 9, 2, 3, 5))) % 10)
    written = "".join(text)
    return _dated(person, 2000 + int(written[4:]), int(written[2:4]), int(written[:2]))


@on_whole_date
def lunar(_, person, born):
    return _dated(person, *lunar_day(date(born.year, born.month, born.day)))


@on_whole_date
def days_off(scene, person, born):
    """The day of registration, or a day remembered wrong."""
    off = scene.chance.choice((-3, -2, -1, 1, 1, 2, 3, 5, 7, 10, 14, 21))
    day = date(born.year, born.month, born.day) + timedelta(days=off)
    return _dated(person, day.year, day.month, day.day)


@on_whole_date
def of_sibling(scene, person, born):
    other = scene.sibling()
    return _dated(person, other.born.year, other.born.month, other.born.day) if other else person


@on_whole_date
def year_off(scene, person, born):
    return _dated(person, born.year + scene.chance.choice((-1, 1)), born.month, born.day)


def missing(_, person):
    return replace(person, birth_date=None)
