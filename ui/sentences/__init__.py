"""Every word of the desktop that stands for a code; `ui.messages` is the way to them."""

from app.messages.calendar import CALENDAR
from app.messages.movements import MOVEMENTS
from app.messages.population import POPULATION
from app.messages.report_errors import REPORT_ERRORS
from app.messages.roll_up import ROLL_UP
from ui.sentences.carrying import CARRYING
from ui.sentences.circumstance import CIRCUMSTANCE_PROBLEMS, CONFIDENTIAL_ERRORS
from ui.sentences.handoff import HAND_OFF_ERRORS
from ui.sentences.place import PLACE_ERRORS
from ui.sentences.registry import REGISTRY_PROBLEMS, REGISTRY_ROWS
from ui.sentences.returned import ENDING

FIELDS = {
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "national_id": "Số định danh",
    "father_name": "Họ tên cha",
    "mother_name": "Họ tên mẹ",
    "guardian_name": "Người giám hộ",
    "special": "Hoàn cảnh đặc biệt",
    "at_risk": "Nguy cơ",
    "assisted": "Được trợ giúp",
    "birth_cert_no": "Số giấy khai sinh",
    "birth_book": "Quyển số",
    "registered_on": "Ngày đăng ký khai sinh",
    "registered_at": "Nơi đăng ký khai sinh",
    "birth_place": "Nơi sinh",
    "home_town": "Quê quán",
    "birth_order": "Con thứ",
    "registry": "Đối chiếu sổ hộ tịch",
    "verification": "Công an đối chiếu",
    "status": "Tình trạng",
    "merged_into": "Gộp vào hồ sơ",
    "household_id": "Hộ gia đình",
    "external_code": "Mã trẻ em",
    "source": "Nguồn",
    "village": "Thôn",
    "village_id": "Thôn",
    "head_name": "Chủ hộ",
    "household_head": "Chủ hộ",
    "address": "Địa chỉ",
    "former_address": "Địa chỉ trước 1/7/2025",
    "former_registered_at": "Nơi đăng ký khai sinh trước 1/7/2025",
    "phone": "Điện thoại",
    "name": "Tên",
    "kind": "Loại",
    "aliases": "Tên gọi khác",
    "visited_on": "Ngày thăm",
    "visitor": "Người thăm",
    "note": "Ghi chú",
    "reason": "Lý do",
    "child_id": "Trẻ em",
    "code": "Loại",
    "started_on": "Từ ngày",
    "ended_on": "Đến ngày",
    "end_cause": "Lý do kết thúc",
    "valid_until": "Giấy tờ có giá trị đến",
    "paper": "Giấy tờ",
    "happened_on": "Ngày",
    "place": "Nơi đi, nơi đến",
    "place_code": "Mã đơn vị",
}

