"""A line of a village's history."""

from datetime import date

from app.domain.places.village_past import Decision, VillageDeed, VillageEvent, read_event


def test_a_line_is_read_back_as_it_was_written() -> None:
    event = VillageEvent(
        Decision(date(2026, 6, 1), "12/QĐ-UBND"), VillageDeed.MERGED, "Thôn Biêng; Thôn Lâm"
    )
    assert read_event(str(event)) == event


def test_a_line_of_a_newer_program_is_passed_over() -> None:
    assert read_event("2026-06-01\tflooded\t\t") is None
    assert read_event("whatever") is None
