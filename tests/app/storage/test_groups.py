from app.domain.household import Household


def test_groups_are_walked_from_the_newest_back(app):
    made = []
    for number in range(5):
        with app.write("visit") as work:
            work.save_all(
                [Household(id=app.new_id(), head_name=f"Hộ {n}") for n in range(number + 1)]
            )
            made.append(work.group_id)
    with app.store.read() as snapshot:
        newest = snapshot.groups.newest(3)
        older = snapshot.groups.newest(9, before=newest[-1].id)
    assert [group.id for group in newest] == made[:1:-1]
    assert [group.counts for group in newest] == [{"household": n} for n in (5, 4, 3)]
    assert [group.id for group in older][:2] == made[1::-1]
    assert older[-1].first.change.action == "set_up"