PROBLEMS: dict[str, tuple[str, str]] = {
    "missing_name": ("Chưa có họ tên", "Chưa có họ và tên."),
    "invalid_name": (
        "Họ tên có vẻ sai",
        "Họ tên có vẻ chưa đúng: có số, ký hiệu, hoặc chỉ một tiếng.",
    ),
    "missing_birth_date": ("Chưa có ngày sinh", "Chưa có ngày sinh."),
    "incomplete_birth_date": ("Ngày sinh chưa đủ", "Ngày sinh chưa đủ ngày, tháng, năm."),
    "invalid_birth_date": ("Ngày sinh sai", "Ngày sinh không có trên lịch."),
    "future_birth_date": ("Ngày sinh ở tương lai", "Ngày sinh muộn hơn hôm nay."),
    "over_age": ("Đã đủ 16 tuổi", "Trẻ đã đủ 16 tuổi."),
    "missing_sex": ("Chưa có giới tính", "Chưa có giới tính."),
    "missing_ethnicity": ("Chưa có dân tộc", "Chưa có dân tộc."),
    "unknown_ethnicity": ("Dân tộc lạ", "Tên dân tộc không có trong danh mục."),
    "missing_national_id": ("Chưa có số định danh", "Chưa có số định danh cá nhân."),
    "invalid_national_id": (
        "Số định danh sai",
        "Số định danh chưa đúng: phải đủ 12 chữ số.",
    ),
    "national_id_sex_mismatch": (
        "Số định danh lệch giới tính",
        "Giới tính trong số định danh khác đã ghi.",
    ),
    "national_id_year_mismatch": (
        "Số định danh lệch năm",
        "Năm sinh trong số định danh khác ngày sinh.",
    ),
    "national_id_adult": (
        "Số định danh người lớn",
        "Số định danh này là của người sinh trước năm 2000.",
    ),
    "national_id_unknown_province": (
        "Số định danh lạ mã tỉnh",
        "Ba chữ số đầu của số định danh không phải mã tỉnh nào.",
    ),
    "national_id_improbable": (
        "Số định danh khó tin",
        "Số định danh có vẻ không thật (dãy số lặp hoặc tăng dần).",
    ),
    "duplicate_national_id": ("Trùng số định danh", "Số định danh này đã ghi cho một trẻ khác."),
    "missing_parent": (
        "Chưa có cha mẹ, giám hộ",
        "Chưa có tên cha, mẹ hoặc người giám hộ.",
    ),
    "missing_village": ("Chưa có thôn", "Chưa có thôn."),
    "unknown_village": ("Thôn lạ", "Tên thôn không có trong danh sách thôn của xã."),
    "missing_head": ("Chưa có chủ hộ", "Hộ mới cần có tên chủ hộ."),
    "invalid_phone": (
        "Số điện thoại sai",
        "Số điện thoại chưa đúng; hãy sửa lại hoặc để trống.",
    ),
    "no_longer_active": (
        "Không còn trong danh sách",
        "Hồ sơ này không còn trong danh sách của xã nên không sửa được.",
    ),
    "nothing_to_merge": (
        "Chưa chọn hồ sơ để gộp",
        "Hãy chọn hồ sơ giữ lại và ít nhất một hồ sơ khác để gộp.",
    ),
    "changed_meanwhile": (
        "Vừa có nơi sửa",
        "Hồ sơ này vừa được sửa ở nơi khác; hãy xem lại rồi gộp.",
    ),
    "police_differ": ("Công an trả lời khác", "Công an trả lời khác với hồ sơ này."),
    "likely_double": ("Có vẻ trùng trẻ khác", "Có vẻ là cùng một trẻ với hồ sơ khác của xã."),
    "unreadable_sex": ("Giới tính chưa rõ", "Giới tính ghi là Nam hoặc Nữ."),
    **CIRCUMSTANCE_PROBLEMS,
    "not_entered": ("Chưa lên hệ thống", "Hồ sơ này chưa có trên hệ thống trung ương."),
    "not_verified": ("Công an chưa đối chiếu", "Công an xã chưa đối chiếu hồ sơ này."),
    "police_not_sent": ("Chưa gửi công an", "Hồ sơ này chưa gửi công an đối chiếu."),
    "police_sent": ("Đã gửi công an", "Đã gửi công an, đang chờ trả lời."),
    "police_answered": ("Công an đã trả lời", "Công an đã trả lời; chưa chọn lấy hay không."),
    "police_not_found": ("Công an không tìm thấy", "Công an không tìm thấy trẻ này."),
    "police_matched": ("Công an đã khớp", "Công an đã đối chiếu khớp."),
    **REGISTRY_PROBLEMS,
}
"""Problem code, or mark of a worklist -> (short name for lists, whole sentence)."""

FIXES: dict[str, tuple[str, str]] = {
    "name_case": (
        "Viết hoa họ tên",
        "Họ tên viết HOA hết hoặc viết thường hết được viết lại: NGUYỄN VĂN AN → Nguyễn Văn An.",
    ),
    "decomposed": (
        "Dấu tiếng Việt bị tách rời",
        "Chữ nhìn như nhau nhưng dấu bị tách rời nên tìm không ra; viết lại thành chữ liền dấu.",
    ),
    "national_id": (
        "Số định danh hỏng vì Excel",
        "Số bị mất số 0 ở đầu, lẫn dấu cách hoặc chữ O thay số 0, mà chỉ có một cách hiểu.",
    ),
    "village_name": (
        "Thôn ghi lệch tên",
        "Tên thôn sai một chữ, thiếu dấu hoặc thừa chữ, mà chỉ giống một thôn của xã.",
    ),
    "former_place": (
        "Địa danh trước 1/7/2025",
        "Tên cũ được thay bằng xã, tỉnh mới; nguyên văn cũ được giữ. Xã đã chia thì phải chọn.",
    ),
    "swapped_dates": (
        "Ngày và tháng đảo nhau",
        "Ngày sinh của một lần nhập bị đọc tháng trước ngày sau. Hãy xem vài dòng trước khi sửa.",
    ),
    "ethnicity": (
        "Tên dân tộc viết khác",
        "Tên gọi khác hoặc viết sai một chữ được thay bằng tên trong danh mục.",
    ),
}
"""Kind of bulk fix -> (name, what it does)."""

