"""A child's circumstances in words: one line a record, one sentence a finding."""

from collections.abc import Iterable

from app.domain.circumstances.abuse_case import UNKNOWN, AbuseCase, CaseCounts, abuse_codes
from app.domain.circumstances.circumstance import Circumstance
from app.domain.circumstances.circumstance_end import Standing
from app.domain.circumstances.circumstance_kind import Kind, is_confidential, kind_of
from app.domain.circumstances.circumstance_ratio import Far
from app.domain.circumstances.circumstance_text import Listed
from app.domain.circumstances.confidential_text import shown_text
from app.domain.circumstances.guide import Finding, Found
from app.services.circumstances.read_circumstances import ChildCircumstances, CircumstanceLine
from ui.circumstances.opened import Face
from ui.sentences.circumstance import (
    CASE_FIELDS,
    CUSTOMARY,
    DEEDS,
    FACETS,
    HIDDEN,
    LISTED,
    PARTS,
    UNCERTAIN,
    UNNAMED_GROUP,
    cause_name,
)
from ui.words import day

_STATES = {
    Standing.HOLDS: "",
    Standing.ENDS_SOON: "warn",
    Standing.TO_REVIEW: "bad",
    Standing.ENDED: "",
}
_PART_OF = {"special": "special", "at_risk": "at_risk", "other": "other", "assisted": "assistance"}
NOWHERE, UNDECIDED = "Không thuộc nhóm nào", "Chưa xếp được nhóm nào"


def kind_title(kind: Kind | None, code: str) -> str:
    """Name a group with its code: “Trẻ em khuyết tật (DB04)”."""
    if not code:
        return UNNAMED_GROUP
    return f"{full_label(kind)} ({code})" if kind else f"Nhóm lạ ({code})"


def circumstance_name(key: str) -> str:
    """Name what a facet counts: a list, a group by its short name, or what came by list alone."""
    kind = kind_of(key)
    return kind.label.removeprefix("Trẻ em ").capitalize() if kind else FACETS.get(key, key)


def far_sentence(far: Far) -> str:
    """Say that a rate is far from the usual one, and what to do."""
    whose = "của tỉnh" if far.of_province else "của cả nước"
    more = "cao hơn" if far.is_more else "thấp hơn"
    return (
        f"{PARTS[_PART_OF[far.figure]]}: {percent_of(far.rate)}, {more} nhiều so với "
        f"{percent_of(far.usual)} {whose}. Hãy xem lại cách xếp nhóm."
    )


def percent_of(rate: float) -> str:
    """Write a rate in percent: 5,15 %."""
    return f"{rate:.2f} %".replace(".", ",")


def with_secret_hidden(field: str, text: str) -> str:
    """Give the text of a child's field; that it names a confidential group, not which."""
    shown = shown_text(field, text)
    return text if shown == text else "; ".join(filter(None, (shown, HIDDEN)))


def full_label(kind: Kind) -> str:
    """Name a sub-group after its group; “Bị bỏ rơi – …” says so itself."""
    family = kind_of(kind.family)
    if family is None or family is kind or " – " in kind.label:
        return kind.label
    return f"{family.label}: {kind.label[:1].lower()}{kind.label[1:]}"


def line_texts(line: CircumstanceLine) -> tuple[str, str, str]:
    """Say a record: its group, days and paper, and how it stands with its state of the look."""
    record = line.record
    since = f"từ {day(str(record.started_on))}" if record.started_on else "chưa ghi ngày bắt đầu"
    paper = record.paper or "chưa ghi giấy"
    facts = [since, paper, *([record.note] if record.note else [])]
    return kind_title(line.kind, record.code), " · ".join(facts), standing_phrase(line)


def standing_state(line: CircumstanceLine) -> str:
    """Give the state of the look."""
    return _STATES[line.standing]


