"""What the command line says of units and villages."""

PLACES = {
    "unit_file_strange": "Tệp {file} không phải danh mục đơn vị hành chính: dòng đầu thiếu các cột "
    "của danh mục. Danh mục đang dùng được giữ nguyên.",
    "unit_file_empty": "Tệp {file} không có xã nào. Danh mục đang dùng được giữ nguyên.",
    "unit_province_empty": "Tệp {file}: {name} không có xã nào; tệp có thể bị cắt mất. Danh mục "
    "đang dùng được giữ nguyên.",
    "unit_line_short": "Tệp {file}, dòng {line}: thiếu hoặc thừa cột. Danh mục đang dùng được giữ "
    "nguyên.",
    "unit_code_wrong": "Tệp {file}, dòng {line}: mã “{text}” không đúng. Danh mục đang dùng được "
    "giữ nguyên.",
    "unit_code_twice": "Tệp {file}, dòng {line}: mã {text} đã có ở dòng trên. Danh mục đang dùng "
    "được giữ nguyên.",
    "unit_name_missing": "Tệp {file}, dòng {line}: đơn vị mã {text} thiếu tên hoặc loại. Danh mục "
    "đang dùng được giữ nguyên.",
    "unit_parent_unknown": "Tệp {file}, dòng {line}: không có đơn vị cấp trên mã {text}. Danh mục "
    "đang dùng được giữ nguyên.",
    "unit_edge_wrong": "Tệp {file}, dòng {line}: cột into “{text}” không đọc được. Danh mục đang "
    "dùng được giữ nguyên.",
    "unit_edge_unknown": "Tệp {file}, dòng {line}: xã cũ dẫn đến mã {text} không có trong danh mục "
    "mới. Hãy đưa cả tệp former_units.csv mới. Danh mục đang dùng được giữ nguyên.",
    "unit_leads_nowhere": "Tệp {file}, dòng {line}: xã cũ mã {text} không dẫn đến xã nào. Danh mục "
    "đang dùng được giữ nguyên.",
    "unit_file_missing_commune": "Tệp {file} không có {name} của sổ này. Danh mục đang dùng được "
    "giữ nguyên.",
    "unit_file_twice": "Tệp {other} và tệp {file} cùng một loại; mỗi lần chỉ nhận một tệp mỗi "
    "loại. Danh mục đang dùng được giữ nguyên.",
    "unit_file_older": "Danh mục trong tệp cũ hơn (thay đổi cuối: {given}) danh mục đang dùng "
    "({held}). Danh mục đang dùng được giữ nguyên.",
    "unit_former_missing": "Tệp thiếu {count} đơn vị trước tháng 7/2025, như {name}; tệp có thể bị "
    "cắt mất. Danh mục đang dùng được giữ nguyên.",
    "unit_files_shipped": "Sổ đang dùng danh mục đi kèm phần mềm; không có bản nào trước đó.",
    "unit_files_taken": "Đã nhận danh mục mới, khác bản trước {changed} đơn vị; có hiệu lực từ lần "
    "mở sổ sau.",
    "unit_files_reverted": "Đã quay lại danh mục trước; có hiệu lực từ lần mở sổ sau.",
    "place_unknown": "Không tìm thấy xã nào như vậy.",
    "old_village_unknown": "Dòng {line}: không có thôn nào tên “{name}”. Chưa có gì thay đổi.",
    "old_village_unclear": "Dòng {line}: nhiều thôn cùng mang tên “{name}”; hãy ghi rõ. Chưa có gì "
    "thay đổi.",
    "village_nameless": "Dòng {line}: “{name}” không phải tên thôn. Chưa có gì thay đổi.",
    "village_exists": "Dòng {line}: đã có thôn “{name}”. Chưa có gì thay đổi.",
    "village_gone": "Thôn này không còn trong sổ. Chưa có gì thay đổi.",
    "village_lived_in": "{name} còn hộ đang ở, phải cho biết thuộc thôn nào. Chưa có gì thay đổi.",
    "nothing_to_change": "Bảng không có gì để thay đổi.",
    "villages_changed": "Đã thay đổi {villages} thôn, chuyển {households} hộ; {unsettled} hộ còn "
    "chờ chọn thôn. Hoàn tác bằng lệnh: undo {group}",
    "home_unclear": "Dòng {line}: không rõ hộ nào là “{name}”.",
}
