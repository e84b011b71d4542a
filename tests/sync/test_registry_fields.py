"""What the civil registry told of a child reaches the central and every other device."""

from app.domain.fields import fields_of
from app.domain.handoff.registry import Registry
from app.domain.person.birth_date import BirthDate
from sync.outcome import Done
from tests.sync.homes import add_home, child_of, edit
from tests.sync.merging import settle


def test_the_fields_of_a_registration_travel(desks):
    here, there = desks
    child = add_home(here.app)[0]
    settle(here, there)
    told = edit(
        here.app,
        child,
        birth_cert_no="45/2026",
        birth_book="01/2026",
        registered_on=BirthDate(2026, 5, 12),
        registered_at="UBND xã Nam Dương",
        birth_place="Bệnh viện Lục Ngạn",
        home_town="Bắc Ninh",
        birth_order="2",
        registry=Registry.FOUND,
    )
    assert all(isinstance(outcome, Done) for outcome in settle(here, there))
    assert fields_of(child_of(there.app, child)) == fields_of(told)