def standing_phrase(line: CircumstanceLine) -> str:
    """Say when it ends or ended, and why; empty where nothing is to be said."""
    end = line.end
    if end is None or (line.standing is Standing.HOLDS and end.cause == "age_16"):
        return ""
    when, why = day(str(end.on)), cause_name(end.cause)
    match line.standing:
        case Standing.ENDED:
            return f"Đã kết thúc {when}: {why}"
        case Standing.TO_REVIEW:
            return f"Cần xem lại: {why} từ {when}"
        case Standing.ENDS_SOON:
            return f"Sắp hết: {why} vào {when}"
    return f"Đến {when}: {why}"


def listed_phrase(line: Listed) -> str:
    """Say what came by list alone."""
    return f"{line.text}: {LISTED}"


def record_lines(found: ChildCircumstances) -> Iterable[tuple[str, str]]:
    """Say all of a child's circumstances, each in one line with its state of the look."""
    for line in found.lines:
        said = filter(None, line_texts(line))
        yield standing_state(line), " · ".join(said)
    for listed in found.listed:
        yield "", listed_phrase(listed)


def finding_sentence(finding: Finding) -> str:
    """Say a group as the guide ends: “Thuộc nhóm …, theo …, giấy cần có: …”."""
    kind = finding.kind
    law = f"theo {kind.law}" if kind.law else CUSTOMARY
    paper = f"; giấy cần có: {kind.paper[:1].lower()}{kind.paper[1:]}" if kind.paper else ""
    return f"Thuộc nhóm “{full_label(kind)}” ({kind.code}), {law}{paper}."


def finding_notes(finding: Finding) -> list[str]:
    """Say what is to be known beside it: the mistake it avoids, what is uncertain."""
    kind = finding.kind
    uncertain = [] if finding.is_certain or not kind.law else [f"Chưa chắc: {UNCERTAIN}."]
    return [*([finding.note] if finding.note else []), *uncertain]


def nowhere_sentence(found: Found) -> str:
    """Say that the answers lead to no group, and why."""
    reasons = " ".join(found.notes)
    start = UNDECIDED if found.still_open else NOWHERE
    return f"{start}; {reasons[:1].lower()}{reasons[1:]}" if reasons else f"{start}."


def open_sentence(question: str) -> str:
    """Say that a question is still to be answered."""
    return f"Còn phải hỏi: {question}"


def recorded_notice(
    codes: Iterable[str], name: str, face: Face, subject: Circumstance | None
) -> str:
    """Say what was recorded, corrected or ended from a face, by the names of the groups."""
    listed = list(codes)
    deed = "ended" if face is Face.END else "corrected" if subject else "recorded"
    if any(map(is_confidential, listed)):
        return "Đã ghi vào phần mật"
    return DEEDS[deed].format(groups=_quoted(listed), name=name)


def prepared_notice(codes: Iterable[str]) -> str:
    """Say what will be saved with the child."""
    listed = list(codes)
    what = "vào phần mật" if any(map(is_confidential, listed)) else _quoted(listed)
    return f"Đã ghi {what}; sẽ lưu cùng trẻ"


def _quoted(codes: Iterable[str]) -> str:
    kinds = ((code, kind_of(code)) for code in codes)
    return ", ".join(f"“{full_label(kind) if kind else code}”" for code, kind in kinds)


def case_line(case: AbuseCase) -> str:
    """Say a case in one line: day, form, setting, result."""
    named = (
        abuse_codes(name).get(getattr(case, name), "") for name in ("form", "setting", "result")
    )
    return " · ".join(filter(None, (day(str(case.found_on)), *named, case.handling, case.fined)))


def count_lines(counts: CaseCounts) -> Iterable[tuple[str, str]]:
    """Lay the counters of the register out: (text, role of its label)."""
    yield f"{counts.children} trẻ bị xâm hại, {counts.cases} vụ việc", "strong"
    yield f"{counts.fined} vụ có xử phạt vi phạm hành chính", ""
    for name, by in counts.by.items():
        if by:
            yield CASE_FIELDS[name], "section"
        for code, count in sorted(by.items(), key=lambda pair: -pair[1]):
            words = abuse_codes(name).get(code, code) if code != UNKNOWN else "Chưa rõ"
            yield f"{_age(words) if name == 'age' else words}: {count}", ""


def _age(words: str) -> str:
    return f"{words.replace('-', '–')} tuổi" if words[:1].isdigit() else words
