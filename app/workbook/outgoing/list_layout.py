"""The layout of the central system's list of children, in which our lists go out."""

from collections.abc import Iterator

from app.domain.child import Child
from app.domain.circumstances.confidential_text import open_text
from app.domain.handoff.row_key import row_key
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.status import Status
from app.workbook.outgoing.review_words import KEY_HEADER
from app.workbook.outgoing.writer import ListColumn
from app.workbook.result_words import BATCH_HEADER, STATUS_HEADER, STATUS_WORDS

SHEET = "DanhSachTreEm"
COLUMNS = (
    ListColumn("STT", 6),
    ListColumn("Mã trẻ em", 14),
    ListColumn("Họ và tên", 26),
    ListColumn("Ngày sinh", 12),
    ListColumn("Giới tính", 9),
    ListColumn("Dân tộc", 10),
    ListColumn("Số định danh cá nhân", 20),
    ListColumn("Họ tên cha", 24),
    ListColumn("Họ tên mẹ", 24),
    ListColumn("Người nuôi dưỡng", 24),
    ListColumn("Chủ hộ", 24),
    ListColumn("Thôn/Tổ dân phố", 18),
    ListColumn("Số điện thoại", 14),
    ListColumn("Hoàn cảnh đặc biệt", 22),
    ListColumn("Nguy cơ rơi vào HCĐB", 22),
    ListColumn("Được trợ giúp", 14),
)
REGISTER_COLUMNS = (
    ListColumn("Số giấy khai sinh", 16),
    ListColumn("Quyển số", 12),
    ListColumn("Ngày đăng ký khai sinh", 14),
    ListColumn("Nơi đăng ký khai sinh", 26),
    ListColumn("Nơi sinh", 26),
    ListColumn("Quê quán", 26),
    ListColumn("Con thứ", 9),
)
"""Behind the others where the civil registry has told us anything of the children."""
KEY_COLUMN = ListColumn(KEY_HEADER, 14)
"""Stands behind the others where children without a code are in the list: so they are known again
when it comes back."""
CONFIDENTIAL_COLUMN = ListColumn("Phần mật", 30)
"""Only in a list for which somebody asked who may see it."""
UPLOAD_COLUMNS = (
    *COLUMNS,
    KEY_COLUMN,
    ListColumn(STATUS_HEADER, 16),
    ListColumn(BATCH_HEADER, 16),
)
"""Of a batch for the central to take: every row has its key, and names its batch."""


def status_cell(status: Status) -> str:
    """Say why a child no longer counts; empty while it does."""
    return STATUS_WORDS.get(status, "")


def list_cells(child: Child, home: Household, village: str) -> tuple[str, ...]:
    """Lay a child out under COLUMNS, from the code on.

    Where no value is known, the text that was received stands: nothing of it is lost. Groups that
    are confidential are left out.
    """
    return tuple(_cells(child, home, village))


def register_cells(child: Child) -> tuple[str, ...]:
    """Lay out what the civil registry has told us, under REGISTER_COLUMNS."""
    texts = {
        "birth_cert_no": child.birth_cert_no,
        "birth_book": child.birth_book,
        "registered_on": written_date(child.registered_on),
        "registered_at": child.registered_at,
        "birth_place": child.birth_place,
        "home_town": child.home_town,
        "birth_order": child.birth_order,
    }
    return tuple(text or child.originals.get(name, "") for name, text in texts.items())


def key_cell(child: Child) -> str:
    """Give the key by which a child without a code is known again."""
    return "" if child.external_code else row_key(child.id)


def written_date(born: BirthDate | None) -> str:
    """Write a birth date as far as it is known: `16/03/2015`, `03/2015`, `2015`."""
    if born is None:
        return ""
    parts = (f"{born.day:02}" * bool(born.day), f"{born.month:02}" * bool(born.month))
    return "/".join((*filter(None, parts), str(born.year)))


def written_iso(born: str) -> str:
    """Write a birth date that is kept as text (`2015-03-16`) in the same way."""
    return "/".join(reversed(born.split("-"))) if born else ""


def _cells(child: Child, home: Household, village: str) -> Iterator[str]:
    texts = {
        "external_code": child.external_code,
        "full_name": child.full_name,
        "birth_date": written_date(child.birth_date),
        "sex": child.sex or "",
        "ethnicity": child.ethnicity,
        "national_id": child.national_id,
        "father_name": child.father_name,
        "mother_name": child.mother_name,
        "guardian_name": child.guardian_name,
    }
    for name, text in texts.items():
        yield text or child.originals.get(name, "")
    yield home.head_name
    yield village or home.originals.get("village", "")
    yield home.phone or home.originals.get("phone", "")
    yield open_text("special", child.special)
    yield open_text("at_risk", child.at_risk)
    yield "x" if child.assisted else ""
