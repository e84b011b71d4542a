"""What people do on a device of the model: enter, edit, move, merge, take back, decide."""

from contextlib import suppress

from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.exchange.suggestion import Suggestion
from app.domain.fields import Noun, fields_of, noun_from
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.domain.status import Status
from app.domain.visit import Visit
from app.services.doubles.merge_children import Merge, merge_children, seen_now
from app.services.exchange.answer_suggestion import Answer, answer_suggestion, read_asked
from app.services.exchange.decide_conflicts import without_conflicts
from app.services.exchange.give_up import give_up
from app.services.exchange.hand_over import OUTSIDE, hand_over
from app.services.exchange.read_returned import Returned, read_returned
from app.services.exchange.send_again import send_again
from app.services.outcome import Saved
from app.services.record_of import record_of
from app.services.undo_group import undo_group
from app.storage.journal import CLOSED_STATES, JournalLine
from app.storage.unit_of_work import Snapshot
from tests.sync.model.devices import Device

POISON = "Lâm Văn Hỏng"
"""A text over which the central breaks down, while the model says so."""
TOO_LONG = "Tên dài quá " * 20
PLAIN = ("Lâm Văn Bảy", "Trần Thị Mơ", "")
TEXTS: dict[str, tuple[str, ...]] = {
    "full_name": ("Lâm Thị Đào", "Lâm Bích Đào", "Lâm Thị Bích Đào", TOO_LONG),
    "birth_date": ("2015-03-01", "2016", "2014-12"),
    "national_id": ("001215000001", "001215000002", ""),
    "ethnicity": ("Kinh", "Sán Dìu"),
    "father_name": PLAIN,
    "mother_name": PLAIN,
    "guardian_name": (*PLAIN, "Bà Trần Thị Mận là bà ngoại"),
    "special": ("Trẻ em mồ côi cả cha và mẹ.", "Trẻ em khuyết tật.", ""),
    "at_risk": ("Trẻ em sống trong gia đình thuộc hộ nghèo.", ""),
    "assisted": ("x", ""),
    "verification": ("matched", "sent", ""),
    "passed.no_father": ("chưa rõ", "mẹ đơn thân"),
}
HOME_TEXTS: dict[str, tuple[str, ...]] = {
    "head_name": ("Lâm Văn Sáu", "Trần Thị Mơ", TOO_LONG),
    "address": ("Số 1", "Số 2, ngõ 3", ""),
    "phone": ("0912345678", ""),
}
STATUSES = ("moved_out", "died", "removed", "active")


def pick(items, number: int):
    return items[number % len(items)]


def children_of(device: Device, *, active: bool = True) -> list[Child]:
    with device.app.store.read() as snapshot:
        return list(snapshot.children.all() if active else snapshot.children.all_ever())


def homes_of(device: Device) -> list[Household]:
    with device.app.store.read() as snapshot:
        return list(snapshot.households.all())


def visit(device: Device, children: int, village: int) -> None:
    app = device.app
    with app.write("visit") as work:
        villages = list(device.villages) or [one.id for one in work.villages.all()]
        home = Household(id=app.new_id(), village_id=pick(villages, village), head_name="Lâm Sáu")
        work.save(home)
        for number in range(children):
            name = f"Lâm Thị Bích {'I' * (number + 1)}"
            child = Child(
                id=app.new_id(),
                household_id=home.id,
                full_name=name,
                birth_date=BirthDate(2015, 3, number + 1),
                sex=Sex.FEMALE,
            )
            work.save(child)
        visit_ = Visit(id=app.new_id(), household_id=home.id, visited_on=app.today())
        work.save(visit_)
    device.groups.append(work.group_id)


def _write(device: Device, action: str, record: Noun, texts: dict[str, str]) -> None:
    with device.app.write(action) as work:
        after = noun_from(type(record), record.id, record.revision, fields_of(record) | texts)
        saved = work.save(after)
    if saved:
        device.groups.append(work.group_id)


def edit(device: Device, child: int, name: str, text: int) -> None:
    listed = children_of(device)
    if listed:
        _write(device, "correct", pick(listed, child), {name: pick(TEXTS[name], text)})


def poison(device: Device, child: int) -> None:
    listed = children_of(device)
    if listed:
        _write(device, "correct", pick(listed, child), {"father_name": POISON})


def edit_home(device: Device, home: int, name: str, text: int) -> None:
    listed = homes_of(device)
    if listed:
        _write(device, "correct", pick(listed, home), {name: pick(HOME_TEXTS[name], text)})


def move_home(device: Device, home: int, village: int) -> None:
    """To any village: the collaborator tries to take a household out of hers, too."""
    listed = homes_of(device)
    with device.app.store.read() as snapshot:
        villages = [one.id for one in snapshot.villages.all()]
    if listed:
        _write(device, "move", pick(listed, home), {"village_id": pick(villages, village)})


def move_child(device: Device, child: int, home: int) -> None:
    listed, homes = children_of(device), homes_of(device)
    if listed and homes:
        _write(device, "move", pick(listed, child), {"household_id": pick(homes, home).id})


