"""PROTOCOL §3.1: a change has its first result for ever, or for 400 days at the least."""

from tests.conformance.device import change, new_id

DAYS = 399


def check_results_outlive_399_days(hall):
    place = hall.place()
    batch = [
        change("child", place.child, full_name=("?", "Vi Bính")),
        change("child", place.child, national_id="1"),
        change("village", new_id(), name="A"),
    ]
    first = hall.official.push(*batch)
    hall.commands.run("age", days=DAYS)
    hall.official.push(change("village", new_id(), name="B"))
    again = hall.official.push(*batch)
    for name in ("exceptions", "runs", "applied_n", "applied_hash"):
        assert first[name] == again[name], name


def check_the_first_results_of_all_are_given_again_at_the_end(hall):
    first, answer = hall.first
    again = hall.official.push(first)
    assert (again["runs"], again["exceptions"]) == (answer["runs"], answer["exceptions"])
