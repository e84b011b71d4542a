"""The sentences of bundles on a stick and of lists for the central, by code."""

_AS_IT_WAS = "Không có gì thay đổi."
CARRYING = {
    "not_a_bundle": f"Tệp {{file}} không phải tệp đồng bộ của Sổ Trẻ Em. {_AS_IT_WAS}",
    "bundle_damaged": f"Tệp {{file}} bị hỏng hoặc chép chưa hết. {_AS_IT_WAS} "
    "Hãy chép lại, hoặc ghi lại ra USB.",
    "bundle_too_large": f"Tệp {{file}} lớn quá mức của một tệp đồng bộ. {_AS_IT_WAS}",
    "bundle_refused": "Tệp này đã bị sửa, hoặc không phải do trung ương và máy này ghi cho nhau. "
    f"{_AS_IT_WAS} Hãy ghi lại ra USB.",
    "bundle_of_other_device": f"Tệp này là của máy khác. {_AS_IT_WAS} Hãy mở ở máy đã gửi.",
    "bundle_own": "Tệp này do chính máy này ghi. Hãy mang USB đến máy có mạng của xã.",
    "bundle_other_commune": f"Tệp này là của xã khác nên không nhận. {_AS_IT_WAS}",
    "bundle_needs_line": "Tệp này là của máy khác gửi trung ương. Hãy mở ở máy của xã đã kết nối "
    "với trung ương qua mạng.",
    "bundle_device_unknown": "Trung ương không biết máy đã ghi tệp này, hoặc máy đó đã thôi quyền. "
    f"{_AS_IT_WAS} Hãy xin mã kết nối mới cho máy đó.",
    "bundle_not_offered": "Máy này kết nối từ trước khi có đồng bộ bằng USB. Hãy đồng bộ một "
    "lần qua mạng, hoặc xin mã kết nối mới rồi kết nối lại.",
    "bundle_nothing_new": f"Tệp này đã nhận rồi, hoặc cũ hơn số liệu đang có. {_AS_IT_WAS}",
    "bundle_gap": "Tệp này nối tiếp một tệp chưa nhận; phần nhận được đã giữ lại. Hãy nhận tệp "
    "trước, hoặc ghi ra USB lần nữa.",
    "bundle_afresh": "Trung ương vừa được khôi phục từ bản sao lưu. Không mất gì ở máy này; hãy "
    "ghi ra USB lần nữa để hai bên đối chiếu lại.",
    "bundle_waiting": "Còn thay đổi chờ lần ghi ra USB sau.",
    "bundle_stopped": "Đã dừng theo ý bạn. Phần đã nhận được giữ lại; nhận lại chính tệp này để "
    "lấy phần còn lại.",
    "bundle_more": "Trung ương còn thay đổi mới, sẽ nhận ở lần sau.",
    "no_results_found": f"Không thấy cột kết quả trong tệp {{file}}. {_AS_IT_WAS} "
    "Hãy chọn danh sách có cột “Kết quả” hoặc “Lý do”.",
}
"""What a bundle, or a list of results, was not taken for; or what is still to come after it."""
