"""The letter around a roll-up: of a province's office, or of the ministry's bureau."""

from app.domain.places.gazetteer import Gazetteer
from app.domain.places.units import Unit
from app.domain.reports.roll_up import RollUp
from app.messages import roll_up as words
from app.messages.reports import moment_in_words
from app.reports.letter.letter import LetterHead, ReportText, within
from app.reports.report import Report


def roll_up_letter(
    report: Report, rolled: RollUp, gazetteer: Gazetteer
) -> tuple[LetterHead, ReportText]:
    """Write the letter of a province's office, or of the ministry's bureau, around the tables."""
    units = [gazetteer.units.province_of(one.unit) for one in rolled.communes]
    province = units[0] if units and not rolled.provinces else None
    place = within(province) if province else words.COUNTRY
    cut_off = moment_in_words(report.taken_at)
    lead = words.LEAD.format(files=rolled.files, cut_off=cut_off)
    text = ReportText(
        about=words.ABOUT.format(place=place),
        lead=(lead,),
        guidance=(),
        results=(words.RESULTS,),
        after_table=(),
        difficulties=(),
        proposals=(words.END.format(place=place),),
    )
    return _head(province), text


def _head(province: Unit | None) -> LetterHead:
    return LetterHead(
        parent=words.PARENT.format(province=province.full_name.upper())
        if province
        else words.MINISTRY,
        office=words.OFFICE if province else words.BUREAU,
        place=province.name if province else "Hà Nội",
        signing_as=(words.SIGNING_AS if province else words.BUREAU_SIGNING_AS,),
        signer="",
        recipients=words.RECIPIENTS if province else words.BUREAU_RECIPIENTS,
        officer="",
        department="",
        addressee="",
        code=words.CODE if province else words.BUREAU_CODE,
    )
