"""How things stand with the central, in words an official understands; (sentence, state)."""

from datetime import datetime, timedelta

from app.domain.exchange.conflict import COLLABORATOR
from app.domain.exchange.lateness import is_late
from app.services.exchange.read_conflicts import OpenConflict
from ui.messages import field_name, returned_sentence, trouble_sentence
from ui.sync_port import SyncNeed, SyncOutcome, SyncState
from ui.village_text import village_title
from ui.words import ago, counted, day, moment, thousands

CONFLICT = "conflict"
_RETURNED = ("needs_fix", "conflict")
_SOON = timedelta(minutes=1)
_LATE = "Đã quá 48 giờ: hãy gửi sớm; nếu vẫn chưa gửi được, hãy báo người phụ trách máy."
_KEPT = "Những gì đã lưu vẫn an toàn và được giữ lại để gửi."


def waiting_words(state: SyncState, now: datetime) -> tuple[str, str]:
    """Say how many changes wait and since when; or when everything was last there."""
    if state.waiting:
        since = _since(state.oldest_waiting_at, now)
        said = f"Còn {thousands(state.waiting)} thay đổi chờ gửi{since}."
        if is_late(state.oldest_waiting_at, now):
            return f"{said} {_LATE}", "bad"
        return said, "warn"
    held = _held_back(state)
    if held:
        return f"Không còn gì chờ gửi, nhưng {held}.", "warn"
    if state.last_done_at:
        last = f"Lần cuối: {moment(state.last_done_at, now)}."
        if state.is_settled:
            return f"Mọi thay đổi đã được gửi. {last}", "ok"
        return f"Không còn gì chờ gửi; chưa đối chiếu lại với trung ương. {last}", ""
    if state.trouble:
        return "Không có gì chờ gửi.", ""
    return "Chưa có gì chờ gửi. Bấm nút để nhận số liệu của xã từ hệ thống trung ương.", ""


_PLACES = {"village": "tên thôn", "decision": "việc xét trùng", "": "hộ chưa có thôn"}


def _held_back(state: SyncState) -> str:
    """Say what a person is to look at, and what both sides do not hold alike."""
    returned = counted(
        (state.losses, "{} trẻ chờ bạn xem trước khi nhận"),
        (state.needs_fix, "{} hồ sơ cần sửa lại"),
        (state.conflicts, "{} trẻ chờ bạn chọn"),
        (state.suggestions, "{} đề nghị chờ xã trả lời"),
    )
    said = ", ".join(returned)
    if state.agreed is False:
        places = ", ".join(
            f"{_PLACES.get(place, place)} {thousands(count)}"
            if count
            else _PLACES.get(place, place)
            for place, count in state.differing
        )
        differs = f"số liệu hai bên chưa khớp{f' ({places})' if places else ''}"
        said = f"{said}; {differs}" if said else differs
    return said


def _since(oldest: datetime | None, now: datetime) -> str:
    if oldest is None:
        return ""
    if now - oldest < _SOON:
        return ", vừa ghi xong"
    return f", lâu nhất từ {moment(oldest, now)}, {ago(oldest, now)}"


def progress_words(stage: str, done: int, total: int) -> str:
    """Say what a round is doing now."""
    match stage:
        case "push" if total:
            return f"Đang gửi: {thousands(done)} trên {thousands(total)} thay đổi"
        case "pull":
            return f"Đang nhận thay đổi của nơi khác: {thousands(done)}"
        case "compare":
            return "Đang đối chiếu số liệu hai bên"
    return "Đang gọi hệ thống trung ương…"


def answer_words(outcome: SyncOutcome | None, trouble: str, state: SyncState) -> tuple[str, str]:
    """Say what the central answered in the last round."""
    if trouble:
        return f"{trouble} Những gì đã lưu vẫn an toàn.", "bad"
    if outcome is None:
        return (_troubled("", state), "warn") if state.trouble else ("", "")
    said = _took(outcome)
    if outcome.trouble in _RETURNED and (outcome.needs_fix or outcome.conflicts):
        return f"{said} Mọi thay đổi khác đã gửi.", "warn"
    if outcome.trouble:
        return _troubled(said, state, outcome.trouble), "warn"
    if outcome.complete:
        return f"{said or 'Không có gì mới để gửi hay nhận.'} Số liệu hai bên khớp nhau.", "ok"
    return f"{said} Vẫn còn việc chưa xong.".strip(), "warn"


