"""Peace: the line is well, people decide, and in the end all devices are done and alike."""

from datetime import timedelta

from app.services.app import App
from app.services.exchange.watch_losses import allow_losses, stopped_losses
from sync.outcome import Done
from tests.sync.model import people
from tests.sync.model.devices import Device
from tests.sync.model.invariants import (
    all_hold_the_same,
    check_device,
    nothing_counts_twice,
    order_does_not_matter,
    read_truth,
)
from tests.sync.model.world import World

PEACE_ROUNDS = 18


def make_peace(world: World) -> None:
    """The line is well, people decide: then every device is done, and all hold the same."""
    world.central_fails_in = 0
    world.poisonous = False
    for device in world.devices:
        device.failpoint.steps_left = 0
        while device.late:
            world.deliver_late(device, 0)
    for number in range(PEACE_ROUNDS):
        world.now += timedelta(hours=3, minutes=1)
        rounds = [world.whole_round(device) for device in world.devices]
        decided = [decide_all(device, ours=number % 2 == 0) for device in world.devices]
        allowed = [let_all_in(device.app) for device in world.devices]
        answered = [answer_all(device, take=number % 2 == 0) for device in world.devices]
        tallies = [one.outcome.tally for one in rounds]
        news = any(one.sent or one.received for one in tallies)
        if not (news or any((*decided, *allowed, *answered))):
            break
    world.figures["peace"] += 1
    open_still = [people.open_lines(device) for device in world.devices]
    outcomes = [one.outcome for one in rounds]
    assert all(isinstance(one, Done) for one in outcomes), (outcomes, open_still)
    truth = read_truth(world)
    nothing_counts_twice(truth)
    for device in world.devices:
        check_device(device, truth)
    all_hold_the_same(world, truth)
    order_does_not_matter(truth)


def let_all_in(app: App) -> int:
    """Look at the list of losses and agree to all of it."""
    with app.store.read() as snapshot:
        shown = [(one.child_id, one.status) for one in stopped_losses(snapshot)]
    return allow_losses(app, shown)


def answer_all(device: Device, *, take: bool) -> int:
    listed = people.suggestions(device)
    for one in listed:
        people.answer(device, one, take=take)
    return len(listed)


def decide_all(device: Device, *, ours: bool) -> int:
    decided = 0
    for one in reversed(people.returned(device)):
        if one.change_id in {still.change_id for still in people.returned(device)}:
            people.decide(device, one, ours=ours)
            decided += 1
    return decided
