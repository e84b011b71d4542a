"""What is said of many units' files put together, finding by finding."""

from collections.abc import Mapping

from app.messages.reports import thousands

TITLES = {
    "commune": "Tổng hợp số liệu trẻ em theo xã, phường, đặc khu",
    "province": "Tổng hợp số liệu trẻ em theo tỉnh, thành phố",
    "findings": "Những chỗ chậm hoặc chưa khớp",
}
COMMUNE, PROVINCE, UNIT = "Xã, phường, đặc khu", "Tỉnh, thành phố", "Đơn vị"
FIGURES = {
    "population": "Số dân dưới 16 tuổi",
    "children": "Tổng số trẻ em dưới 16 tuổi",
    "on_system": "Số trẻ em trên hệ thống",
    "special": "Trẻ em có HCĐB",
    "at_risk": "Trẻ em có nguy cơ",
    "other": "Trẻ em có hoàn cảnh khác",
    "assisted": "Trẻ em được trợ giúp",
    "special_assisted": "Trẻ em có HCĐB được trợ giúp",
    "updated": "Trẻ em đã được cập nhật, làm sạch",
    "special_updated": "Trẻ em có HCĐB đã cập nhật",
    "at_risk_updated": "Trẻ em có nguy cơ đã cập nhật",
    "special_assisted_updated": "HCĐB được trợ giúp đã cập nhật",
    "with_id": "Trẻ em có số định danh",
    "rate": "Tỷ lệ (%)",
    "to_enter": "Còn phải nhập",
    "communes": "Số xã đã gửi",
    "state": "Tình trạng",
}
STATES = {"sent": "", "missing": "Chưa gửi", "late": "Chậm", "unsure": "Cần xem lại"}
SENT_OF = "{sent}/{of}"
WHERE = {"file": "Tệp", "cell": "Chỗ", "sentence": "Nội dung"}
NO_UNIT = "–"
ROW = "dòng {row}"
TOTAL_OF = "Tổng cộng là của {sent}/{of} đơn vị đã gửi."
RATE_OF = "Tỷ lệ = {part} / {whole}, làm tròn nửa lên hai chữ số."
RATE_UNKNOWN = "Chưa có đủ hai số để tính tỷ lệ của: {places}; tỷ lệ chung vì vậy chưa tính được."
MISSING = "Chưa gửi: {missing}/{of} đơn vị, xem cột Tình trạng."
ALL_WELL = "Đã đọc {files} tệp; không thấy chỗ nào chậm hoặc chưa khớp."
COUNTED = "Đã đọc {files} tệp; {findings} chỗ cần xem lại ghi ở bảng sau."
UNREAD = "Không lấy được số liệu từ {unread} tệp, xem bảng sau."
LEAD = "Tổng hợp từ {files} tệp các đơn vị gửi về, lập lúc {cut_off}."
ABOUT = "Kết quả quản lý, cập nhật dữ liệu trẻ em trên địa bàn {place}"
END = "Trên đây là kết quả tổng hợp số liệu trẻ em của {place}./."
COUNTRY = "cả nước"
OFFICE, PARENT = "SỞ Y TẾ", "ỦY BAN NHÂN DÂN\n{province}"
CODE, BUREAU_CODE = "SYT", "BMTE"
MINISTRY, BUREAU = "BỘ Y TẾ", "CỤC BÀ MẸ VÀ TRẺ EM"
SIGNING_AS, RECIPIENTS = "GIÁM ĐỐC", ("Cục Bà mẹ và Trẻ em (để báo cáo);", "Lưu: VT.")
BUREAU_SIGNING_AS, BUREAU_RECIPIENTS = "CỤC TRƯỞNG", ("Lãnh đạo Bộ (để báo cáo);", "Lưu: VT.")
RESULTS = "Kết quả tổng hợp:"

FINDINGS = {
    "missing": "Chưa gửi tệp nào.",
    "no_figures_known": "Không nhận ra biểu số liệu trẻ em trong tệp; chưa lấy số nào. Xin xem lại "
    "tên các cột.",
    "sheet_hidden": "Trang tính bị ẩn, có biểu số liệu; chưa lấy số ở trang này.",
    "file_unit_unknown": "Không rõ là tệp của xã nào; chưa lấy số nào. Xin ghi tên xã vào tệp hoặc "
    "tên tệp.",
    "file_unit_unclear": "Có thể là tệp của {options}; chưa lấy số nào. Xin chọn xã.",
    "unit_unknown": "Không có đơn vị nào tên “{name}”; dòng này chưa được cộng.",
    "unit_unclear": "“{name}” có thể là {options}; dòng này chưa được cộng.",
    "table_of_districts": "Biểu theo huyện, thị xã trước ngày 01/7/2025; chưa lấy số nào.",
    "unit_disagrees": "Trong tệp ghi {name} nhưng tên tệp ghi {other}; lấy theo trong tệp.",
    "columns_unknown": "Cột không dùng đến: {names}.",
    "cell_strange": "{row}: ghi “{text}”, không phải một số đếm; ô này chưa được cộng.",
    "total_wrong": "{row}, cột {column}: ghi {stated}, cộng các dòng được {right}.",
    "reckoned_wrong": "{row}, cột {column}: ghi {stated}, tính lại được {right} (từ {parts}).",
    "part_exceeds": "{row}: {part} ({is}) nhiều hơn {whole} ({most}).",
    "over_100": "{row}: {part} ({is}) nhiều hơn {whole} ({most}), tỷ lệ trên 100%.",
    "late": "Số liệu chốt ngày {day}, sau hạn {other}.",
    "older": "Số liệu chốt ngày {day}, cũ hơn của các đơn vị khác ({other}).",
    "no_day": "Tệp không ghi ngày chốt số liệu.",
    "sent_again": "Gửi hai lần, số liệu như nhau: {taken} và {other}; tính một lần.",
    "sent_differently": "Gửi hai lần, số liệu khác nhau: {figure} là {is} ở {taken}, {was} ở "
    "{other}{more}; lấy theo {taken}.",
    "province_differs": "{figure}: tỉnh ghi {is}, tổng các xã là {was}; lấy theo tỉnh.",
}
AND_MORE = " và {count} số khác"
ROLL_UP = {
    "roll_up_nothing": "Không lấy được số liệu từ tệp nào. Chưa ghi gì; xin xem từng tệp ở trên.",
    "roll_up_written": "Đã tổng hợp {files} tệp vào {file}; {findings} chỗ cần xem lại.",
    "roll_up_said_wrongly": "Xin ghi “--unit TÊN_TỆP=MÃ_XÃ”, với một tệp đã đưa vào: “{text}”.",
}


def finding_in_words(code: str, facts: Mapping[str, str | int], shared: Mapping[str, str]) -> str:
    """Say a finding; `shared` are the sentences of files that cannot be read."""
    said: dict[str, object] = dict(facts)
    for name in ("figure", "part", "whole"):
        if name in said:
            said[name] = _inside(FIGURES.get(str(said[name]), str(said[name])))
    for name in ("is", "was", "most"):
        if name in said:
            said[name] = thousands(int(facts[name]))
    if "more" in said:
        said["more"] = AND_MORE.format(count=said["more"]) if said["more"] else ""
    return FINDINGS.get(code, shared.get(code, code)).format(**said)


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]