def leave(device: Device, child: int, status: int) -> None:
    listed = [one for one in children_of(device, active=False) if one.status is not Status.MERGED]
    if listed:
        _write(device, "correct", pick(listed, child), {"status": pick(STATUSES, status)})


def merge(device: Device, kept: int, other: int) -> bool:
    listed = children_of(device)
    if len(listed) < 2 or kept % len(listed) == other % len(listed):
        return False
    one, two = pick(listed, kept), pick(listed, other)
    with device.app.store.read() as snapshot:
        seen = seen_now(snapshot, [one.id, two.id])
    saved = merge_children(
        device.app, Merge(kept=one.id, merged=(two.id,), texts={}, seen=seen), on=device.app.today()
    )
    if isinstance(saved, Saved):
        device.groups.append(saved.group_id)
    return isinstance(saved, Saved)


def undo(device: Device, group: int) -> None:
    if device.groups:
        chosen = device.groups.pop(group % len(device.groups))
        with suppress(KnownError):  # a backup put back knows nothing of it
            undo_group(device.app, chosen, on=device.app.today())


def returned(device: Device) -> list[Returned]:
    with device.app.store.read() as snapshot:
        return read_returned(snapshot)


def open_lines(device: Device) -> list[JournalLine]:
    """What the central has not taken: for the message of a failing world."""
    with device.app.store.read() as snapshot:
        return [line for line in snapshot.journal.since(0) if line.state not in CLOSED_STATES]


def open_ids(work: Snapshot) -> set[str]:
    return {line.change.id for line in work.sync.outbox.returned()}


def decide(device: Device, one: Returned, *, ours: bool) -> None:
    """Settle what came back: end it, choose between two texts, or write one that is taken."""
    if one.code == OUTSIDE:
        _end(device, one, handing=ours)
    else:
        _mend(device, one, ours=ours)


def end(device: Device, which: int) -> None:
    """Give up whatever was refused, for whatever reason."""
    refused = [one for one in returned(device) if not one.is_conflict]
    if refused:
        _end(device, pick(refused, which), handing=False)


def _end(device: Device, one: Returned, *, handing: bool) -> None:
    keys, today = [(one.entity, one.entity_id)], device.app.today()
    with suppress(KnownError):  # what ends with it is on its way: later, then
        if handing:
            given = hand_over(device.app, keys, device.villages, on=today)
        else:
            given = give_up(device.app, keys, on=today)
        device.groups += [given.group_id] if given.group_id else []


def suggestions(device: Device) -> list[Suggestion]:
    """What the commune is to answer; a device bound to villages answers nothing."""
    with device.app.store.read() as snapshot:
        return [] if device.villages else snapshot.suggestions.open()


def answer(device: Device, one: Suggestion, *, take: bool) -> None:
    """Write what a collaborator suggests; decline it where it cannot be written."""
    with device.app.store.read() as snapshot:
        asked = read_asked(snapshot, one)
    texts = {field.field: field.wanted for field in asked} if take else {}
    said = Answer(suggestion_id=one.id, seen=one.wanted, texts=texts)
    saved = answer_suggestion(device.app, said, on=device.app.today())
    if texts and not isinstance(saved, Saved):
        answer(device, one, take=False)
    elif isinstance(saved, Saved):
        device.groups.append(saved.group_id)


def _mend(device: Device, one: Returned, *, ours: bool) -> None:
    with device.app.write("decide") as work:
        record = _record(work, one)
        texts = fields_of(record)
        if one.is_conflict and one.change_id in open_ids(work):
            work.take_over(one.entity, one.entity_id, one.theirs)
            work.sync.outbox.close([one.change_id])
            record = _record(work, one)
            chosen = {name: texts.get(name, "") for name in one.theirs} if ours else {}
        elif one.is_conflict and isinstance(record, Child):
            record = without_conflicts(record, [one.change_id])
            chosen = {} if ours else dict(one.theirs)
        else:
            send_again(work, [one.change_id])
            judged = one.change_id in open_ids(work)
            chosen = _taken_again(device, work, one, texts) if judged else {}
            if judged and chosen and chosen.items() <= texts.items():
                work.sync.outbox.close([one.change_id])  # it was taken back: nothing is left of it
        work.save(noun_from(type(record), record.id, record.revision, fields_of(record) | chosen))


def _record(work: Snapshot, one: Returned) -> Noun:
    found = record_of(work, (one.entity, one.entity_id))
    assert found is not None
    return found


def _taken_again(
    device: Device, work: Snapshot, one: Returned, texts: dict[str, str]
) -> dict[str, str]:
    """Give texts that the central takes in the place of the refused ones."""
    copy = work.sync.shadows.get([(one.entity, one.entity_id)]).get((one.entity, one.entity_id))
    refused = {name for name in one.fields if not name.endswith("_id")}
    if refused:
        return {name: texts.get(name, "")[:9] for name in refused}
    if copy:
        return {name: copy.fields.get(name, "") for name in texts | copy.fields}
    if one.entity == "household" and device.villages:
        return {"village_id": device.villages[0]}
    return {}