_SAFE = "Những gì đã lưu vẫn an toàn."
ERRORS = {
    **CARRYING,
    **PLACE_ERRORS,
    **HAND_OFF_ERRORS,
    **REPORT_ERRORS,
    **POPULATION,
    **ROLL_UP,
    **ENDING,
    **CONFIDENTIAL_ERRORS,
    **CALENDAR,
    "child_file_damaged": MOVEMENTS["child_file_damaged"],
    "group_needed": "Ngày và tháng chỉ đổi chỗ theo từng lần nhập. Hãy chọn một lần nhập trước.",
    "store_missing": "Chưa có sổ nào trong thư mục này. Hãy lập sổ mới hoặc chọn thư mục khác.",
    "store_exists": "Thư mục này đã có một sổ. Hãy mở sổ đó hoặc chọn thư mục khác.",
    "store_damaged": (
        "Không đọc được tệp sổ: tệp có thể đã hỏng. Tệp được giữ nguyên; "
        "hãy khôi phục từ bản sao lưu gần nhất."
    ),
    "store_newer": (
        "Sổ này do bản phần mềm mới hơn lập. Sổ được giữ nguyên; hãy cập nhật phần mềm rồi mở lại."
    ),
    "store_read_only": (
        "Không ghi được vào thư mục của sổ. Những gì đã lưu vẫn an toàn; "
        "hãy cho phép ghi vào thư mục rồi thử lại."
    ),
    "store_cannot_open": (
        "Không mở được tệp sổ. Hãy kiểm tra thư mục còn đó và máy được phép đọc, rồi thử lại."
    ),
    "store_busy": f"Sổ đang bận vì một việc khác đang ghi. {_SAFE} Hãy thử lại sau ít phút.",
    "store_in_use": (
        "Sổ này đang mở ở một cửa sổ khác. Hãy dùng cửa sổ đó, hoặc đóng nó rồi mở lại."
    ),
    "folder_not_writable": "Không ghi được vào thư mục này. Hãy chọn thư mục khác cho sổ.",
    "disk_full": f"Ổ đĩa đã đầy nên chưa lưu được. {_SAFE} Hãy xóa bớt tệp khác rồi thử lại.",
    "disk_failed": f"Ổ đĩa báo lỗi nên chưa lưu được. {_SAFE} Hãy báo người phụ trách máy.",
    "key_missing": (
        "Không tìm thấy khóa của sổ trên máy này. Sổ được giữ nguyên; "
        "hãy mở trên máy đã lập sổ, hoặc khôi phục từ bản sao lưu."
    ),
    "passphrase_needed": "Sổ này có mật khẩu. Hãy nhập mật khẩu để mở.",
    "passphrase_wrong": "Mật khẩu chưa đúng. Hãy nhập lại.",
    "unknown_commune": "Mã xã này không có trong danh mục. Hãy chọn lại xã.",
    "file_empty": "Tệp {file} không có dòng nào. Chưa có gì được nhập.",
    "file_not_found": "Không tìm thấy tệp {file}. Hãy chọn lại tệp.",
    "file_unreadable": "Không đọc được tệp {file}. Hãy đóng tệp trong Excel rồi thử lại.",
    "file_protected": "Tệp {file} đặt mật khẩu. Hãy bỏ mật khẩu trong Excel rồi nhập lại.",
    "file_damaged": (
        "Tệp {file} bị hỏng nên không đọc được. Chưa có gì được nhập; "
        "hãy mở và lưu lại bằng Excel, hoặc xin lại tệp."
    ),
    "file_is_folder": "{file} là thư mục. Hãy chọn tệp bảng tính ở trong đó.",
    "file_not_spreadsheet": (
        "Tệp {file} không phải bảng tính. Chưa có gì được nhập; "
        "hãy chọn tệp Excel (.xlsx, .xls), .ods hoặc .csv."
    ),
    "file_zipped": "Tệp {file} là tệp nén. Hãy giải nén rồi chọn bảng tính ở trong.",
    "file_too_large": (
        "Tệp {file} quá lớn so với một danh sách trẻ em nên không mở. "
        "Hãy xóa hàng, cột thừa hoặc chia thành nhiều tệp."
    ),
    "no_table_found": (
        "Không nhận ra danh sách trẻ em trong tệp {file}: chưa thấy hàng tiêu đề "
        "có cột họ tên. Chưa có gì được nhập."
    ),
    "folder_missing": "Thư mục để ghi tệp {file} không còn. Hãy chọn thư mục khác.",
    "folder_refused": "Không ghi được tệp {file} vào thư mục này. Hãy chọn thư mục khác.",
    "file_in_use": (
        "Không ghi được tệp {file}: tệp có thể đang mở trong Excel. Hãy đóng tệp đó rồi thử lại, "
        "hoặc chọn tên khác."
    ),
    "file_not_written": f"Không ghi được tệp {{file}}. {_SAFE} Hãy chọn nơi khác rồi thử lại.",
    "nothing_to_ask": (
        "Không có trẻ nào cần hỏi tại nhà trong các thôn đã chọn. Chưa ghi tệp nào."
    ),
    "group_not_found": "Không còn gì để hoàn tác.",
    "unknown_province": "Mã tỉnh này không có trong danh mục. Hãy chọn lại.",
    "backup_damaged": "Tệp sao lưu hỏng hoặc không phải của phần mềm này. Sổ được giữ nguyên.",
    "cancelled": "Đã dừng theo ý bạn. Chưa có gì thay đổi trong sổ.",
}

