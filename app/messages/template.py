"""What is said of a template that cannot be filled: where, the words there, and what is wrong."""

PARTS = {"body": "đoạn {number}", "header": "đầu trang, đoạn {number}"}
PARTS["footer"] = "chân trang, đoạn {number}"
AT = "{place} “{line}”: {problem}"
MORE = "và {count} chỗ khác"
PROBLEMS = {
    "tag_open": "thẻ mở bằng {{{{ hoặc {{% mà chưa đóng bằng }}}} hoặc %}} trong cùng một đoạn",
    "tag_stray": "có dấu đóng }}}} hoặc %}} mà không có dấu mở",
    "syntax": "thẻ viết sai",
    "unknown_name": "không có mục nào tên là {name}",
    "unknown_tag": "không có lệnh {name}",
    "not_closed": "lệnh {name} chưa có end{name}",
    "not_opened": "lệnh {name} không có chỗ mở",
    "wrong_nesting": "lệnh {name} mở và đóng ở hai chỗ khác nhau (khác ô, khác hàng hoặc khác loại "
    "thẻ)",
    "outside_table": "thẻ {name} chỉ dùng trong bảng",
    "forbidden": "mẫu không được dùng {name}",
    "too_much": "vòng lặp hoặc con số quá lớn",
}
"""Problem code -> words; `{name}` is what the template wrote."""


def in_words(part: str, number: int, line: str, code: str, name: str) -> str:
    """Say one thing that is wrong."""
    place = PARTS[part].format(number=number)
    return AT.format(place=place, line=line, problem=PROBLEMS[code].format(name=name))