def _took(outcome: SyncOutcome) -> str:
    """Say what was done; what was not is not mentioned."""
    said = counted(
        (outcome.accepted, "đã nhận {} thay đổi"),
        (outcome.needs_fix, "trả lại {} để sửa"),
        (outcome.conflicts, "giữ cả hai cách ghi ở {} thay đổi"),
        (outcome.received, "gửi về {} hồ sơ có thay đổi từ nơi khác"),
    )
    return f"Hệ thống trung ương {', '.join(said)}." if said else ""


def _troubled(said: str, state: SyncState, code: str = "") -> str:
    why = trouble_sentence(code or state.trouble)
    if code == "resting" and state.trouble:
        why = f"{trouble_sentence(state.trouble)} {why}"
    kept = _KEPT if state.waiting and not said else ""
    return " ".join(part for part in (said, why, kept) if part)


def conflict_title(conflict: OpenConflict) -> str:
    """Name the child, and a circumstance: “Lê Văn An · sinh 12/03/2016 · Thôn Biêng · DB04”."""
    child, village = conflict.child, conflict.village
    born = f"sinh {day(str(child.birth_date))}" if child.birth_date else ""
    place = village_title(village) if village else ""
    name = child.full_name or "(chưa có họ tên)"
    group = conflict.circumstance.code if conflict.circumstance else ""
    return " · ".join(part for part in (name, born, place, group) if part)


def writer_name(number: int, role: str) -> str:
    """Head the column of a writer: which number takes it, and in which office it was written."""
    office = {"": "Cán bộ xã", COLLABORATOR: "Cộng tác viên"}.get(role, "Nơi khác")
    return f"{number} · {office}"


def decided_words(name: str) -> str:
    """Say that a decision was saved."""
    return f"Đã ghi lựa chọn cho {name or 'trẻ'}; sẽ gửi ở lần đồng bộ tới."


def clock_words(seconds: int) -> str:
    """Say that the clock of this machine is wrong; nothing when it is not."""
    if not seconds:
        return ""
    minutes = thousands(round(abs(seconds) / 60))
    way = "chậm" if seconds > 0 else "nhanh"
    return (
        f"Đồng hồ máy lệch: {way} {minutes} phút so với hệ thống trung ương. "
        "Ngày đã ghi được giữ nguyên; hãy chỉnh lại giờ của máy."
    )


def clone_words(*, cloned: bool) -> str:
    """Say that this folder is a copy of one still in use, and what to do; nothing if it is not."""
    if not cloned:
        return ""
    return (
        "Sổ trên máy này là bản chép của một sổ vẫn đang dùng ở nơi khác. Không có gì mất. Hãy xin "
        "mã kết nối mới cho máy này, điền vào ô “Mã kết nối” ở đầu trang rồi bấm “Kết nối”."
    )


def need_words(need: SyncNeed) -> str:
    """Name a record that came back, the fields it is about, and why."""
    fields = ", ".join(field_name(field) for field in need.fields)
    about = f"{need.name} – {fields}" if fields else need.name
    return f"{about}: {returned_sentence(need.code)}"


def next_words(state: SyncState, now: datetime) -> str:
    """Say when the next try is, and with whom."""
    parts = []
    if state.next_try_at:
        soon = state.next_try_at - now < _SOON
        when = "trong vòng một phút" if soon else f"lúc {moment(state.next_try_at, now)}"
        rest = "từ giờ đến lúc đó máy không gọi thêm"
        now_too = "bấm nút để thử ngay"
        parts.append(f"Máy sẽ tự thử lại {when}; {rest if state.is_held else now_too}.")
    elif state.next_slot_at:
        parts.append(
            f"Nếu máy đang mở, phần mềm sẽ tự đồng bộ lúc {moment(state.next_slot_at, now)}."
        )
    if state.central:
        parts.append(f"Kết nối với {state.central}.")
    return " ".join(parts)
