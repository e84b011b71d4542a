"""The commands by which a person ends what the central refused, or asks the commune about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from app.domain.errors import KnownError
from app.messages import sentence
from app.paths import default_folder
from app.printing import Format, print_rows, say
from app.services.app import App
from app.services.exchange.answer_suggestion import Answer, answer_suggestion, read_asked
from app.services.exchange.give_up import give_up
from app.services.exchange.hand_over import hand_over, name_of, wanted_of
from app.services.exchange.read_returned import read_returned
from app.services.outcome import Refused
from app.storage.outbox import Key
from app.storage.unit_of_work import Snapshot
from sync.memory import read_link
from sync.opened import opened

Folder = Annotated[Path, typer.Option("--data", help="Thư mục dữ liệu.")]
Wanted = Annotated[Format, typer.Option("--format", help="csv hoặc json.")]
Id = Annotated[str, typer.Argument(help="Mã ở cột id của lệnh returned.")]
DEFAULT = default_folder()
COLUMNS = ("id", "kind", "name", "code", "field", "now", "wanted", "author")
_CONFLICT, _SUGGESTED = "conflict", "suggested"


def returned(data: Folder = DEFAULT, wanted: Wanted = Format.CSV) -> None:
    """Liệt kê những gì bị trả lại và những gì chờ xã quyết định, mỗi ô một dòng."""
    with opened(data) as app, app.store.read() as snapshot:
        rows = [*_refused_rows(snapshot), *_suggested_rows(snapshot)]
    print_rows(COLUMNS, rows, wanted)


def _refused_rows(snapshot: Snapshot) -> Iterator[dict[str, str]]:
    for one in read_returned(snapshot):
        key = (one.entity, one.entity_id)
        about = {"id": one.entity_id, "kind": one.entity, "name": name_of(snapshot, key)}
        if one.is_conflict:
            for field in one.fields:
                yield about | {"code": _CONFLICT, "field": field, "wanted": one.theirs[field]}
            continue
        lines = snapshot.sync.outbox.refused([key]).get(key, [])
        for field, (old, new) in wanted_of(lines).items():
            told = {"field": field, "now": old, "wanted": new, "author": lines[-1].change.author}
            yield about | {"code": one.code} | told


def _suggested_rows(snapshot: Snapshot) -> Iterator[dict[str, str]]:
    for one in snapshot.suggestions.open():
        about = {"id": one.id, "kind": one.about, "name": one.name, "code": _SUGGESTED}
        for asked in read_asked(snapshot, one):
            told = {"field": asked.field, "now": asked.now, "wanted": asked.wanted}
            yield about | told | {"author": one.author}


def give_up_returned(id_: Id, data: Folder = DEFAULT) -> None:
    """Bỏ thay đổi bị trả lại: hồ sơ trở về như trung ương; nội dung đã gõ còn trong lịch sử."""
    with opened(data) as app:
        given = give_up(app, _keys(app, id_), on=app.today())
    say(sentence("given_up", count=given.changes))


def hand_over_returned(id_: Id, data: Folder = DEFAULT) -> None:
    """Gửi xã quyết định: thay đổi về thôn khác được chuyển cho cán bộ xã xem."""
    with opened(data) as app:
        with app.store.read() as snapshot:
            villages = read_link(snapshot.settings).villages
        given = hand_over(app, _keys(app, id_), villages, on=app.today())
    say(sentence("handed_over", count=given.changes))


def answer(
    id_: Id,
    decline: Annotated[bool, typer.Option("--decline", help="Không ghi theo.")] = False,
    only: Annotated[str, typer.Option(help="Chỉ ghi các ô này, cách nhau bằng dấu phẩy.")] = "",
    data: Folder = DEFAULT,
) -> None:
    """Trả lời đề nghị của cộng tác viên: ghi theo, hoặc không (--decline)."""
    with opened(data) as app:
        with app.store.read() as snapshot:
            is_open = [one for one in snapshot.suggestions.open() if one.id == id_]
            asked = [field for one in is_open for field in read_asked(snapshot, one)]
            if read_link(snapshot.settings).villages:
                raise KnownError("commune_decides")
        if not is_open:
            raise KnownError("nothing_returned")
        chosen = set(only.split(",")) if only else {one.field for one in asked}
        texts = {} if decline else {one.field: one.wanted for one in asked if one.field in chosen}
        said = Answer(suggestion_id=id_, seen=is_open[0].wanted, texts=texts)
        outcome = answer_suggestion(app, said, on=app.today())
    if isinstance(outcome, Refused):
        raise KnownError(f"answer_{outcome.problems[0].code}")
    say(sentence("answered_taken" if texts else "answered_declined"))


def _keys(app: App, id_: str) -> list[Key]:
    with app.store.read() as snapshot:
        listed = read_returned(snapshot)
    keys = [(one.entity, one.entity_id) for one in listed if one.entity_id == id_]
    if not keys:
        raise KnownError("nothing_returned")
    return keys[:1]
