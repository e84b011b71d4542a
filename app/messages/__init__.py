"""The Vietnamese sentences of the headless face, by code; `{facts}` are filled in.

Each says what happened, what is safe and what to do.
"""

from app.messages.calendar import CALENDAR
from app.messages.circumstances import CIRCUMSTANCES
from app.messages.handoff import HAND_OFFS
from app.messages.issued import ISSUED
from app.messages.movements import MOVEMENTS
from app.messages.places import PLACES
from app.messages.population import POPULATION
from app.messages.report_errors import REPORT_ERRORS
from app.messages.roll_up import ROLL_UP

_STORE = {
    "store_missing": "Chưa có sổ nào trong thư mục này. Hãy lập sổ bằng lệnh init.",
    "store_exists": "Thư mục này đã có một sổ. Hãy chọn thư mục khác.",
    "store_damaged": "Không đọc được tệp sổ: tệp có thể đã hỏng. Tệp được giữ nguyên; "
    "hãy khôi phục từ bản sao lưu gần nhất.",
    "store_newer": "Sổ này do bản phần mềm mới hơn lập. Sổ được giữ nguyên; "
    "hãy cập nhật phần mềm rồi mở lại.",
    "store_read_only": "Không ghi được vào thư mục của sổ. Những gì đã lưu vẫn an toàn; "
    "hãy cho phép ghi rồi thử lại.",
    "store_cannot_open": "Không mở được tệp sổ. Hãy kiểm tra quyền đọc rồi thử lại.",
    "store_busy": "Sổ đang bận vì một việc khác đang ghi. Hãy thử lại sau ít phút.",
    "store_in_use": "Sổ này đang mở ở một cửa sổ khác. Hãy đóng cửa sổ đó rồi thử lại.",
    "folder_not_writable": "Không ghi được vào thư mục này. Hãy chọn thư mục khác.",
    "disk_full": "Ổ đĩa đã đầy nên chưa lưu được. Những gì đã lưu vẫn an toàn; "
    "hãy xóa bớt tệp khác rồi thử lại.",
    "disk_failed": "Ổ đĩa báo lỗi nên chưa lưu được. Những gì đã lưu vẫn an toàn; "
    "hãy báo người phụ trách máy.",
    "key_missing": "Không tìm thấy khóa của sổ trên máy này. Sổ được giữ nguyên; "
    "hãy mở trên máy đã lập sổ.",
    "passphrase_needed": "Sổ này có mật khẩu. Hãy đặt mật khẩu vào biến SOTREEM_PASSPHRASE.",
    "passphrase_wrong": "Mật khẩu chưa đúng.",
    "created": "Đã lập sổ của {commune} với {villages} thôn.",
    "unknown_commune": "Mã xã này không có trong danh mục.",
    "unknown_province": "Mã tỉnh này không có trong danh mục.",
    "unknown_child": "Không có trẻ nào mang mã này.",
    "merged_into": "Hồ sơ này đã gộp vào hồ sơ {child}.",
}

_BACKUP = {
    "backed_up": "Đã sao lưu vào {file}; mở được trên máy khác bằng mật khẩu của sổ.",
    "backed_up_here_only": "Đã sao lưu vào {file}; chỉ mở được trên máy này "
    "vì sổ không có mật khẩu.",
    "backup_damaged": "Bản sao lưu hỏng hoặc không phải bản sao lưu. Sổ được giữ nguyên.",
    "restored": "Đã khôi phục sổ từ bản sao lưu.",
    "restored_kept": "Đã khôi phục sổ từ bản sao lưu; sổ trước đó được giữ ở {kept}.",
}

