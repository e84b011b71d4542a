"""What came of a stick or of a list, in words an official understands; (sentence, state)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.messages import carrying_sentence
from ui.words import counted, thousands

if TYPE_CHECKING:
    from app.services.exchange.take_results import TakenResults
    from app.services.exchange.write_uploads import Written
    from ui.sync_port import SyncPacked, SyncUnpacked

_LATER = "{} tệp còn lại sẽ được ghi ở lần bấm sau."


def packed_words(packed: SyncPacked) -> tuple[str, str]:
    """Say what was written, and where the stick goes now."""
    name = packed.path.name
    if packed.asks_to_join:
        said = (
            f"Đã ghi yêu cầu kết nối vào {name}. Mang USB đến máy có mạng của xã, bấm “Nhận từ "
            "USB” ở đó, rồi mang về đây nhận trả lời."
        )
        return said, "ok"
    left = f"; còn {thousands(packed.left)} thay đổi cho lần sau" if packed.left else ""
    said = (
        f"Đã ghi {thousands(packed.changes)} thay đổi vào {name}{left}. Mang USB đến máy có mạng "
        "của xã; các thay đổi vẫn chờ cho đến khi nhận được trả lời."
    )
    return said, "ok"


def unpacked_words(taken: SyncUnpacked) -> tuple[str, str]:
    """Say what a file brought, and what is still to come."""
    if taken.carried_to:
        carried = (
            f"Đã chuyển lên trung ương và ghi trả lời vào {taken.carried_to.name}. "
            "Mang USB về máy đã gửi."
        )
        return carried, "ok"
    parts = counted(
        (taken.accepted, "đã nhận {} thay đổi"),
        (taken.needs_fix, "trả lại {} để sửa"),
        (taken.conflicts, "giữ cả hai cách ghi ở {} thay đổi"),
        (taken.received, "gửi về {} hồ sơ"),
    )
    said = f"Trung ương {', '.join(parts)}." if parts else ""
    if taken.trouble:
        return f"{said} {carrying_sentence(taken.trouble)}".strip(), "warn"
    return f"{said} Không còn gì chờ gửi; số liệu hai bên khớp.".strip(), "ok"


def written_words(written: Written) -> tuple[str, str]:
    """Say which files were written; that they were is no answer."""
    if not written.paths and written.left:
        return f"Đã dừng theo ý bạn, chưa ghi tệp nào. {_LATER.format(thousands(written.left))}", ""
    if not written.paths:
        nothing = "Mọi tệp đều đã có kết quả." if written.again else "Không có gì chờ ghi ra tệp."
        return nothing, ""
    files = thousands(len(written.paths))
    name = written.paths[0].name if len(written.paths) == 1 else f"{files} tệp"
    said = (
        f"Đã ghi {name}, {thousands(written.children)} trẻ. Tải lên hệ thống trung ương rồi nhận "
        "danh sách kết quả."
    )
    if written.left:
        return f"{said} {_LATER.format(thousands(written.left))}", "warn"
    return said, "ok"


def results_words(taken: TakenResults) -> tuple[str, str]:
    """Say what a list of results said."""
    parts = counted(
        (taken.accepted, "nhận {} trẻ"),
        (taken.needs_fix, "trả lại {} trẻ để sửa"),
        (taken.unclear, "chưa nói rõ về {} trẻ"),
        (taken.known, "nhắc lại {} trẻ đã biết"),
        (taken.strange, "có {} dòng không phải của tệp nào đang chờ"),
    )
    still = f" Còn {thousands(taken.still_open)} trẻ chưa có kết quả." if taken.still_open else ""
    is_clear = not (taken.needs_fix or taken.unclear or taken.strange or taken.still_open)
    return f"Trung ương {', '.join(parts)}.{still}", "ok" if is_clear else "warn"


def standing_words(waiting: int, open_: int) -> str:
    """Say how many children wait for a file, and how many for a result."""
    return f"Chờ ghi ra tệp: {thousands(waiting)} trẻ. Đã gửi, chưa rõ: {thousands(open_)} trẻ."
