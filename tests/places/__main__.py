"""The campaign: `python -m tests.places --addresses 20000 --seed 1` counts what was told of each.

Former communes (four of five) and those of today are written, spoilt by one to four slips, and
read with no home, with their own and with any. *Wrong* is told for certain and not where the
people live; where a slip made it the name of another real place, nobody can tell, and it is so
counted.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from time import perf_counter

from app.domain.places.address import read_address
from app.domain.places.place_search import find_place
from tests.places.slips import Written, spoil
from tests.places.world import World

_FORMER_SHARE = 0.8
_PARTS = 3


def play(addresses: int, seed: int, show: int = 0) -> tuple[Counter[str], list[str]]:
    """Read so many spoilt addresses; gives the counts, and the wrong ones in words."""
    world, counts, wrong = World(), Counter[str](), list[str]()
    for at in range(addresses):
        chance = random.Random(seed + at)
        pool = world.former if chance.random() < _FORMER_SHARE else world.today
        one = spoil(world.written(chance.choice(pool)), chance, world)
        home = chance.choice((None, "own", "any"))
        unit = world.gazetteer.units.get(world.codes(one.unit)[0])
        at_home = {None: None, "own": unit, "any": chance.choice(world.today)}[home]
        text = one.text()
        address = read_address(text, world.gazetteer, at_home)
        sure = address.units[0] if address and address.is_sure else None
        offered = [unit.code for unit in address.units] if address else []
        _judge("read", one, sure, offered, world, counts, wrong)
        answer = find_place(text, world.gazetteer, at_home)
        offered = [option.unit.code for option in answer.options]
        _judge("typed", one, answer.certain, offered, world, counts, wrong)
        if len(wrong) > show > 0:
            break
    return counts, wrong


def _judge(way, one: Written, sure, offered, world: World, counts, wrong) -> None:
    truth = world.codes(one.unit)
    if sure is not None and world.is_today(one, sure):
        verdict = "right" if truth == (sure.code,) else "an address of today"
    elif sure is None:
        verdict = "asked" if set(offered) & set(truth) else "asked elsewhere" if offered else "none"
    elif sure.code in truth:
        verdict = "right" if len(truth) == 1 else "WRONG"
    elif sure.code in world.meant(one):
        verdict = "another real place"
    else:
        verdict = "WRONG"
    counts[f"{way}: {verdict}"] += 1
    for slip in one.done:
        counts[f"{way} after {slip}: {verdict}"] += 1
    if verdict == "WRONG":
        said = sure.full_name if sure else ""
        wrong.append(f"{way} {one.text()!r} of {one.parts} {one.done}: {said} {sure.code}, {truth}")


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--addresses", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=40)
    told = parser.parse_args()
    began = perf_counter()
    counts, wrong = play(told.addresses, told.seed)
    for key in sorted(counts):
        print(f"{key:45} {counts[key]}")
    print(*wrong[: told.show], sep="\n")
    print(f"{told.addresses} addresses, {len(wrong)} wrong, {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
