"""An everyday commune, and short ways to ask the engine about two people of it."""

from dataclasses import dataclass

import numpy as np
import pytest

from app.domain.ids import ChildId, VillageId
from app.domain.person.birth_date import BirthDate
from app.domain.person.sex import Sex
from app.matching import Person
from app.matching.evidence import Judge, Question, are_sure
from app.matching.frequency import Commune
from app.matching.learnt import weigh_alone, weigh_among
from app.matching.names import Names
from app.matching.pairs import FIELDS, Pairs
from app.matching.records import Records
from app.matching.rivals import find_rivals
from app.matching.syllables import Lexicon
from app.matching.telling import reasons_of
from app.matching.weights import CERTAIN, DOUBLES_OF_DRAFT, SIBLINGS_OF_DRAFT

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


@dataclass(frozen=True)
class Told:
    """What the engine says of two people: as of a draft, and as a scan would."""

    probability: float
    likely: float
    """After what was learnt was put to it, in a commune without rivals."""
    is_sure: bool
    reasons: tuple
    verdicts: dict
    """Field -> word, of the fields that say something."""
    weights: dict
    """Field -> (against strangers, against siblings)."""

    @property
    def certain(self):
        return self.is_sure and max(self.probability, self.likely) >= CERTAIN


@pytest.fixture(scope="session")
def neighbours():
    return tuple(made_up(2_000))


@pytest.fixture(scope="session")
def records(neighbours):
    """The records of the commune; people who are asked about are added, but never counted."""
    records = Records(Names(Lexicon()))
    for person in neighbours:
        records.add(person)
    return records


@pytest.fixture(scope="session")
def names(records):
    return records.names


@pytest.fixture(scope="session")
def lexicon(names):
    return names.lexicon


@pytest.fixture(scope="session")
def commune(records, neighbours):
    commune = Commune(records)
    commune.add(np.arange(len(neighbours)))
    records.names.lexicon.relate()
    return commune


@pytest.fixture(scope="session")
def rows_of(records, commune):
    """Put people beside the commune, and give their rows."""

    def rows_of(*people):
        rows = np.array([records.add(person) for person in people], int)
        records.names.lexicon.relate()
        return rows

    return rows_of


@pytest.fixture(scope="session")
def judged(records, commune, rows_of):
    """Two people of an everyday commune, weighed."""
    judge = Judge(commune)

    def judged(first, second, *, is_draft=False):
        expected = (DOUBLES_OF_DRAFT, SIBLINGS_OF_DRAFT) if is_draft else (0.12, 0.9)
        ours, theirs = rows_of(first), rows_of(second)
        found = judge.judge(Pairs(records, ours, records, theirs), Question(*expected, least=0.0))
        alone = weigh_alone(found)
        odds = weigh_among(alone, find_rivals(ours, theirs, alone))[0]
        said = {
            (field, words[code]): tuple(weight)
            for (field, words), code, weight in zip(
                FIELDS.items(), found.verdicts[0], found.weights[0], strict=True
            )
            if code >= 0
        }
        return Told(
            probability=float(found.probability[0]),
            likely=float(1 / (1 + np.exp(-odds))),
            is_sure=bool(are_sure(found.verdicts)[0]),
            reasons=reasons_of(found)[0],
            verdicts=dict(said),
            weights={field: weight for (field, _), weight in said.items()},
        )

    return judged


@pytest.fixture(scope="session")
def is_learnt(lexicon):
    """Relate new syllables, so that names read since can be compared."""
    return lexicon.relate
