from app.domain.child import Child
from app.domain.child_columns import COLUMNS, child_columns
from app.domain.household import Household
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex


def test_a_child_is_laid_out_in_the_columns_of_the_product():
    home = Household(id="h", head_name="Giáp Văn Lâm", phone="0912345678")
    child = Child(
        id="c",
        household_id="h",
        full_name="Giáp Minh",
        birth_date=BirthDate(2015),
        sex=Sex.FEMALE,
        assisted=True,
        source="a.xlsx#Sheet1!7",
    )
    row = child_columns(child, home, "Biêng")
    assert tuple(row) == COLUMNS
    assert [row[name] for name in ("birth_date", "sex", "village", "phone", "assisted")] == [
        "2015", "Nữ", "Biêng", "0912345678", "x",
    ]  # fmt: skip
    assert set(child_columns(Child(id="c", household_id="h"), home, "").values()) >= {"", "active"}
