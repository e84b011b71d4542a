"""The gate bounds who is inside, lets communes take turns, and spreads those it turns away."""

import asyncio
import itertools

import pytest

from sync.central.gate import Asker, Bounds, Gate, Shed

SMALL = Bounds(at_work=2, inside=8, of_commune=6, of_device=2, of_strangers=3, device_a_minute=5)


class Moments:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def make_gate(bounds=SMALL, clock=None):
    draws = itertools.cycle((0.0, 0.5, 0.99))
    return Gate(bounds, lambda: next(draws), clock or Moments())


def enter(gate, *askers):
    """Take places that are kept; say who was turned away and how."""

    async def take():
        told = []
        for asker in askers:
            place = gate.place(asker)
            try:
                await place.__aenter__()
                kept.append(place)
            except Shed as shed:
                told.append((asker.id, shed.status))
        return told

    kept = []
    return asyncio.run(take()), kept


def test_a_device_a_commune_and_strangers_have_their_bounds():
    mine = Asker("07603", "a")
    told, kept = enter(make_gate(), mine, mine, mine)
    assert (told, len(kept)) == ([("a", 429)], 2)

    others = [Asker("07603", device) for device in "abcdefg"]
    assert enter(make_gate(), *others)[0] == [("g", 429)]
    assert enter(make_gate(), *[Asker()] * 4)[0] == [("", 429)]


def test_when_all_places_are_taken_everybody_is_told_so():
    communes = [Asker(f"0760{number}", str(number)) for number in range(9)]
    assert enter(make_gate(), *communes)[0] == [("8", 503)]


def test_a_place_that_is_left_is_free_again():
    async def many():
        gate = make_gate()
        for _ in range(50):
            async with gate.place(Asker("07603", "a")):
                assert gate.inside == 1
            with pytest.raises(RuntimeError):
                async with gate.place(Asker("07606", "b")):
                    raise RuntimeError
        return gate.inside

    assert asyncio.run(many()) == 0


def test_a_busy_central_turns_away_first_who_asked_most():
    async def work():
        clock = Moments()
        gate = make_gate(clock=clock)
        eager = Asker("07603", "eager")
        for _ in range(20):
            async with gate.place(eager):
                pass  # nobody else is there: let it work
        kept = [gate.place(Asker(f"0761{n}", str(n))) for n in range(5)]
        for place in kept:
            await place.__aenter__()
        with pytest.raises(Shed) as told:
            async with gate.place(eager):
                pass
        async with gate.place(Asker("07603", "quiet")):
            pass
        clock.now += 61
        async with gate.place(eager):
            pass
        return told.value

    assert asyncio.run(work()).status == 429


def test_no_more_are_let_in_than_are_served_before_they_give_up():
    async def work():
        clock = Moments()
        gate = make_gate(Bounds(at_work=2, inside=900, patience_s=35.0), clock)
        for _ in range(200):  # two at a time, two seconds each: one in a second
            turn = await gate.turn("07603")
            clock.now += 2
            turn.end()
        for n in range(40):
            await gate.place(Asker(f"{n:05}", str(n))).__aenter__()

    with pytest.raises(Shed) as told:
        asyncio.run(work())
    assert told.value.status == 503
    assert told.value.retry_after >= 5 * 35 / 1.25


def test_who_asks_too_much_himself_is_told_a_moment_soon():
    gate = make_gate()
    assert [gate.shed(429, "too_many").retry_after for _ in range(3)] == [3, 5, 8]


def test_communes_take_turns_and_who_left_is_passed_over():
    async def work():
        gate = make_gate(Bounds(at_work=1))
        served = []

        async def one(commune):
            turn = await gate.turn(commune)
            served.append(commune)
            await asyncio.sleep(0)
            turn.end()
            turn.end()

        crowd = [asyncio.ensure_future(one(c)) for c in ("a", "a", "a", "a", "b", "c")]
        await asyncio.sleep(0)
        crowd[2].cancel()
        await asyncio.gather(*crowd, return_exceptions=True)
        return served, gate.working, gate.waiting

    served, working, waiting = asyncio.run(work())
    assert served == ["a", "a", "b", "c", "a"]
    assert (working, waiting) == (0, 0)


def test_a_turn_given_to_one_who_leaves_goes_on():
    async def work():
        gate = make_gate(Bounds(at_work=1))
        first = await gate.turn("a")
        leaving = asyncio.ensure_future(gate.turn("b"))
        staying = asyncio.ensure_future(gate.turn("c"))
        await asyncio.sleep(0)
        first.end()
        leaving.cancel()
        (await staying).end()
        return gate.working

    assert asyncio.run(asyncio.wait_for(work(), 5)) == 0
