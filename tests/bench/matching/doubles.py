"""Children entered again by somebody else: another household mostly, one to five slips at once."""

from dataclasses import replace
from random import Random

from records import true_record, with_gaps, with_style
from slips import EVERY, OFTEN, Scene, field_of

from app.demo.weighted import Weighted

HOW_MANY = Weighted.of([(1, 20), (2, 33), (3, 26), (4, 14), (5, 7)])
SAME_HOME = 0.12
WITH_SIBLINGS = 0.25
THRICE = 0.08
AGAIN_IN_NAME = 0.6
_OF_THE_FAMILY = ("adults", "home")


def choose(chance, families, count):
    """Choose which children are entered again, family by family; gives lists of one batch each."""
    batches, left = [], count
    order = [family for family in families if family.children]
    chance.shuffle(order)
    for family in order:
        if left <= 0:
            break
        some = list(family.children)
        if chance.random() >= WITH_SIBLINGS * min(1, (len(some) - 1)):
            # A large family is met as often as its children are many.
            some = [child for child in some if chance.random() < 0.12]
        some = some[:left]
        for _ in range(2 if chance.random() < THRICE else 1):
            if some and left >= len(some):
                batches.append(some)
                left -= len(some)
    return batches


def enter_again(world, batch, gaps, villages, fathers):
    """Write a batch of siblings down again: (child, person, kinds of slips) each."""
    chance, family = world.chance, batch[0].family
    household = family.household if chance.random() < SAME_HOME else world.home()
    shared, seed = [], chance.getrandbits(48)
    for child in batch:
        kinds = [] if not shared else [kind for kind in shared if chance.random() < 0.6]
        scene = Scene(chance, child, villages, fathers)
        person = with_gaps(chance, true_record(child, household), gaps, again=True)
        person, kinds = _spoilt(scene, person, kinds, seed)
        if not shared:
            shared = [kind for kind in kinds if field_of(kind) in _OF_THE_FAMILY]
        yield child, with_style(chance, person), tuple(kinds)


def _spoilt(scene, person, wanted, seed):
    """Make the wanted slips and more until there are enough; a kind only counts where it shows."""
    chance, done = scene.chance, []
    count = HOW_MANY.draw(chance)
    for attempt in range(20):
        if len(done) >= count:
            break
        kind = wanted[attempt] if attempt < len(wanted) else OFTEN.draw(chance)
        if kind in done or _is_spoilt_enough(chance, field_of(kind), done):
            continue
        slip_scene = scene
        if field_of(kind) in _OF_THE_FAMILY:
            slip_scene = replace(scene, chance=Random(f"{seed}/{kind}"))
        spoilt = EVERY[kind][0](slip_scene, person)
        if spoilt != person:
            person = spoilt
            done.append(kind)
    return person, done


def _is_spoilt_enough(chance, field, done):
    """A date is mistaken once, a name mostly once."""
    times = sum(field_of(kind) == field for kind in done)
    return times and (field == "date" or (field == "name" and chance.random() < AGAIN_IN_NAME))