_LISTS = {
    "file_not_found": "Không tìm thấy tệp {file}. Hãy chọn lại tệp.",
    "file_unreadable": "Không đọc được tệp {file}. Hãy đóng tệp trong Excel rồi thử lại.",
    "file_empty": "Tệp {file} không có dòng nào. Chưa có gì được nhập.",
    "file_protected": "Tệp {file} đặt mật khẩu. Hãy bỏ mật khẩu trong Excel rồi nhập lại.",
    "file_damaged": "Tệp {file} bị hỏng nên không đọc được. Chưa có gì được nhập; "
    "hãy mở và lưu lại bằng Excel, hoặc xin lại tệp.",
    "file_is_folder": "{file} là thư mục. Hãy chọn tệp bảng tính ở trong đó.",
    "file_not_spreadsheet": "Tệp {file} không phải bảng tính. Chưa có gì được nhập; "
    "hãy chọn tệp Excel (.xlsx, .xls), .ods hoặc .csv.",
    "file_zipped": "Tệp {file} là tệp nén. Hãy giải nén rồi chọn bảng tính ở trong.",
    "file_too_large": "Tệp {file} quá lớn so với một danh sách trẻ em nên không mở. "
    "Hãy xóa hàng, cột thừa hoặc chia thành nhiều tệp.",
    "report_unknown": "Không có báo cáo {kind}. Các báo cáo: {kinds}.",
    "report_written": "Đã ghi báo cáo vào {file}.",
    "table_checked": "Đã kiểm tra {tables} biểu: {wrong} ô không khớp.",
    "no_table_found": "Không nhận ra danh sách trẻ em trong tệp {file}: chưa thấy hàng tiêu đề "
    "có cột họ tên. Chưa có gì được nhập.",
    "cancelled": "Đã dừng theo ý bạn. Chưa có gì được ghi.",
    "folder_missing": "Thư mục để ghi tệp {file} không còn. Hãy chọn thư mục khác.",
    "folder_refused": "Không ghi được tệp {file} vào thư mục này. Hãy chọn thư mục khác.",
    "file_in_use": "Không ghi được tệp {file}: tệp có thể đang mở trong Excel. Hãy đóng tệp đó "
    "rồi thử lại, hoặc chọn tên khác.",
    "file_not_written": "Không ghi được tệp {file}. Những gì đã lưu vẫn an toàn; "
    "hãy chọn nơi khác rồi thử lại.",
    "group_needed": "Ngày và tháng chỉ đổi chỗ theo từng lần nhập. Hãy chọn một lần nhập trước.",
    "worklist_unknown": "Không có danh sách việc nào tên như vậy. Các tên dùng được: {names}.",
    "exported": "Đã ghi {children} trẻ vào {file}.",
    "nothing_to_ask": "Không có trẻ nào cần hỏi tại nhà trong phần đã chọn. Chưa ghi tệp nào.",
    "imported": "{file}: {rows} dòng; thêm {added}, đổi {changed}, giữ nguyên {unchanged}, "
    "để lại {set_aside}.",
    "kept_newer": "Có ô khác với bản đã sửa sau lần nhập trước; giữ bản đã sửa.",
    "code_of_another_child": "Mã trẻ em của dòng này đang là của một trẻ khác (khác tên và ngày "
    "sinh); hãy kiểm tra lại mã.",
    "removed_by_hand": "Trẻ này đã được bỏ khỏi danh sách; dòng này không được nhập lại.",
    "merged_record": "Hồ sơ này đã gộp vào hồ sơ khác; dòng này được so với hồ sơ đó.",
    "same_child_twice": "Trẻ này đã có ở một dòng trước trong tệp; hãy xem chỗ khác nhau.",
    "differs": "Có chỗ khác với sổ đăng ký; chưa đổi gì cho đến khi chọn lấy.",
    "one_of_twins": "Trẻ sinh đôi chưa đặt tên: chưa rõ dòng này là trẻ nào; hãy xem và chọn.",
    "family_known": "Cha mẹ của trẻ đã có hộ trong sổ; trẻ được ghi vào hộ ấy.",
    "correction_unread": "Nội dung cải chính có phần chưa hiểu; hãy đọc nguyên văn trong tệp.",
    "correction_of_unknown": "Không tìm thấy trẻ của dòng cải chính này trong sổ.",
    "correction_of_several": "Có nhiều trẻ trùng họ tên và ngày sinh; hãy xem là của trẻ nào.",
    "perhaps_known": "Có thể là trẻ đã có trong sổ nên chưa thêm; hãy mở danh sách này trong phần "
    "mềm để chọn.",
    "left_out": "Dòng này được để lại theo ý bạn.",
    "sheet_row_unknown": "Mã dòng của phiếu không có trong sổ; dòng này chưa được nhập.",
    "question_open": "{file}: chưa có câu trả lời cho {key}; {count} ô để trống, nguyên văn được "
    "giữ lại. Chọn bằng --answer: {options}.",
    "question_suggested": "{file}: {key} được hiểu là {suggested} ({count} ô). "
    "Chọn khác bằng --answer: {options}.",
    "not_an_option": "Câu trả lời cho {key} phải là một trong: {options}. Chưa có gì được nhập.",
    "answer_unused": "Không có câu hỏi {key} trong tệp nào.",
    "not_a_child": "Dòng này không có mã, họ tên, ngày sinh hay số định danh của trẻ nào.",
}

