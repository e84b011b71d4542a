"""Names of children and adults: a lowland fashion with many homonyms, and the upland peoples.

Written apart from the demo commune; only the lists of surnames and peoples' names are shared.
"""

from dataclasses import dataclass
from functools import cache

from app.demo.name_lists import kinh_adults, kinh_families, modern, name_list, read_names
from app.demo.weighted import Weighted
from app.domain.person.sex import Sex


def _falling(words, offset=3):
    """The first of a list is the most fashionable, the last is rare."""
    return Weighted.of((word, 1 / (rank + offset)) for rank, word in enumerate(words.split()))


_MIDDLES = {
    Sex.MALE: _falling(
        "Minh Gia Bảo Đức Quang Hoàng Anh Đăng Hải Tuấn Phúc Nhật Thiên Quốc Duy Trung Thành Khôi "
        "Hữu Xuân Ngọc Thế Mạnh Đình Công Tiến Việt Trọng Bá Tấn Nguyên Chí Hồng Thanh Long Vũ"
    ),
    Sex.FEMALE: _falling(
        "Ngọc Bảo Minh Khánh Gia Phương Thảo Quỳnh Hà An Thanh Tuệ Kim Thùy Hải Như Tường Linh "
        "Mai Yến Thu Diệu Hoài Bích Cẩm Ánh Nhã Tú Mỹ Lan Hồng Huyền Trà Thúy Xuân Diễm Nguyệt"
    ),
}
_GIVENS = {
    Sex.MALE: _falling(
        "Anh Minh Huy Khang Bảo Khôi Nam Phúc Đức Long An Quân Kiên Phong Tuấn Hưng Dũng Đạt Khoa "
        "Lâm Hiếu Thành Sơn Hoàng Tùng Nguyên Trung Thiện Tú Thịnh Vinh Kiệt Quang Trường Tiến Hải "
        "Việt Duy Khánh Nhật Bình Phát Đăng Cường Hùng Thắng Vũ Ân Luân Toàn Công Chiến Hậu Quyết"
    ),
    Sex.FEMALE: _falling(
        "Anh Linh Nhi Ngọc Chi Hân Vy Trang My Hà Châu Thảo Ngân Phương An Ánh Như Yến Dương Mai "
        "Trâm Hương Trúc Diệp Huyền Giang Quỳnh Vân Thư Nguyên Uyên Tâm Lan Thùy Hằng Nhung Duyên "
        "Thủy Hoa Ly Hiền Hạnh Bích Ân Thơ Thúy Tuyết Đan Phượng Hồng Nga Loan Kiều Trinh Oanh"
    ),
}
_FORMS = {
    Sex.MALE: Weighted.of(
        [("S M G", 52), ("S list", 20), ("S Văn G", 19), ("S O M G", 6), ("S G", 3)]
    ),
    Sex.FEMALE: Weighted.of(
        [("S M G", 40), ("S Thị M G", 24), ("S list", 16), ("S Thị G", 13), ("S O M G", 7)]
    ),
}
_FASHION = 0.4
"""Minority families that name a child in today's lowland fashion, where the surname leads."""

NEAR = {
    word: group.split()
    for group in (
        "An Ân Anh", "Anh Ánh An", "Hà Hạ Hải", "Huyền Huyên", "Hoàng Hoàn Hoan", "Quân Quang Quận",
        "Khang Khanh Khánh", "Phúc Phước", "Ngân Ngần", "Thảo Thao", "Hân Hằng Hạnh", "Tú Tư Tứ",
        "Hưng Hùng Hương", "Tuấn Tuân Tuyên", "Tiến Tiên Tiền", "Duy Duyên", "Khôi Khoa Khởi",
        "Thiên Thiện", "Hiếu Hiểu Hiệu", "Lâm Lam Lãm", "Đan Đăng Đàn", "Yên Yến", "Hiền Hiển Hiên",
        "Kiên Kiến", "Thư Thu Thơ", "My Mỹ Mỵ", "Quý Quy", "Vân Văn Vận", "Trâm Trầm",
        "Tâm Tám", "Thanh Thành Thạnh", "Phong Phóng", "Trung Trọng", "Nam Năm", "Hòa Hoa Hoài",
        "Lan Lân", "Loan Luân", "Quyên Quyền Quỳnh", "Thủy Thùy Thúy", "Linh Lĩnh", "Chi Chí",
        "Nhi Như Nhu", "Vũ Vu", "Sơn Sang", "Minh Mình", "Đạt Đạo", "Bảo Bao", "Mai Mây",
        "Dương Dưỡng", "Ly Lý Lê", "Páo Pó Páu", "Mỷ Máy Mái", "Chu Chua", "Sông Sùng", "Dở Dợ",
        "Hoa Hỏa", "Bia Bin", "Nga Ngà", "Trang Tráng", "Châu Chấu", "Giang Giàng", "Nhung Như",
    )
    for word in group.split()
}  # fmt: skip
"""Given names one mark or one letter apart, as twins and brothers carry them."""


