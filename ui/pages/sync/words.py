"""How things stand with the central, in words an official understands; (sentence, state)."""

from datetime import datetime

from ui.messages import trouble_sentence
from ui.sync_port import SyncOutcome, SyncState
from ui.words import ago, moment, span, thousands


def waiting_words(state: SyncState, now: datetime) -> tuple[str, str]:
    """Say how many changes wait and since when; or when everything was last there."""
    if state.waiting:
        since = (
            f", cũ nhất từ {ago(state.oldest_waiting_at, now)}" if state.oldest_waiting_at else ""
        )
        return f"Còn {thousands(state.waiting)} thay đổi chờ gửi{since}.", "warn"
    if state.last_done_at:
        return f"Mọi thay đổi đã được gửi. Lần cuối: {moment(state.last_done_at, now)}.", "ok"
    return "Chưa có gì chờ gửi. Bấm nút để nhận số liệu của xã từ hệ thống trung ương.", ""


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
        return (trouble_sentence(state.trouble), "warn") if state.trouble else ("", "")
    said = [f"đã nhận {thousands(outcome.accepted)} thay đổi"]
    if outcome.needs_fix:
        said.append(f"trả lại {thousands(outcome.needs_fix)} để sửa")
    if outcome.conflicts:
        said.append(f"{thousands(outcome.conflicts)} khác với bản trung ương")
    if outcome.received:
        said.append(f"gửi về {thousands(outcome.received)} thay đổi của nơi khác")
    sentence = f"Hệ thống trung ương {', '.join(said)}."
    if outcome.trouble:
        return f"{sentence} {trouble_sentence(outcome.trouble)}", "warn"
    if outcome.complete:
        return f"{sentence} Số liệu hai bên khớp nhau.", "ok"
    return f"{sentence} Vẫn còn việc chưa xong.", "warn"


def next_words(state: SyncState, now: datetime) -> str:
    """Say when the next try is and why, and with whom."""
    parts = [f"Kết nối với {state.central}."] if state.central else []
    if state.next_try_at and state.next_try_at > now:
        parts.append(f"Lần thử tới: sau {span(state.next_try_at - now)}.")
    return " ".join(parts)
