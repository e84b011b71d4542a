"""What the command line says of the children whom the statistics office counts."""

POPULATION = {
    "population_negative": "Số trẻ em phải từ 0 trở lên. Chưa có gì thay đổi.",
    "population_never_changed": "Chưa có lần nào ghi số dân; không có gì để quay lại.",
    "population_kept": "Đã ghi số dân của {places} nơi; lấy lại số trước bằng lệnh: "
    "population revert",
    "population_reverted": "Đã lấy lại số dân trước lần ghi cuối.",
    "population_place_unknown": "Không có thôn nào tên “{place}”. Hãy xem lệnh villages list; ghi "
    "số của cả xã bằng tên của xã. Chưa có gì thay đổi.",
    "population_row_unknown": "Dòng {row}: không có thôn nào tên “{name}”; dòng này chưa được ghi.",
    "population_row_twice": "Dòng {row}: “{name}” đã có ở dòng trên với số khác; dòng này chưa "
    "được ghi.",
    "population_row_added": "Dòng {row}: “{name}” nay thuộc một thôn đã có số; hai số được cộng "
    "lại.",
    "population_row_no_number": "Dòng {row}: “{name}” chưa có số; dòng này chưa được ghi.",
    "population_not_found": "Tệp {file} không có cột số trẻ em dưới 16 tuổi nào nhận ra được. Hãy "
    "đặt tên cột là “Số dân dưới 16 tuổi”. Chưa có gì thay đổi.",
    "population_no_place": "Tệp {file} không có thôn nào của xã. Chưa có gì thay đổi.",
}