@dataclass(frozen=True, slots=True)
class People:
    """How a people names itself; `from_mother` where the clan comes from her."""

    name: str
    list: object
    from_mother: bool = False


@cache
def kinh():
    return People("Kinh", kinh_adults())


@cache
def uplanders():
    """Who lives together in a commune of the highlands, with those who came from the north."""
    shares = {"Ê-đê": 20, "H'Mông": 17, "Tày": 15, "Nùng": 14, "Dao": 9, "Gia-rai": 8, "Mnông": 4,
              "Thái": 4, "Ba-na": 1}  # fmt: skip
    areas = {}
    for row in read_names("ethnic_patterns"):
        areas.setdefault(row["ethnic_group"], row["area"])
    peoples = [
        (People(name, name_list(name, areas[name]), name in ("Ê-đê", "Gia-rai", "Mnông")), share)
        for name, share in shares.items()
    ]
    return Weighted.of([*peoples, (kinh(), 8)])


def draw_family_name(chance, people):
    families = kinh_families() if people.name == "Kinh" else people.list.families
    return families.draw(chance) if families else ""


def adult_name(chance, people, sex, family):
    if people.list.patterns[sex].startswith("S ") and chance.random() < 0.35:
        return in_pattern(chance, kinh_adults(), sex, family)
    return in_pattern(chance, people.list, sex, family)


def child_name(chance, people, sex, family, *, middle="", other="Trần"):
    """Name a child; `middle` is shared with the siblings, `other` the mother's family name."""
    if people.name != "Kinh":
        leads = people.list.patterns[sex].startswith("S ")
        if not leads or chance.random() > _FASHION:
            given = "" if leads or chance.random() < 0.7 else modern(sex).draw(chance)
            return in_pattern(chance, people.list, sex, family, given)
    form = "S M G" if middle and chance.random() < 0.7 else _FORMS[sex].draw(chance)
    parts = {
        "S": family,
        "O": other,
        "M": middle or _MIDDLES[sex].draw(chance),
        "G": _GIVENS[sex].draw(chance),
        "list": modern(sex).draw(chance),
    }
    return _distinct(" ".join(parts.get(word, word) for word in form.split()))


def in_pattern(chance, names, sex, family, given=""):
    """Put a name together in the order of a people; `given` where it is in today's fashion."""
    parts = {"S": family, "C": family}
    words = []
    for word in names.patterns[sex].split():
        if word == "G":
            words.append(given or names.givens[sex].draw(chance))
        elif word == "M" or (word in ("A", "Văn") and names.middles[sex] and chance.random() < 0.3):
            words.append(names.middles[sex].draw(chance) if names.middles[sex] else "")
        else:
            words.append(parts.get(word, word))
    return _distinct(" ".join(filter(None, words)))


def shared_middle(chance, sex):
    return _MIDDLES[sex].draw(chance)


def twin_name(chance, people, name, sex, twin_sex, family):
    """Name the second twin after the first: one mark, one syllable, or Thị for Văn apart."""
    words = name.split()
    at = _given_place(words, family)
    if twin_sex is not sex:
        swap = {"Văn": "Thị", "Thị": "Văn", "Y": "H'", "H'": "Y"}
        turned = [swap.get(word, word) for word in words]
        if turned != words and chance.random() < 0.5:
            return " ".join(turned)
    lot = chance.random()
    if lot < 0.3 and words[at] in NEAR:
        words[at] = chance.choice([word for word in NEAR[words[at]] if word != words[at]])
    elif lot < 0.62 or len(words) < 3 or at < 2:
        words[at] = _other(chance, people, twin_sex, words[at])
    elif lot < 0.82:
        words[at - 1] = _MIDDLES[twin_sex].draw(chance)
    elif lot < 0.86:
        words[at], words[at - 1] = words[at - 1], words[at]
    else:
        return child_name(chance, people, twin_sex, family)
    return _distinct(" ".join(words))


def _other(chance, people, sex, given):
    pool = people.list.givens[sex] if people.name != "Kinh" else _GIVENS[sex]
    drawn = [pool.draw(chance) for _ in range(6)]
    alike = [word for word in drawn if word[0] == given[0] and word != given]
    return (alike or [word for word in drawn if word != given] or drawn)[0]


def _given_place(words, family):
    """The given name is the last syllable, but before a clan that is written last."""
    length = len(family.split())
    ends = length and words[-length:] == family.split() and len(words) > length
    return len(words) - 1 - length if ends else len(words) - 1


def _distinct(name):
    words = name.split()
    return " ".join(w for i, w in enumerate(words) if i == 0 or w != words[i - 1])
