"""The words of movements, and why one was not taken; for the desktop and the command line."""

from app.domain.movements.movement_kind import kind_of

MOVEMENT_REFUSALS = {
    "movement_no_kind": "Chưa chọn loại biến động có trong danh mục.",
    "movement_no_child": "Chưa chọn trẻ, hoặc hồ sơ không còn trong sổ.",
    "movement_no_date": "Chưa có ngày xảy ra. Hãy ghi đủ ngày, tháng, năm.",
    "movement_needs_place": "Hãy ghi nơi đi hoặc nơi đến.",
    "movement_needs_paper": "Hãy ghi giấy tờ: loại, số và ngày.",
    "movement_needs_note": "Hãy ghi vào ô ghi chú: mã hồ sơ giữ lại, hoặc tên người xác nhận thứ "
    "hai.",
    "words_are_secret": "Chữ này nêu điều mật (HIV, xâm hại…), ai cũng đọc được. Hãy bỏ đi.",
    "movement_in_future": "Ngày này chưa đến. Hãy ghi ngày đã xảy ra.",
    "movement_before_birth": "Ngày này sớm hơn ngày sinh của trẻ.",
    "movement_over_age": "Đến ngày này trẻ đã đủ 16 tuổi nên không vào danh sách nữa.",
    "movement_merged": "Hồ sơ này đã gộp vào hồ sơ khác. Hãy mở hồ sơ kia rồi ghi biến động.",
    "movement_locked": "Hồ sơ đã đóng nên không ghi thêm được. Nếu trẻ trở về, hãy ghi “Chuyển "
    "đến”.",
    "movement_already_out": "Trẻ đã ra khỏi danh sách trước ngày này rồi.",
    "movement_already_dead": "Trẻ đã được ghi là tử vong; không ghi thêm được biến động sau đó.",
    "movement_already_in": "Trẻ đang có trong danh sách vào ngày này rồi.",
    "movement_before_last": "Ngày này sớm hơn lần chuyển đến hoặc chuyển đi gần nhất. Hãy xem lại "
    "ngày, hoặc sửa biến động trước đó.",
    "movement_not_away": "Trẻ không đang vắng mặt vào ngày này nên chưa ghi trở lại được.",
    "movement_already_away": "Trẻ đã được ghi là vắng mặt rồi.",
    "child_file_own": "Tệp này do chính xã mình lập, để gửi đi nơi khác. Không có gì thay đổi.",
    "child_file_other_signer": "Chữ ký của tệp khác với chữ ký đã biết của xã đó. Hãy gọi cho xã "
    "gửi, đọc mã kiểm tra để so; đúng thì nhận lại với lựa chọn “đã đối chiếu”.",
    "changed_meanwhile": "Biến động này vừa được sửa ở nơi khác. Hãy mở lại rồi xem.",
}


def refusal_sentence(code: str) -> str:
    """Say why a movement was not taken."""
    return MOVEMENT_REFUSALS.get(code, "Chưa ghi được biến động này. Hãy xem lại.")


MOVEMENTS = {
    "child_file_damaged": "Tệp này hỏng, bị sửa hoặc không phải hồ sơ trẻ chuyển đi. Sổ giữ "
    "nguyên; hãy xin xã gửi tệp khác.",
    "passed_on": "Đã ghi hồ sơ của {children} trẻ vào {file}. Mã kiểm tra: {check}.",
    "passed_on_passphrase": "Mật khẩu của tệp, đọc qua điện thoại cho xã nhận: {passphrase}",
    "received": "Đã nhận {children} trẻ từ tệp này. Mã kiểm tra: {check}. Mã đợt để hoàn tác: "
    "{group}.",
    "received_asked": "Có trẻ trong tệp có thể đã có trong sổ. Chưa ghi gì; hãy chạy lại với "
    "--same MÃ_TRONG_TỆP=MÃ_HỒ_SƠ, hoặc --new MÃ_TRONG_TỆP.",
    "movement_recorded": "Đã ghi {label} cho {children} trẻ. Mã đợt để hoàn tác: {group}.",
    "movement_removed": "Đã bỏ biến động này. Mã đợt để hoàn tác: {group}.",
    "movement_refused": "{why} Chưa ghi gì.",
    "period_backwards": "Ngày đầu kỳ muộn hơn ngày cuối kỳ.",
}
"""What the command line says."""
WAYS = {
    "opening": "Đầu kỳ",
    "closing": "Cuối kỳ",
    "entered": "Ghi mới vào sổ",
    "listed": "Vào sổ theo danh sách",
    "reopened": "Mở lại hồ sơ",
    "merged": "Gộp vào hồ sơ khác",
    "removed": "Bỏ khỏi sổ, hoàn tác",
    "closed": "Đóng hồ sơ, không ghi biến động",
    "village": "Chuyển thôn trong xã",
}
"""Ways in and out that no movement tells of, by their words in `app.domain.movements.presence`."""


def way_name(kind: str) -> str:
    """Name a way in or out: the kind of a movement, or what else it was."""
    return WAYS.get(kind) or kind_of(kind).label or kind
