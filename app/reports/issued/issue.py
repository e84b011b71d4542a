"""Issuing a report: it is frozen as it leaves the office, and can be read and written again."""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.errors import KnownError
from app.domain.reports.issued_report import IssuedReport
from app.reports.issued.freeze import form_named, freeze, freeze_behind, thaw
from app.reports.issued.kept_forms import form_in, keep_form, kept_form, name_of_form
from app.reports.letter.letter import LetterHead, ReportText
from app.reports.letter.letter_file import Form, Letter
from app.reports.report import Report
from app.services.app import App
from app.services.steady_memory import steady_memory
from app.storage.unit_of_work import Snapshot

ISSUE = "issue_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """An issued report as it was: all that a writer takes (see `letter_context`)."""

    about: IssuedReport
    report: Report
    """With `who`: the children behind each figure as it was then."""
    text: ReportText
    head: LetterHead
    withdrawn_by: str
    """The id of the report that took its place; empty while it stands."""
    form: bytes | None
    """The form of its .docx as it was; None where an older program issued it."""

    def letter(self, template: Form | None = None) -> Letter:
        """Give it as a letter to be written again, in another form where one is given."""
        return Letter(
            head=self.head,
            text=self.text,
            report=self.report,
            number=self.about.number,
            written_on=self.about.written_on,
            template=template or self.form,
        )


def issue(
    app: App,
    report: Report,
    text: ReportText,
    head: LetterHead,
    *,
    number: str = "",
    written_on: date | None = None,
    at: datetime | None = None,
    template: Form | None = None,
) -> IssuedReport:
    """Keep a report for good: its figures, its words as edited, its form, who is behind a figure.

    It is never changed after. One of the same kind and period that stood so far is withdrawn by
    it. `at` is the moment that its files name; None is now.
    Raises KnownError `report_confidential`: what is kept is read by everyone.
    """
    if report.is_confidential:
        raise KnownError("report_confidential")
    with steady_memory():
        form = form_in(template)
        body = freeze(report, text, head, name_of_form(form))
        behind = freeze_behind(report)
    with app.write(ISSUE) as unit:
        keep_form(unit.settings, form)
        before = unit.issued.of_period(report.kind, report.period)
        made = IssuedReport(
            id=app.new_id(),
            kind=report.kind,
            title=report.title,
            period=report.period,
            taken_at=report.taken_at,
            issued_at=at or unit.act.now,
            number=number,
            written_on=written_on,
            author=app.author,
            replaces=before.id if before else "",
        )
        unit.issue(made, body, behind)
    return made


def issued(snapshot: Snapshot) -> list[IssuedReport]:
    """List what was issued, the newest first; a report that another `replaces` is withdrawn."""
    return snapshot.issued.all()


def read_issued(snapshot: Snapshot, id_: str) -> Issued:
    """Read an issued report as it was. Raises KnownError `issued_unknown`."""
    about = snapshot.issued.get(id_)
    if about is None:
        raise KnownError("issued_unknown", id=id_)
    body, behind = snapshot.issued.body(id_), snapshot.issued.behind(id_)
    report, text, head = thaw(about, body, behind)
    return Issued(
        about=about,
        report=report,
        text=text,
        head=head,
        withdrawn_by=snapshot.issued.follower(id_),
        form=kept_form(snapshot.settings, form_named(body)),
    )
