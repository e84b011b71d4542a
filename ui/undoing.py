"""*Hoàn tác*: take back what was done together, and offer to do it again."""

from app.domain.change import ENTITIES
from app.domain.ids import GroupId
from app.services.app import App
from app.services.undo_group import UndoReport, undo_group
from ui.desk import Desk
from ui.errors import told
from ui.signals import Notice
from ui.words import thousands

AGAIN = "Làm lại"


def undo(desk: Desk, group_id: GroupId, *, again: bool = False) -> None:
    """Undo a group in the lane of the store, then say what came of it.

    `again`: the group is itself an undo, so that what it took back is done again.
    """
    app = desk.app
    desk.store.run(
        lambda: _undo(app, group_id),
        lambda report: desk.signals.announce(*ENTITIES, notice=_notice(report, again=again)),
        lambda error: desk.signals.say(told(error), state="bad"),
    )


def _undo(app: App, group_id: GroupId) -> UndoReport:
    return undo_group(app, group_id, on=app.today())


def _notice(report: UndoReport, *, again: bool) -> Notice:
    done, what = report.removed + report.restored, "làm lại" if again else "hoàn tác"
    if not done and report.lists:
        text = f"Đã {what} {thousands(report.lists)} danh sách"
    elif not done:
        return Notice(f"Không còn gì để {what}: các hồ sơ đã được sửa sau đó.", state="warn")
    else:
        text = f"Đã {what} {thousands(done)} hồ sơ"
    if report.kept:
        text += f"; giữ nguyên {thousands(len(report.kept))} hồ sơ đã sửa sau đó"
    return (
        Notice(text, report.group_id) if again else Notice(text, report.group_id, undo_name=AGAIN)
    )
