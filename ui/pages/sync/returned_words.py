"""What came back, what was typed and how it ends, in words an official understands."""

from collections.abc import Sequence

from ui.messages import field_name
from ui.pages.duplicates.words import value_words
from ui.sync_needs import SUGGESTED, WITH_COMMUNE
from ui.sync_port import SyncNeed
from ui.words import counted, thousands

CONFLICT = "conflict"
_MANY = 6


def needs_words(needs: Sequence[SyncNeed]) -> str:
    """Head the list of what waits for a person."""
    asked = sum(need.code == CONFLICT for need in needs)
    suggested = sum(need.code == SUGGESTED for need in needs)
    there = sum(need.code == WITH_COMMUNE for need in needs)
    said = (
        (len(needs) - asked - suggested - there, "Cần sửa: {} hồ sơ bị trả lại"),
        (asked, "Hai nơi ghi khác nhau: {} trẻ"),
        (suggested, "Cộng tác viên đề nghị: {} hồ sơ"),
        (there, "Chờ xã quyết định: {} hồ sơ"),
    )
    return " · ".join(counted(*said))


def typed_words(need: SyncNeed) -> str:
    """Say what was there and what was typed: “Đã gõ: Tên mẹ: Trần Thị Mơ → Lý Thị Hoa”."""
    pairs = [
        f"{field_name(name)}: {_text(name, old)} → {_text(name, new)}"
        for name, (old, new) in need.typed.items()
    ]
    more = f"; và {thousands(len(pairs) - _MANY)} ô khác" if len(pairs) > _MANY else ""
    return f"Đã gõ: {'; '.join(pairs[:_MANY])}{more}" if pairs else ""


def _text(field: str, text: str) -> str:
    if field == "village_id":
        return text or "–"
    shown = value_words(field, text, {})
    return (shown if len(shown) <= 60 else f"{shown[:59]}…") or "–"


def given_up_words(name: str) -> str:
    """Say that a change was given up."""
    return f"Đã bỏ thay đổi của {name}; những gì đã gõ còn trong lịch sử."


def handed_over_words(name: str) -> str:
    """Say that the commune will be asked."""
    return f"Lần đồng bộ tới sẽ gửi xã quyết định về {name}."


def again_words(count: int) -> str:
    """Say how many are sent again as they are."""
    if not count:
        return "Không có hồ sơ nào bị từ chối cả lượt."
    return f"Lần đồng bộ tới sẽ gửi lại {thousands(count)} thay đổi như cũ."


def answered_words(name: str, *, taken: bool) -> str:
    """Say that a suggestion was answered."""
    how = "Đã ghi theo đề nghị" if taken else "Đã trả lời không ghi theo đề nghị"
    return f"{how} về {name or 'hồ sơ'}; sẽ gửi ở lần đồng bộ tới."
