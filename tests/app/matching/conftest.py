import pytest

from app.domain.birth_date import BirthDate
from app.domain.ids import ChildId, VillageId
from app.domain.sex import Sex
from app.matching import Person
from app.matching.evidence import Judge, Question
from app.matching.frequency import Commune
from app.matching.record import prepare
from app.matching.syllables import Lexicon
from app.matching.weights import DOUBLES_OF_DRAFT, SIBLINGS_OF_DRAFT

SURNAMES = ("Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Giàng")
MIDDLES = ("Văn", "Thị", "Minh", "Gia", "Bảo", "Ngọc", "Đức")
GIVENS = (
    *("An", "Anh", "Ân", "Bình", "Châu", "Dũng", "Hà", "Hùng", "Hưng", "Khang"),
    *("Lan", "Linh", "Mai", "Minh", "Nam", "Phúc", "Sơn", "Tú", "Vy"),
)


def made_up(count):
    """Everyday people: many share a name, none is doubled."""
    for n in range(count):
        surname = SURNAMES[n % 8]
        father = f"{surname} {GIVENS[n * 7 % 19]} {GIVENS[n * 5 % 17]}"
        mother = f"{SURNAMES[n * 3 % 7]} Thị {GIVENS[n * 11 % 19]} {GIVENS[n * 13 % 17]}"
        yield Person(
            id=ChildId(f"made-up-{n:05}"),
            full_name=f"{surname} {MIDDLES[n // 8 % 7]} {GIVENS[n // 3 % 19]}",
            birth_date=BirthDate(2011 + n % 15, 1 + n // 15 % 12, 1 + n * 31 % 28),
            sex=(Sex.MALE, Sex.FEMALE)[n % 2],
            father_name=father,
            mother_name=mother,
            head_name=father,
            village_id=VillageId(f"v{n % 17}"),
            phone=f"09{n:08}",
        )


@pytest.fixture(scope="session")
def neighbours():
    return tuple(made_up(2_000))


@pytest.fixture(scope="session")
def lexicon():
    return Lexicon()


@pytest.fixture(scope="session")
def commune(neighbours, lexicon):
    commune = Commune()
    for person in neighbours:
        commune.add(prepare(person, lexicon))
    return commune


@pytest.fixture(scope="session")
def judged(commune, lexicon):
    """Two people of an everyday commune, weighed."""
    judge = Judge(commune, lexicon)

    def judged(first, second, *, is_draft=False):
        expected = (DOUBLES_OF_DRAFT, SIBLINGS_OF_DRAFT) if is_draft else (0.12, 0.9)
        question = Question(*expected, least=0.0)
        return judge.judge(prepare(first, lexicon), prepare(second, lexicon), question)

    return judged
