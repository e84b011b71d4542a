"""What the headless face says of lists for other offices and of their answers."""

HAND_OFFS = {
    "nothing_to_send": "Không có trẻ nào cần gửi trong phần đã chọn. Chưa lập danh sách nào.",
    "unknown_hand_off": "Không tìm thấy danh sách này; có thể đã bị hủy.",
    "no_answer_found": "Không nhận ra câu trả lời trong tệp {file}: không thấy danh sách trẻ em, "
    "cũng không thấy mã dòng nào của xã.",
    "unknown_office": "Không có cơ quan này; hãy chọn một trong: {names}.",
    "unknown_kind": "Không có loại danh sách này; hãy chọn trong: {names}.",
    "hand_off_made": "Đã lập danh sách {code}: {children} trẻ ({carried} trẻ ở danh sách trước "
    "chưa được trả lời), hạn trả lời {due}. Mã đợt: {batch}.",
    "answer_taken": "Đã nhận trả lời của {answers} trẻ, ghi vào {children} hồ sơ; còn {left} trẻ "
    "để xem, {strangers} dòng không rõ trẻ nào, {open} trẻ chưa được trả lời. Mã đợt: {batch}.",
    "answer_nothing_new": "Câu trả lời này không có gì mới; còn {left} trẻ để xem, {strangers} "
    "dòng không rõ trẻ nào, {open} trẻ chưa được trả lời.",
}
