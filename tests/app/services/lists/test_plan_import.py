"""A plan says what each row would do, and writes nothing."""

from app.services.lists.import_report import RowOutcome
from app.services.lists.plan_import import plan_import
from app.workbook.cells import ReadRow


def rows_of(*people):
    return [
        ReadRow(
            "DS", at, f"a#DS!{at}", {"full_name": name, "birth_date": born}, {"head_name": head}
        )
        for at, (name, born, head) in enumerate(people, start=2)
    ]


ROWS = rows_of(("Lê An", "2015-03-16", "Lê Tú"), ("Lê Mai", "2018", "Lê Tú"), ("", "", "Vi Quân"))


def test_every_row_has_its_line_and_every_record_its_place(app):
    ticks = []
    with app.store.read() as snapshot:
        plan = plan_import(ROWS, snapshot, app.new_id, lambda: ticks.append(1))
    assert len(ticks) == len(plan.lines) == len(ROWS)
    assert [line.child_id for line in plan.lines[:2]] == list(plan.living)
    outcomes = [line.outcome for line in plan.lines]
    assert outcomes == [RowOutcome.ADDED, RowOutcome.ADDED, RowOutcome.SET_ASIDE]
    assert plan.records == [*plan.households, *plan.children.values()]
    assert [home.head_name for home in plan.households] == ["Lê Tú"]


def test_a_plan_over_what_it_would_store_changes_nothing(app):
    with app.write("import") as unit:
        unit.save_all(plan_import(ROWS, unit, app.new_id, lambda: None).records)
    with app.store.read() as snapshot:
        plan = plan_import(ROWS, snapshot, app.new_id, lambda: None)
    assert plan.records == []
    assert [line.outcome for line in plan.lines[:2]] == [RowOutcome.UNCHANGED] * 2


def test_many_histories_are_read_at_once(app):
    many = rows_of(*((f"Lê {'An' * at}", "2015", "") for at in range(1, 80)))
    with app.write("import") as unit:
        unit.save_all(plan_import(many, unit, app.new_id, lambda: None).records)
    with_sex = [
        ReadRow(r.sheet, r.number, r.source, {**r.child, "sex": "Nam"}, r.household) for r in many
    ]
    with app.store.read() as snapshot:
        plan = plan_import(with_sex, snapshot, app.new_id, lambda: None)
    assert {line.outcome for line in plan.lines} == {RowOutcome.CHANGED}
    assert len(plan.children) == len(many)
