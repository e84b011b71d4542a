"""The lunar day and month of a date, as grandparents remember it (new moons after Meeus)."""

from datetime import date
from math import floor, pi, radians, sin

_EPOCH = date(1899, 12, 31).toordinal() - 2415020
_HOURS = 7 / 24


def _new_moon(count):
    """Julian day, Vietnamese time, of a new moon counted from the first of 1900."""
    t = count / 1236.85
    day = 2415020.75933 + 29.53058868 * count + 0.0001178 * t * t - 0.000000155 * t**3
    day += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t * t))
    sun = radians(359.2242 + 29.10535608 * count - 0.0000333 * t * t)
    moon = radians(306.0253 + 385.81691806 * count + 0.0107306 * t * t)
    node = radians(21.2964 + 390.67050646 * count - 0.0016528 * t * t)
    day += (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    day += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    day += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    return floor(day + 0.5 + _HOURS)


def _sector(julian):
    """Which twelfth of its year the sun is in on a day."""
    t = (julian - 0.5 - _HOURS - 2451545.0) / 36525
    anomaly = radians(357.5291 + 35999.0503 * t)
    longitude = 280.46645 + 36000.76983 * t + (1.9146 - 0.004817 * t) * sin(anomaly)
    longitude += 0.019993 * sin(2 * anomaly)
    return floor(radians(longitude) % (2 * pi) / pi * 6)


def _eleventh(year):
    """The number of the new moon that opens the eleventh month of a year."""
    count = floor((date(year, 12, 31).toordinal() - _EPOCH - 2415021) / 29.530588853)
    return count - 1 if _sector(_new_moon(count)) >= 9 else count


def lunar_day(day):
    """(year, month, day) of the lunar calendar."""
    julian = day.toordinal() - _EPOCH
    count = floor((julian - 2415021.076998695) / 29.530588853) + 1
    while _new_moon(count) > julian:
        count -= 1
    year = day.year
    last = _eleventh(year)
    if count >= last:
        first, following, lunar_year = last, _eleventh(year + 1), year
    else:
        first, following, lunar_year = _eleventh(year - 1), last, year - 1
    months = count - first
    if following - first == 13 and months >= _leap(first):
        months -= 1
    month = (months + 10) % 12 + 1
    return lunar_year + (1 if months >= 2 else 0), month, julian - _new_moon(count) + 1


def _leap(first):
    """The first month after the eleventh in which the sun changes no twelfth."""
    for step in range(1, 14):
        if _sector(_new_moon(first + step)) == _sector(_new_moon(first + step + 1)):
            return step
    return 14
