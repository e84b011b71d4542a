"""Who was looked into leaves the lists of the registry, and comes back when that is undone."""

from app.domain.handoff.registry import Registry
from app.services.registry.settle_registry import settle_registry
from app.services.undo_group import undo_group
from tests.app.services.registers import MAY, ON, REGISTER, born, everyone, take
from tests.app.services.registry.test_compare_register import worklist


def test_who_was_looked_into_is_on_no_list(app, list_file):
    row = born("Vi Văn Ba", "05/05/2026", "Nam", "Vũ Thị Lan", "Vi Văn Cả", cert="46/2026")
    take(app, list_file(row, header=REGISTER), MAY)
    ((child, _),) = everyone(app)
    saved = settle_registry(app, [child.id], on=ON)
    assert everyone(app)[0][0].registry is Registry.FOUND
    assert worklist(app, "only_in_register") == []
    undo_group(app, saved.group_id, on=ON)
    assert worklist(app, "only_in_register") == ["Vi Văn Ba"]
