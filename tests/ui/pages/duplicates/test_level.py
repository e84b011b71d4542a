"""How much the machine asks: seen, taken into use and taken back, all at the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.child import Child
from app.domain.doubles.likeness import JudgedPair
from app.domain.household import Household
from app.matching import weights
from app.services.doubles.calibrate import START, Proposal, Thresholds, thresholds_in_use
from app.services.doubles.decide_duplicate import DIFFERENT, two_children
from app.services.undo_group import undo_group
from ui.pages.duplicates.level_words import advice_sentence, decided_sentence, in_use_sentence

TOO_FEW = "Chưa đủ 30 quyết định để điều chỉnh."


@pytest.fixture
def decide(doubled):
    """Decide that so many doubtful pairs are two children each, in one group."""

    def do(count):
        home = Household(id=doubled.new_id(), head_name="Lê Văn Tú")
        names = [f"{one} {two}" for one in "ABCDEFGHKL" for two in "MNPQRSTX"]
        made = [
            Child(id=doubled.new_id(), household_id=home.id, full_name=f"{name} {at}")
            for at, name in enumerate(names[: 2 * count])
        ]
        with doubled.write("import") as work:
            work.save_all([home, *made])
        with doubled.write("decide") as work:
            for one, two in zip(made[::2], made[1::2], strict=True):
                work.save(two_children(one.id, two.id, DIFFERENT))
                judged = JudgedPair(*sorted((one.id, two.id)), 0.6, False, same=False)
                work.judged_pairs.put([judged], now=work.act.now)
        return work.group_id

    return do


def in_use(app):
    with app.store.read() as snapshot:
        return thresholds_in_use(snapshot)


@pytest.fixture
def open_level(page, window, rest, press):
    """Open the panel with the keyboard."""

    def do():
        page.level_link.setFocus()
        press(Qt.Key.Key_Space)
        rest(window)
        assert page.level.isVisible()

    return do


def texts(page):
    return [line.text() for line in page.level._lines]


def test_with_few_decisions_nothing_can_be_changed_and_esc_closes(page, open_level, press):
    open_level()
    assert texts(page) == [
        f"Hỏi từ 50 %, gọi là chắc chắn từ {weights.CERTAIN * 100:.1f} %.".replace(".5", ",5"),
        "Chưa có quyết định nào về các cặp máy đã hỏi.",
        TOO_FEW,
    ]
    assert QApplication.focusWidget() is page.level
    assert not page.level.apply.isEnabled()
    assert not page.level.back.isEnabled()
    press(Qt.Key.Key_Escape)
    assert not page.level.isVisible()
    assert QApplication.focusWidget() is page.level_link


def test_a_proposal_is_applied_and_taken_back(
    page, window, rest, press, open_level, decide, doubled, qtbot
):
    decide(40)
    open_level()
    proposed = page.level._level.proposal.thresholds
    assert texts(page)[1] == "40 quyết định: 0 là một trẻ, 40 là hai trẻ."
    assert texts(page)[2].startswith("Máy đang hỏi hơi nhiều: nên hỏi từ ")
    assert QApplication.focusWidget() is page.level.apply
    press(Qt.Key.Key_Space)
    rest(window)
    assert in_use(doubled) == proposed
    assert window.status.text.text().startswith("Đã áp dụng: hỏi từ ")
    assert page.level.isVisible()
    assert texts(page)[2] == "Mức đang dùng là vừa, chưa cần điều chỉnh."
    assert QApplication.focusWidget() is page.level.back
    press(Qt.Key.Key_Space)
    rest(window)
    assert in_use(doubled) == START
    assert window.status.text.text().startswith("Đã về mức ban đầu: hỏi từ 50 %")
    assert QApplication.focusWidget() is page.level.apply


def test_other_thresholds_look_for_doubles_anew(
    page, window, rest, press, open_level, decide, doubled, qtbot
):
    told = []
    window.desk.matching.scanned.connect(lambda _, total: told.append(total))
    qtbot.waitUntil(lambda: told[-1:] == [0], timeout=20_000)
    decide(40)
    open_level()
    told.clear()
    press(Qt.Key.Key_Space)
    with doubled.store.read() as snapshot:
        everyone = snapshot.children.count()
    qtbot.waitUntil(lambda: told[-1:] == [0], timeout=20_000)
    assert set(told) <= {everyone, 0}
    rest(window)


def test_a_decision_that_is_taken_back_is_learnt_from_no_more(
    page, window, rest, open_level, decide, doubled
):
    group = decide(30)
    open_level()
    assert page.level.apply.isEnabled()
    undo_group(doubled, group, on=doubled.today())
    window.desk.signals.announce("decision")
    rest(window)
    assert texts(page)[2] == TOO_FEW
    assert not page.level.apply.isEnabled()


def test_it_goes_away_when_the_focus_goes_elsewhere_and_grows_with_the_letters(
    page, window, rest, open_level, look
):
    open_level()
    before = page.level.width()
    look.scale_to(150)
    rest(window)
    assert page.level.width() == before * 3 // 2
    assert window.rect().contains(page.level.geometry())
    page.list.setFocus()
    assert not page.level.isVisible()


def test_every_part_explains_itself(page, open_level, press):
    for part in (page.level_link, page.level, page.level.apply, page.level.back):
        assert part.whatsThis()
        assert part.accessibleName()
    open_level()
    assert TOO_FEW in page.level.accessibleDescription()


@pytest.mark.parametrize(
    ("in_use", "wanted", "said"),
    [
        (START, START, "Mức đang dùng là vừa, chưa cần điều chỉnh."),
        (START, Thresholds(possible=0.58), "Máy đang hỏi hơi nhiều: nên hỏi từ 58 %."),
        (Thresholds(possible=0.58), START, "Máy đang hỏi hơi ít: nên hỏi từ 50 %."),
        (START, Thresholds(certain=0.991), "Chỉ nên gọi là chắc chắn từ 99,1 %."),
        (
            Thresholds(0.3, 0.999),
            Thresholds(0.58, 0.991),
            "Máy đang hỏi hơi nhiều: nên hỏi từ 58 %. Có thể gọi là chắc chắn từ 99,1 %.",
        ),
    ],
)
def test_the_advice_is_one_plain_sentence_a_threshold(in_use, wanted, said):
    assert advice_sentence(in_use, Proposal(wanted, asked=42)) == said
    assert advice_sentence(in_use, Proposal(wanted, asked=29)) == TOO_FEW


def test_the_decisions_are_counted():
    assert in_use_sentence(Thresholds(0.58, 0.99)) == "Hỏi từ 58 %, gọi là chắc chắn từ 99,0 %."
    assert decided_sentence(Proposal(asked=1042, one_child=36)) == (
        "1.042 quyết định: 36 là một trẻ, 1.006 là hai trẻ."
    )
    said = decided_sentence(Proposal(asked=42, one_child=36, certain=30, certain_one_child=29))
    assert said.endswith("Trong 30 cặp gọi là chắc chắn, 29 là một trẻ.")
