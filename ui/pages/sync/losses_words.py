"""Who would not count any more by what others did, in words an official understands."""

from collections import Counter
from collections.abc import Sequence

from app.services.exchange.read_losses import NamedLoss
from app.services.exchange.watch_losses import GONE
from ui.messages import status_name
from ui.village_text import UNKNOWN, village_title
from ui.words import day, thousands

MASS_CHANGE = "mass_change"
HELP = (
    "Nơi khác vừa ghi như dưới đây; máy chưa nhận, trẻ vẫn còn nguyên trong sổ. Nếu không đúng, "
    "cứ để nguyên và hỏi người phụ trách. Enter hoặc nhấp để mở hồ sơ."
)
ALLOWED = "Bạn đã đồng ý; lần đồng bộ tới sẽ nhận các thay đổi này."
_NOTHING = "Không có thay đổi nào đang chờ xem."


def losses_title(losses: Sequence[NamedLoss]) -> str:
    """Say how many in which villages: “7 trẻ sẽ thôi được theo dõi: Đồng Á 5, Biêng 2”."""
    counts = Counter(_place(one) for one in losses)
    places = ", ".join(f"{name} {thousands(count)}" for name, count in counts.most_common())
    return f"{thousands(len(losses))} trẻ sẽ thôi được theo dõi: {places}"


def loss_words(loss: NamedLoss) -> str:
    """Name a child and what it would become."""
    child = loss.child
    born = f"sinh {day(str(child.birth_date))}" if child.birth_date else ""
    name = child.full_name or "(chưa có họ tên)"
    known = " · ".join(part for part in (name, born, _place(loss)) if part)
    left = "không còn thuộc các thôn của máy này"
    return f"{known}: {left if loss.status == GONE else status_name(loss.status)}"


def allowed_words(count: int) -> str:
    """Say that what was held back will be let in."""
    return f"Lần đồng bộ tới sẽ nhận {thousands(count)} thay đổi này." if count else _NOTHING


def _place(loss: NamedLoss) -> str:
    return village_title(loss.village) if loss.village else UNKNOWN
