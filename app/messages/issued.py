"""The words of issued reports and of their comparison with today."""

FIGURE, THEN, NOW, DIFFERENCE = "Số liệu", "Khi phát hành", "Hiện nay", "Chênh lệch"
CAME, LEFT = "Trẻ mới có trong số liệu", "Trẻ không còn trong số liệu"
COMPARED = "So sánh với hiện nay: {title}"
MOMENTS = "Báo cáo đã phát hành: số liệu đến {then}. Hiện nay: số liệu đến {now}."
WHOLE = "Toàn xã"

ISSUED = {
    "issued_unknown": "Không có báo cáo đã phát hành mang mã {id}. Hãy xem danh sách bằng lệnh "
    "reports.",
    "report_issued": "Đã phát hành và giữ nguyên số liệu báo cáo. Mã báo cáo: {id}.",
    "report_compared": "So với hiện nay: {different}/{figures} số liệu khác lúc phát hành.",
    "report_replaced": "Báo cáo này thay báo cáo đã phát hành trước của cùng kỳ: {id}.",
}
"""What the command line says."""


def cell(place: str, above: str, column: str) -> str:
    """Name a figure of a place: “Thôn Biêng – Đã được cập nhật, làm sạch: Trẻ em”."""
    figure = f"{above}: {column}" if above else column
    return f"{place or WHOLE} – {figure}"
