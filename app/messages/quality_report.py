"""What the report on quality says: its tables, their columns and its sentences."""

from app.messages.quality import FIGURES
from app.messages.worklist import WORKLISTS

TITLES = {
    "quality": "Đúng, Đủ, Sạch, Sống của toàn xã",
    "worklists": "Việc còn phải làm",
    "weeks": "Tỷ lệ qua các tuần (%)",
    "villages": "Đúng, Đủ, Sạch, Sống theo thôn",
    "village-worklists": "Việc còn phải làm theo thôn",
}
FIRST = {"quality": "Chỉ tiêu", "worklists": "Danh sách việc", "weeks": "Tính đến ngày"}
CHILDREN, REACHED, LEFT, RATE = "Tổng số trẻ em", "Số trẻ đạt", "Còn phải làm", "Tỷ lệ (%)"
LISTED, SHARE = "Số trẻ", "Tỷ lệ so với tổng số (%)"
CHART = "Đúng, Đủ, Sạch, Sống qua các tuần (%)"
RESULTS = "Chất lượng dữ liệu được đo theo bốn yêu cầu Đúng, Đủ, Sạch, Sống:"
MEANS = "{name}: {meaning}"
LIST_NOTE = "Một trẻ có thể ở nhiều danh sách việc; các danh sách không cộng với nhau."
KEPT_NOTE = (
    "Số liệu là của ngày {day}, ngày cuối trong kỳ được lưu; danh sách việc của ngày đã qua không "
    "được lưu."
)
RATE_LINE = "Trong {children} trẻ em: {shares}."
SHARE_WORDS = "{name} {rate}%"
NAMES = {key: name for key, (name, _) in FIGURES.items()}
MEANINGS = {key: meaning for key, (_, meaning) in FIGURES.items()}
LIST_NAMES = {key: name for key, (name, _) in WORKLISTS.items()}