_UNDO = {
    "undone": "Đã hoàn tác {undone} hồ sơ; giữ lại {kept} hồ sơ đã được sửa sau đó.",
    "group_not_found": "Không có đợt thay đổi nào mang mã này.",
}

_SYNC = {
    "bad_url": "Địa chỉ của hệ thống trung ương chưa đúng.",
    "url_not_secure": "Địa chỉ của hệ thống trung ương phải bắt đầu bằng https.",
    "enrolled": "Đã kết nối với hệ thống trung ương.",
    "code_unknown": "Mã kết nối chưa đúng. Hãy xem lại từng chữ.",
    "code_used": "Mã kết nối này đã dùng rồi. Hãy xin mã mới.",
    "code_expired": "Mã kết nối đã hết hạn. Hãy xin mã mới.",
    "code_of_other_commune": "Mã kết nối này là của xã khác. Hãy xin mã của xã mình.",
    "other_central": "Sổ này đã gửi lên một hệ thống trung ương khác; sổ được giữ nguyên.",
    "join_busy": "Hệ thống trung ương đang đông và đề nghị chờ. Hãy thử lại sau {minutes} phút; "
    "mã kết nối vẫn dùng được.",
    "join_resting": "Đã gọi nhiều lần chưa được, nên máy tạm nghỉ. Hãy thử lại sau {minutes} phút; "
    "mã kết nối vẫn dùng được.",
    "history_not_told": "Hệ thống trung ương này chưa cho xem nơi khác đã ghi gì.",
    "central_db_failed": "Không mở được kho số liệu của hệ thống trung ương. Kho được giữ nguyên; "
    "hãy kiểm tra --db rồi thử lại.",
    "central_db_newer": "Kho số liệu của hệ thống trung ương do bản phần mềm mới hơn lập. Kho được "
    "giữ nguyên; hãy cập nhật phần mềm trung ương.",
    "central_db_older": "Kho số liệu của hệ thống trung ương do một bản thử quá cũ lập, thiếu "
    "những mục không thể lập lại. Kho được giữ nguyên; hãy dùng một kho mới.",
    "port_taken": "Cổng {port} đang có chương trình khác dùng. Hãy chọn cổng khác.",
    "village_unknown": "Không tìm thấy thôn này. Hãy xem lại tên thôn.",
    "sync_done": "Đã đồng bộ xong: không còn gì chờ và số liệu hai bên khớp.",
    "sync_tally": "Gửi {sent}, được nhận {accepted}, cần sửa {needs_fix}, khác nhau {conflicts}, "
    "chờ hồ sơ trước {deferred}; nhận về {received}.",
    "not_enrolled": "Sổ này chưa kết nối với hệ thống trung ương. Hãy dùng lệnh enroll.",
    "refused_device": "Máy này không còn quyền gửi. Phần chưa gửi vẫn được giữ lại; "
    "hãy xin mã kết nối mới.",
    "update_needed": "Hệ thống trung ương cần bản phần mềm mới hơn. Phần chưa gửi vẫn được giữ "
    "lại; hãy cập nhật phần mềm.",
    "offline": "Máy này chưa có mạng. Phần chưa gửi vẫn được giữ lại và sẽ được gửi sau.",
    "unreachable": "Chưa gọi được hệ thống trung ương: mạng yếu hoặc hệ thống đang ngừng. "
    "Phần chưa gửi vẫn được giữ lại và sẽ được gửi sau.",
    "portal": "Mạng này đòi đăng nhập trước khi vào. Phần chưa gửi vẫn được giữ lại; "
    "hãy đăng nhập mạng rồi gửi lại.",
    "paused": "Hệ thống trung ương đang đông và đề nghị chờ. Phần chưa gửi vẫn được giữ lại.",
    "resting": "Đã gọi nhiều lần chưa được, nên máy tạm nghỉ để hệ thống trung ương không nghẽn "
    "thêm. Phần chưa gửi vẫn được giữ lại.",
    "deadline": "Hết thời gian đã cho nên dừng. Phần chưa gửi vẫn được giữ lại và sẽ được gửi sau.",
    "next_try": "Sẽ tự thử lại lúc {at}.",
    "schedule_on": "Mỗi ngày máy tự gửi vào một lúc trong khoảng {begins}–{ends}.",
    "schedule_off": "Máy không tự gửi mỗi ngày; hãy tự gửi khi cần.",
    "bad_time": "“{text}” không phải giờ. Hãy viết như 18:00.",
    "oldest_late": "Có thay đổi chờ gửi đã quá 48 giờ (từ {at}). Hãy gửi sớm, hoặc báo người "
    "phụ trách máy.",
    "timed_out": "Hệ thống trung ương chưa trả lời. Phần chưa gửi vẫn được giữ lại và sẽ được "
    "gửi sau.",
    "cut_off": "Đường truyền đứt giữa chừng. Phần chưa gửi vẫn được giữ lại và sẽ được gửi sau.",
    "not_secure": "Không xác nhận được đây là hệ thống trung ương nên chưa gửi gì. "
    "Hãy báo người phụ trách máy.",
    "busy": "Hệ thống trung ương đang bận. Phần chưa gửi vẫn được giữ lại và sẽ được gửi sau.",
    "not_understood": "Câu trả lời không phải của hệ thống trung ương nên không dùng. "
    "Phần chưa gửi vẫn được giữ lại.",
    "deferred": "Còn thay đổi chưa gửi được trong lượt này; sẽ được gửi lại.",
    "needs_fix": "Có hồ sơ bị trả lại để sửa; các hồ sơ khác đã gửi.",
    "conflict": "Có hồ sơ hai nơi ghi khác nhau, cần xem và chọn; các hồ sơ khác đã gửi.",
    "suggested": "Có đề nghị chờ xã trả lời (xem bằng lệnh returned); các hồ sơ khác đã gửi.",
    "digest_differs": "Số liệu hai bên chưa khớp; lần sau sẽ đối chiếu lại.",
    "device_cloned": "Thư mục dữ liệu này là bản chép của một máy vẫn đang gửi. Không có gì mất; "
    "hãy xin mã kết nối mới rồi dùng lệnh enroll cho máy này.",
    "differs_in": "{village}: {count} hồ sơ chưa khớp.",
    "differs_in_villages": "Danh sách thôn: {count} mục chưa khớp.",
    "differs_in_calendars": "Lịch công việc của xã: {count} mục chưa khớp.",
    "differs_in_decisions": "Các cặp đã xem có trùng không: {count} mục chưa khớp.",
    "mass_change": "Nơi khác vừa cho thôi theo dõi nhiều trẻ của một thôn nên máy chưa nhận. "
    "Hãy xem danh sách bằng lệnh losses; nếu đúng, dùng lệnh allow rồi đồng bộ lại.",
    "losses_allowed": "Lần đồng bộ tới sẽ nhận {count} thay đổi này.",
    "no_losses": "Không có thay đổi nào đang chờ xem.",
    "set_aside": "{count} thay đổi làm hệ thống trung ương báo lỗi, được để riêng và tự thử lại; "
    "các thay đổi khác vẫn gửi.",
    "waits_again": "{count} thay đổi sẽ được gửi lại như cũ ở lần đồng bộ tới.",
    "nothing_again": "Không có thay đổi nào bị từ chối cả lượt.",
    "given_up": "Đã bỏ {count} thay đổi bị trả lại; nội dung đã gõ còn trong lịch sử hồ sơ.",
    "handed_over": "Đã chuyển {count} thay đổi thành đề nghị; lần đồng bộ tới sẽ gửi cho xã.",
    "answered_taken": "Đã ghi theo đề nghị; sẽ gửi ở lần đồng bộ tới.",
    "answered_declined": "Đã trả lời không ghi theo; sẽ gửi ở lần đồng bộ tới.",
    "nothing_returned": "Không có hồ sơ nào như vậy đang bị trả lại hay chờ xã quyết định. "
    "Hãy xem lại bằng lệnh returned.",
    "not_handed_over": "Chỉ gửi xã quyết định được những thay đổi về thôn khác, từ máy của cộng "
    "tác viên.",
    "commune_decides": "Việc này do cán bộ xã quyết định.",
    "on_its_way": "Hồ sơ này đang trên đường gửi. Hãy đồng bộ xong rồi thử lại.",
    "answer_changed_meanwhile": "Đề nghị này vừa thay đổi hoặc đã được trả lời. Hãy xem lại bằng "
    "lệnh returned.",
    "answer_missing_parent": "Hộ của hồ sơ này chưa có trong sổ. Hãy trả lời đề nghị về hộ trước.",
    "answer_field_invalid": "Có ô không đọc được nên chưa ghi gì. Hãy chọn bớt ô bằng --only.",
}