SYNC_TROUBLES = {
    "offline": "Máy này chưa có mạng.",
    "unreachable": "Chưa gọi được hệ thống trung ương: mạng yếu hoặc hệ thống đang ngừng.",
    "portal": (
        "Mạng này đòi đăng nhập trước khi dùng. Hãy mở trình duyệt để đăng nhập, rồi đồng bộ lại."
    ),
    "paused": "Hệ thống trung ương đang đông và đề nghị chờ.",
    "resting": (
        "Đã gọi nhiều lần chưa được, nên máy tạm nghỉ để hệ thống trung ương không nghẽn thêm."
    ),
    "timed_out": "Hệ thống trung ương chưa trả lời.",
    "cut_off": "Đường truyền đứt giữa chừng.",
    "not_secure": (
        "Không xác nhận được đây là hệ thống trung ương nên chưa gửi gì. "
        "Nếu mạng này đòi đăng nhập, hãy đăng nhập trước; nếu không, hãy báo người phụ trách máy."
    ),
    "busy": "Hệ thống trung ương đang bận.",
    "not_understood": "Câu trả lời không phải của hệ thống trung ương nên không dùng.",
    "deferred": "Còn thay đổi chưa gửi được trong lượt này; sẽ được gửi lại.",
    "cancelled": "Đã dừng theo ý bạn. Phần chưa gửi vẫn được giữ lại.",
    "history_not_told": "Hệ thống trung ương này chưa cho xem nơi khác đã ghi gì.",
    "bundles_only": "Máy này đồng bộ bằng USB: hãy ghi ra USB rồi mang đến máy có mạng của xã.",
    "not_enrolled": "Máy này chưa kết nối với hệ thống trung ương.",
    "refused_device": "Máy này không còn quyền gửi. Hãy xin mã kết nối mới.",
    "update_needed": "Hệ thống trung ương cần bản phần mềm mới hơn. Hãy cập nhật phần mềm.",
    "needs_fix": "Có hồ sơ bị trả lại để sửa; các hồ sơ khác đã gửi.",
    "conflict": "Có hồ sơ hai nơi ghi khác nhau; các hồ sơ khác đã gửi.",
    "suggested": "Có đề nghị chờ xã trả lời; mọi thay đổi khác đã gửi.",
    "digest_differs": "Lần đồng bộ sau sẽ đối chiếu và sửa chỗ chưa khớp.",
    "mass_change": (
        "Nơi khác vừa cho thôi theo dõi nhiều trẻ của một thôn nên máy chưa nhận. "
        "Hãy xem danh sách ở trang Đồng bộ trước khi nhận."
    ),
}
"""Why a round of sync did not end well."""
ENROL_TROUBLES = {
    "bad_url": "Địa chỉ chưa đúng. Địa chỉ bắt đầu bằng https://, ví dụ https://treem.gov.vn.",
    "url_not_secure": "Địa chỉ phải bắt đầu bằng https:// để số liệu được giữ kín trên đường đi.",
    "code_unknown": "Mã kết nối chưa đúng. Hãy xem lại từng chữ.",
    "code_used": "Mã kết nối này đã dùng rồi. Hãy xin mã mới.",
    "code_expired": "Mã kết nối đã hết hạn. Hãy xin mã mới.",
    "code_of_other_commune": "Mã kết nối này là của xã khác. Hãy xin mã của xã mình.",
    "other_central": "Sổ này đã gửi lên một hệ thống trung ương khác nên không kết nối.",
    "join_busy": (
        "Hệ thống trung ương đang đông và đề nghị chờ. Hãy bấm lại sau {minutes} phút; "
        "mã kết nối vẫn dùng được."
    ),
    "join_resting": (
        "Đã gọi nhiều lần chưa được, nên máy tạm nghỉ. Hãy bấm lại sau {minutes} phút; "
        "mã kết nối vẫn dùng được."
    ),
}
VERDICTS = {
    "same": "trùng {field}",
    "rare": "trùng {field} (trong xã ít ai có tên này)",
    "close": "{field} gần giống",
    "short": "{field} viết tắt hoặc thiếu chữ",
    "order": "{field} đảo thứ tự các chữ",
    "part": "{field} khớp phần đã gõ",
    "year": "trùng năm sinh",
    "month": "trùng tháng và năm sinh",
    "swapped": "{field} đảo ngày và tháng",
    "digit": "{field} lệch một chữ số",
    "near": "{field} lệch vài ngày",
    "lunar": "{field} lệch như âm lịch và dương lịch",
    "family": "cùng ghi số định danh của một người lớn",
    "crossed": "trùng {field} nhưng ghi ở vai khác",
    "differs": "khác {field}",
}
"""What a field says about two records."""
SHARED = "cùng {field}"
SHARED_FIELDS = {"sex", "village", "village_id", "household", "household_id"}
"""What many have in common is shared; what names one child agrees."""
MATCH_FIELDS = {
    "full_name": "họ tên",
    "birth_date": "ngày sinh",
    "sex": "giới tính",
    "national_id": "số định danh",
    "father_name": "tên cha",
    "mother_name": "tên mẹ",
    "guardian_name": "người giám hộ",
    "head_name": "chủ hộ",
    "village": "thôn",
    "village_id": "thôn",
    "phone": "điện thoại",
    "household": "hộ",
    "household_id": "hộ",
}
ROW_MESSAGES = {
    "kept_newer": "Giữ thông tin mới hơn đang có trong sổ",
    "code_of_another_child": "Mã trẻ em này đang thuộc về một trẻ khác",
    "removed_by_hand": "Hồ sơ này đã được bỏ khỏi danh sách trước đó",
    "merged_record": "Hồ sơ này đã được gộp vào hồ sơ khác",
    "not_a_child": "Không phải trẻ em dưới 16 tuổi, hoặc không phải dòng của một trẻ",
    "same_child_twice": "Trẻ này đã có ở một dòng trước trong tệp",
    "perhaps_known": "Có thể là trẻ đã có trong sổ nên chưa thêm",
    "left_out": "Bạn đã chọn không nhập dòng này",
    "sheet_row_unknown": "Mã dòng của phiếu này không có trong sổ",
    **REGISTRY_ROWS,
}
VERIFICATIONS = {
    "sent": "đã gửi công an",
    "answered": "công an đã trả lời",
    "matched": "khớp",
    "differs": "không khớp",
    "not_found": "công an không tìm thấy",
}
STATUSES = {
    "active": "đang trong danh sách",
    "moved_out": "đã chuyển đi",
    "died": "đã mất",
    "turned_16": "đã đủ 16 tuổi",
    "merged": "đã gộp vào hồ sơ khác",
    "removed": "đã bỏ khỏi danh sách",
}
MERGED_FROM = "Gộp từ: {name}"
MERGED_INTO = "Hồ sơ này đã gộp vào hồ sơ của {name}."
NAMELESS = "(chưa có họ tên)"
UNEXPECTED = f"Có việc chưa làm được. {_SAFE} Hãy thử lại; nếu vẫn vậy, đóng phần mềm và mở lại."
