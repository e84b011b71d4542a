"""The words of *Đối soát*: why a row is looked at, what may be chosen, how it ended."""

KINDS = {
    "no_id": "Chưa có số định danh",
    "wrong_id": "Số định danh sai",
    "basic": "Thiếu, sai họ tên, ngày sinh, giới tính, dân tộc, cha mẹ",
    "new": "Trẻ mới, chưa lên hệ thống",
}
"""What a list can be made of."""

FACES = {
    "safe": "Lấy được",
    "decide": "Cần xem",
    "stranger": "Không rõ trẻ",
    "empty": "Chưa trả lời",
    "same": "Đã nhận",
}
"""Kind of a row -> the tab it stands under."""

CHOICES = {"take": "Lấy", "keep": "Giữ của xã", "later": "Để sau"}

DOUBTS = {
    "struck": "Dòng này bị gạch bỏ.",
    "numbers_shifted": "Cột số định danh có vẻ bị lệch dòng: số ở đây hợp với dòng bên cạnh.",
    "key_contradicted": "Mã dòng là của trẻ này, nhưng họ tên bên cạnh lại khác.",
    "key_moved": "Có trẻ khác cùng họ tên, ngày sinh; mã dòng có vẻ đã bị đổi chỗ.",
    "key_unknown": "Mã trên tệp không phải mã xã đã gửi; có thể là danh sách của nơi khác.",
    "two_answers": "Trẻ này có hai dòng trả lời khác nhau.",
    "number_twice": "Số {number} được ghi cho cả trẻ khác trong câu trả lời",
    "number_held": "Số {number} đang là của trẻ khác trong sổ",
    "number_series": "Số này liền với số của dòng khác; có thể do kéo ô nên Excel tự tăng số.",
    "national_id_sex_mismatch": "Giới tính trong số định danh khác giới tính của trẻ.",
    "national_id_year_mismatch": "Năm sinh trong số định danh khác năm sinh của trẻ.",
    "national_id_adult": "Số này là của người sinh trước năm 2000.",
    "national_id_unknown_province": "Ba số đầu không phải mã tỉnh đã biết.",
    "national_id_improbable": "Dãy số khó tin.",
    "invalid_national_id": "Không đọc được đủ 12 chữ số.",
    "alike": "Không có mã dòng; trẻ này chỉ giống, chưa chắc là một.",
    "not_on_list": "Trẻ này không có trong danh sách nào đã gửi.",
    "child_gone": "Trẻ này không còn trong danh sách của xã.",
    "other_birth_date": "Ngày sinh ở dòng này khác ngày sinh trong sổ.",
    "changed_since": "Sổ đã sửa số định danh sau khi gửi danh sách.",
    "renamed_since": "Sổ đã sửa họ tên hoặc ngày sinh của trẻ sau khi gửi danh sách.",
    "replaces": "Sổ đang có một số hợp lệ khác.",
    "against_result": "Cột kết quả nói ngược với số đã ghi.",
    "unclear_result": "Chưa hiểu cột kết quả.",
    "no_number": "Kết quả là khớp, nhưng chưa có số định danh.",
    "note_alone": "Chỉ có ghi chú.",
    "number_in_note": "Trong ghi chú có một dãy số; hãy xem có phải số định danh không.",
    "differs_in_column": "Cột in sẵn đã bị ghi khác đi.",
    "left_before": "Tệp này đã nhận một lần, dòng này khi đó chưa nhận: xem lại rồi chọn “Lấy”.",
}
"""Why a row is not taken by itself."""

UNREAD = "Không đọc được giá trị này; hãy gõ lại ở hồ sơ của trẻ."
OVERWRITTEN = "Cơ quan ghi khác với điều xã đã in."
NOBODY = "Không tìm thấy trẻ nào khớp với dòng này."
LIKE_SEVERAL = "Có thể là một trong các trẻ: {names}."

OFFICE_KEPT = (
    "Đã lưu cài đặt của {name}. Trước đó gửi {sends}, nhận lại {returns}; chọn lại là như cũ."
)
WHICH_CHILD = "Dòng này là trẻ nào?"
NOBODY_LIKE = "Chưa thấy trẻ nào giống; hãy gõ họ tên, hoặc một phần, để tìm."
NOBODY_CALLED = "Không có trẻ nào tên “{name}”; hãy gõ lại, không cần dấu."
NOTHING_DIFFERS = "không có gì khác"
DIFFERS_IN = "khác {fields}"
NOT_ON_A_LIST = "không ở danh sách đã gửi"
IN_ROW = "đã có ở dòng {row}"

HAND_OFF_ERRORS = {
    "nothing_to_send": "Không có trẻ nào cần gửi trong phần đã chọn. Chưa lập danh sách nào.",
    "unknown_hand_off": "Danh sách này không còn; có thể đã bị hủy.",
    "no_answer_found": (
        "Không nhận ra câu trả lời trong tệp {file}: không thấy danh sách trẻ em, cũng không thấy "
        "mã dòng nào của xã. Hãy chọn tệp khác."
    ),
}

REMINDERS = {
    ("make", False): "Hôm nay lập danh sách gửi {office}: {children} trẻ",
    ("make", True): "Quá {due}, chưa lập danh sách gửi {office}: {children} trẻ",
    ("back", False): "Hôm nay nhận lại từ {office}: {children} trẻ",
    ("back", True): "Quá hạn {due}, {office} chưa trả lời: {children} trẻ",
}
"""(what is due, whether it is late) -> what the home page says."""
ON_LIST = "{state} ({code}, gửi {day})"
OFFICE_STATES = {
    "sent": "đã gửi, chờ trả lời",
    "answered": "đã trả lời, chưa chọn",
    "matched": "khớp",
    "differs": "không khớp",
    "not_found": "không tìm thấy",
}
"""How a child stands on a list of an office."""
