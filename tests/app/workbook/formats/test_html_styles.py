"""A style says whether a cell is hidden, how its number looks and which font draws it."""

from app.workbook.formats.html_styles import Look, look_of, looks_of_classes


def test_what_a_style_says():
    look = look_of('display:none;mso-number-format:"dd\\/mm\\/yyyy";font-family:".VnTime", serif')
    assert look == Look(hidden=True, number_format='"dd\\/mm\\/yyyy"', font=".VnTime")
    assert look_of("color:red;font-family:Arial") == Look()


def test_classes_and_the_style_of_all_cells():
    looks = looks_of_classes("<!--td {font-family:VNI-Times}\n.xl1, td.xl2 {display:none;}-->")
    assert looks["xl1"].hidden
    assert looks["xl2"].hidden
    assert looks[""].font == "VNI-Times"
