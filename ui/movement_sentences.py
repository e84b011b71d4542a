"""The words of movements on the desktop."""

from app.domain.movement import Movement
from app.domain.movement_kind import kind_of
from ui.words import day, thousands

LOCKED = "Hồ sơ đã đóng: không sửa được nữa, lịch sử vẫn còn. Nếu trẻ trở về, ghi “Chuyển đến”."
NOTHING_NEXT = "Hồ sơ này không ghi thêm biến động được nữa."
NONE_YET = "Chưa ghi biến động nào."
SIDES = {"from": "Từ nơi nào", "to": "Đến nơi nào"}


def turned_16_words(count: int) -> str:
    """Say that children left the list by themselves."""
    return (
        f"{thousands(count)} trẻ đã đủ 16 tuổi: hồ sơ được giữ lại và đóng, không còn trong "
        "danh sách trẻ em."
    )


def recorded_words(kind: str, name: str, count: int) -> str:
    """Say that a movement was recorded."""
    whom = name if count == 1 else f"{thousands(count)} trẻ cùng hộ với {name}"
    return f"Đã ghi “{kind}” cho {whom}"


def removed_words(kind: str, name: str) -> str:
    """Say that a movement was taken out."""
    return f"Đã bỏ “{kind}” của {name}"


def side_words(side: str) -> str:
    """Ask for the place."""
    return SIDES.get(side, "")


def family_words(count: int, *, is_back: bool) -> str:
    """Offer to record a movement of the whole household."""
    whole = "Cả hộ trở về" if is_back else "Cả hộ cùng đi"
    return f"{whole}: ghi cho {thousands(count)} trẻ của hộ"


def movement_title(movement: Movement) -> str:
    """Name a movement: “01/06/2026 · Chuyển đi”."""
    when = day(str(movement.happened_on)) if movement.happened_on else "(chưa rõ ngày)"
    return f"{when} · {kind_of(movement.code).label or movement.code}"


def movement_facts(movement: Movement) -> str:
    """Say what else is written of a movement."""
    return " · ".join(part for part in (movement.place, movement.paper, movement.note) if part)


def movement_line(movement: Movement) -> str:
    """Say a movement in one line."""
    facts = movement_facts(movement)
    return f"{movement_title(movement)}: {facts}" if facts else movement_title(movement)


def absent_words(since: str) -> str:
    """Say that a child is away."""
    return f"Đang vắng mặt từ {day(since)}; vẫn trong danh sách."


def period_words(first: str, last: str) -> str:
    """Name a period."""
    return f"Từ {day(first)} đến hết {day(last)}"


BACKWARDS = "Ngày đầu kỳ muộn hơn ngày cuối kỳ. Hãy sửa lại."
NO_DAY = "Hãy ghi đủ ngày, tháng, năm, như 01/06/2026."
BALANCED = "Đầu kỳ + vào − ra = cuối kỳ."
