"""PROTOCOL §1 and §4: a central that was restored has a new epoch, and what it lost comes again."""

from tests.conformance.device import change, new_id


def check_a_restored_central_has_a_new_epoch_and_takes_again_what_it_lost(hall):
    hall.commands.run("backup")
    before = hall.official.digest()
    late = change("village", new_id(), name="A")
    batch = new_id()
    hall.official.push(late, batch_id=batch)
    assert hall.official.head() == before["head"] + 1
    hall.commands.run("restore")

    after = hall.official.digest()
    assert after["head"] == before["head"]
    assert after["epoch"] != before["epoch"], "a restored central must take a new epoch"
    reply = hall.official.pull_raw(epoch=before["epoch"], cursor=0)
    assert reply.refusal == (410, "epoch_changed")
    assert reply.said["epoch"] == after["epoch"]
    answer = hall.official.push(late, batch_id=batch)
    assert (answer["applied_n"], answer["epoch"]) == (1, after["epoch"])
