"""The words of movements on the desktop."""

from app.domain.child import Child
from app.domain.household import Household
from app.domain.movements.movement import Movement
from app.domain.movements.movement_kind import kind_of
from app.domain.status import Status
from app.services.movements.receive_children import Arrival
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


def corrected_words(kind: str, name: str) -> str:
    """Say that a movement was put right."""
    return f"Đã sửa “{kind}” của {name}"


def correcting_words(movement: Movement) -> str:
    """Name the movement that is being put right."""
    return f"Sửa: {movement_title(movement)}"


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


def received_words(count: int) -> str:
    """Say that children were taken in."""
    return f"Đã nhận {thousands(count)} trẻ chuyển đến cùng hồ sơ và lịch sử"


def signed_words(check: str) -> str:
    """Tell the words by which the sender knows its file."""
    return f"Tệp nguyên vẹn. Mã kiểm tra: {check} (so với mã xã nơi đi đọc qua điện thoại)."


def arrival_words(arrival: Arrival) -> str:
    """Name a child of a file."""
    born = day(str(arrival.child.birth_date or ""))
    parts = (arrival.child.full_name, f"sinh {born}" if born else "", arrival.village)
    return " · ".join(part for part in parts if part)


def lives_words(head: str) -> str:
    """Ask for the village of a family."""
    return f"Hộ {head} về ở thôn" if head else "Về ở thôn"


def home_words(home: Household, village: str) -> str:
    """Tell a household from others with such a head."""
    return " · ".join(part for part in (village, home.phone or home.address) if part)


def village_unknown_words(text: str) -> str:
    """Say that there is no such village."""
    return f"Xã không có thôn “{text}”. Hãy chọn một thôn trong danh sách dưới ô."


def candidate_words(child: Child, *, is_same: bool) -> str:
    """Name a child of this book whom one of a file may be."""
    born = day(str(child.birth_date or ""))
    gone = " (đã chuyển đi)" if child.status is Status.MOVED_OUT and not is_same else ""
    said = "Mở lại hồ sơ cũ" if is_same else "Là trẻ đã có"
    return f"{said}: {child.full_name}, {born}{gone}"


def written_words(children: int, name: str, passphrase: str, check: str) -> str:
    """Tell the passphrase of a file that was written: it is said once."""
    return (
        f"Đã ghi hồ sơ của {thousands(children)} trẻ vào {name}. Đọc qua điện thoại cho xã nơi "
        f"đến: mật khẩu {passphrase}; mã kiểm tra {check}. Mật khẩu không được lưu lại."
    )


HOME_UNKNOWN = "Hãy chọn hộ trong danh sách dưới ô, hoặc để trống để lập hộ mới."
NO_VILLAGE = (
    "Chưa chọn thôn. Hãy chọn thôn nơi trẻ về ở; nếu chưa biết, bấm “Nhận trẻ” lần nữa, thôn ghi "
    "sau."
)
CHOOSE_FILE = "Chọn tệp hồ sơ mà xã nơi đi gửi."
BACKWARDS = "Ngày đầu kỳ muộn hơn ngày cuối kỳ. Hãy sửa lại."
NO_DAY = "Hãy ghi đủ ngày, tháng, năm, như 01/06/2026."
BALANCED = "Đầu kỳ + vào − ra = cuối kỳ."