_BUNDLES = {
    "packed": "Đã ghi {changes} thay đổi vào {file}. Hãy mang USB đến máy có mạng của xã; các thay "
    "đổi vẫn chờ cho đến khi nhận được trả lời.",
    "packed_part": "Đã ghi {changes} thay đổi vào {file}; còn {left} thay đổi cho lần sau. "
    "Hãy mang USB đến máy có mạng của xã.",
    "packed_join": "Đã ghi yêu cầu kết nối vào {file}. Hãy mang USB đến máy có mạng của xã rồi "
    "nhận tệp trả lời.",
    "carried": "Đã chuyển lên trung ương và ghi trả lời vào {file}. Hãy mang USB về máy đã gửi.",
    "not_a_bundle": "Tệp {file} không phải tệp đồng bộ của Sổ Trẻ Em. Không có gì thay đổi.",
    "bundle_damaged": "Tệp {file} bị hỏng hoặc chép chưa hết. Không có gì thay đổi; "
    "hãy chép lại, hoặc ghi lại ra USB.",
    "bundle_too_large": "Tệp {file} lớn quá mức của một tệp đồng bộ. Không có gì thay đổi.",
    "bundle_refused": "Tệp này đã bị sửa hoặc không do trung ương và máy này ghi cho nhau. "
    "Không có gì thay đổi; hãy ghi lại ra USB.",
    "bundle_of_other_device": "Tệp này là của máy khác. Không có gì thay đổi; hãy mở ở máy đã gửi.",
    "bundle_own": "Tệp này do chính máy này ghi. Hãy mang đến máy có mạng của xã.",
    "bundle_other_commune": "Tệp này là của xã khác nên không nhận. Không có gì thay đổi.",
    "bundle_needs_line": "Tệp này là của máy khác gửi trung ương. Hãy mở ở máy của xã đã kết nối "
    "với trung ương qua mạng.",
    "bundle_device_unknown": "Trung ương không biết máy đã ghi tệp này, hoặc máy đã bị thôi quyền. "
    "Không có gì thay đổi; hãy xin mã kết nối mới cho máy đó.",
    "bundle_not_offered": "Máy này kết nối từ trước khi có đồng bộ bằng USB. "
    "Hãy xin mã kết nối mới rồi kết nối lại.",
    "bundle_nothing_new": "Tệp này đã nhận rồi hoặc cũ hơn số liệu đang có. Không có gì thay đổi.",
    "bundle_not_for_central": "Tệp này là trả lời của trung ương, không phải tệp gửi trung ương.",
    "bundle_gap": "Tệp này nối tiếp một tệp chưa nhận. Phần nhận được đã giữ lại; hãy nhận tệp "
    "trước, hoặc ghi lại ra USB để xin từ đầu.",
    "bundle_afresh": "Trung ương vừa được khôi phục từ bản sao lưu. Không mất gì ở máy này; hãy "
    "ghi ra USB lần nữa để hai bên đối chiếu lại.",
    "bundle_waiting": "Đã nhận trả lời; còn thay đổi chờ lần ghi ra USB sau.",
    "bundle_stopped": "Đã dừng. Phần đã nhận được giữ lại; nhận lại chính tệp này để lấy phần còn "
    "lại.",
    "bundle_more": "Đã nhận trả lời; trung ương còn thay đổi mới, sẽ nhận ở lần sau.",
    "bundles_only": "Máy này đồng bộ bằng USB: hãy dùng lệnh pack và unpack.",
}

