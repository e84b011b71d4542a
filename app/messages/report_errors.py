"""Why a report could not be made or written, by code; command line and desktop say the same."""

REPORT_ERRORS = {
    "report_confidential": "Báo cáo này có số liệu mật nên không lưu bản phát hành trong sổ. Hãy "
    "ghi ra tệp cho người được phép, hoặc khóa phần mật rồi lập lại.",
    "quality_not_kept": "Chưa có số liệu chất lượng nào được lưu đến ngày {day}. Hãy chọn ngày "
    "muộn hơn.",
    "template_unreadable": "Tệp {file} không phải mẫu Word (.docx) hoặc đã hỏng. Hãy chọn tệp "
    "khác, hoặc bỏ mẫu riêng để dùng mẫu có sẵn. Chưa ghi gì.",
    "template_broken": "Mẫu {file} bị lỗi ở {line}. Hãy sửa mẫu trong Word, hoặc bỏ mẫu riêng để "
    "dùng mẫu có sẵn. Chưa ghi gì.",
    "template_has_problems": "Mẫu {file} có {count} chỗ phải sửa.",
    "template_good": "Mẫu {file} dùng được.",
    "template_ending": "Mẫu là tệp Word: hãy đặt đuôi .docx cho tệp {file}.",
    "template_written": "Đã ghi mẫu có sẵn vào {file}. Sửa trong Word rồi kiểm tra bằng lệnh "
    "template check.",
    "report_format_unknown": "Không ghi được báo cáo ra {file}: hãy đặt đuôi tệp .docx, .pdf, "
    ".xlsx hoặc .csv.",
    "report_writer_missing": "Máy này chưa có phần vẽ trang in nên chưa ghi được {file}. Hãy ghi "
    "ra .docx, hoặc cài lại phần mềm. Chưa ghi gì.",
    "no_figures_found": "Không thấy biểu số liệu nào trong tệp {file}: cần ít nhất hai dòng, mỗi "
    "dòng hai số. Xin chọn tệp có biểu.",
}
