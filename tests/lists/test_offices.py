"""Lists of other communes, layouts and habits come in as right as the samples do."""

from pathlib import Path

import pytest

from app.bootstrap import create_app
from app.domain.places.units import find_commune
from app.services.lists.import_workbook import import_workbook
from app.services.lists.read_list import read_list
from tests.lists.offices import draw_office
from tests.lists.people import ON, commune_of, invent_lines, is_plain
from tests.lists.score import Score, score

SUITE = range(1, 25)
CAMPAIGN = range(1_000, 1_300)


def bring_in(seed: int, folder: Path, clock, new_id, count: int = 120) -> tuple[Score, str]:
    """Write the list of one office, bring it into an empty store, and compare."""
    office = draw_office(seed)
    villages, lines = invent_lines(seed, count)
    if office.hand.encoding != "unicode":
        lines = [line for line in lines if is_plain(line)]
    path = office.write(villages, lines, folder)
    unit = find_commune(commune_of(seed))
    app = create_app(folder / "xã", unit, villages, passphrase="thử", clock=clock, new_id=new_id)
    try:
        report = import_workbook(app, path, on=ON, answers=answers_of(app, path))
        name_sheets(office, report, lines)
        return score(app, report, lines, office.plan.fields), describe(office)
    finally:
        app.close()


def answers_of(app, path) -> dict[str, str]:
    """Answer what nobody can tell from the list: by which official list peoples are numbered."""
    asked = read_list(app, path, on=ON).questions
    return {question.key: "2008" for question in asked if question.code == "ethnic_list"}


def name_sheets(office, report, lines) -> None:
    """Give the lines the names their sheets got: text files and web pages name none."""
    found = list(dict.fromkeys(line.sheet for line in report.lines))
    ours = list(dict.fromkeys(line.sheet for line in lines))
    if office.kind.startswith(("csv", "html")) and len(found) == len(ours):
        names = dict(zip(ours, found, strict=True))
        for line in lines:
            line.sheet = names[line.sheet]


def describe(office) -> str:
    plan, hand = office.plan, office.hand
    return (
        f"{office.kind}, {hand.encoding}{f' in {office.font}' if office.font else ''}, "
        f"dates {hand.dates}, names {hand.cases}, sex {plan.sex} {hand.sexes}, date {plan.date}, "
        f"sheets {plan.sheets}, headings {plan.headings}, parents {list(plan.groups)}, "
        f"numbers {plan.numbers}, again {plan.again_every}, indent {plan.indent}, "
        f"titles {plan.titles}, columns {plan.columns}, headers {list(plan.headers.values())}"
    )


@pytest.mark.parametrize("seed", SUITE)
def test_the_list_of_another_office_comes_in_right(seed, tmp_path, clock, new_id):
    result, about = bring_in(seed, tmp_path, clock, new_id)
    assert result.holds(), f"{about}\n{result}"


@pytest.mark.campaign
@pytest.mark.parametrize("seed", CAMPAIGN)
def test_many_offices(seed, tmp_path, clock, new_id):
    result, about = bring_in(seed, tmp_path, clock, new_id)
    assert result.holds(), f"{about}\n{result}"