_UPLOADS = {
    "uploads_written": "Đã ghi {files} tệp với {children} trẻ. Hãy tải lên hệ thống trung ương rồi "
    "nhận danh sách kết quả; cho đến khi đó chưa có gì được coi là đã nhận.",
    "uploads_nothing": "Không có thay đổi nào chờ ghi ra tệp.",
    "results_taken": "Kết quả: được nhận {accepted} trẻ, cần sửa {needs_fix}, đã biết từ trước "
    "{known}, chưa rõ {unclear}, không phải của sổ này {strange}; còn {still_open} trẻ chưa có "
    "kết quả.",
    "no_results_found": "Không thấy cột kết quả trong tệp {file}. Không có gì thay đổi; hãy chọn "
    "danh sách có cột “Kết quả” hoặc “Lý do”.",
}

PROBLEMS = {
    "missing_name": "chưa có",
    "invalid_name": "có số, ký hiệu hoặc chỉ một tiếng",
    "missing_birth_date": "chưa có",
    "incomplete_birth_date": "chưa đủ ngày, tháng, năm",
    "invalid_birth_date": "không có trên lịch",
    "future_birth_date": "muộn hơn hôm nay",
    "over_age": "đã đủ 16 tuổi",
    "circumstance_to_review": "đã hết hạn, cần xem lại",
    "circumstance_ends_soon": "sắp hết hạn",
    "circumstance_without_paper": "chưa có ngày hoặc giấy",
    "missing_sex": "chưa có",
    "missing_ethnicity": "chưa có",
    "unknown_ethnicity": "không có trong danh mục",
    "missing_national_id": "chưa có",
    "invalid_national_id": "phải đủ 12 chữ số",
    "national_id_sex_mismatch": "lệch giới tính đã ghi",
    "national_id_year_mismatch": "lệch năm sinh",
    "national_id_adult": "của người sinh trước năm 2000",
    "national_id_unknown_province": "ba số đầu không phải mã tỉnh nào",
    "national_id_improbable": "dãy số khó tin",
    "duplicate_national_id": "đã ghi cho một trẻ khác",
    "missing_parent": "chưa có cha, mẹ hay người nuôi dưỡng",
    "missing_village": "chưa có",
    "unknown_village": "chưa có trong sổ",
    "registration_pending": "chờ đăng ký khai sinh, còn trong hạn 60 ngày",
    "registration_overdue": "quá hạn 60 ngày chưa đăng ký khai sinh",
    "not_in_register": "không có trong sổ hộ tịch của kỳ",
    "only_in_register": "chỉ có trong sổ hộ tịch",
    "no_longer_active": "hồ sơ không còn trong danh sách",
    "nothing_to_merge": "chưa chọn hồ sơ để gộp",
    "changed_meanwhile": "vừa được sửa ở nơi khác",
}
"""Problem code -> what is wrong with the field, a few words."""
FIELDS = {
    "external_code": "Mã trẻ em",
    "full_name": "Họ và tên",
    "birth_date": "Ngày sinh",
    "sex": "Giới tính",
    "ethnicity": "Dân tộc",
    "national_id": "Số định danh",
    "father_name": "Họ tên cha",
    "mother_name": "Họ tên mẹ",
    "guardian_name": "Người nuôi dưỡng",
    "head_name": "Chủ hộ",
    "village": "Thôn",
    "village_id": "Thôn",
    "address": "Địa chỉ",
    "phone": "Điện thoại",
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
}
OUTCOMES = {
    "added": "thêm mới",
    "changed": "có thay đổi",
    "unchanged": "giữ nguyên",
    "set_aside": "để lại",
    "passed": "không phải dòng của trẻ",
}

SENTENCES = {
    **PLACES,
    **POPULATION,
    **ROLL_UP,
    **_STORE,
    **_BACKUP,
    **_LISTS,
    **_UNDO,
    **_SYNC,
    **_BUNDLES,
    **_UPLOADS,
    **CIRCUMSTANCES,
    **MOVEMENTS,
    **CALENDAR,
    **HAND_OFFS,
    **ISSUED,
    **REPORT_ERRORS,
}
UNEXPECTED = "Có việc chưa làm được. Những gì đã lưu vẫn an toàn; hãy thử lại."


def sentence(code: str, /, **facts: str | int) -> str:
    """Say a code; one that has no sentence gives a calm one, never itself."""
    try:
        return SENTENCES.get(code, UNEXPECTED).format_map(facts)
    except KeyError:
        return UNEXPECTED
