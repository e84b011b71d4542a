"""The Vietnamese sentences of the desktop, by code; an unknown code gives a calm sentence."""

from collections.abc import Iterable, Mapping

from app.domain.errors import KnownError
from app.domain.exchange.conflict import PREFIX
from app.domain.exchange.upload import SAID
from app.messages.quality import FIGURES
from app.messages.worklist import WORKLISTS
from app.workbook.choices import Question
from ui.sentences import (
    ENROL_TROUBLES,
    ERRORS,
    FIELDS,
    FIXES,
    MATCH_FIELDS,
    MERGED_FROM,
    MERGED_INTO,
    NAMELESS,
    PROBLEMS,
    ROW_MESSAGES,
    SHARED,
    SHARED_FIELDS,
    STATUSES,
    SYNC_TROUBLES,
    UNEXPECTED,
    VERDICTS,
    VERIFICATIONS,
)
from ui.sentences.carrying import CARRYING
from ui.sentences.list import (
    COLUMN_FIELDS,
    LEFT_EMPTY,
    OPTIONS,
    OUTCOMES,
    PASSED,
    QUESTIONS,
    UNANSWERED,
)
from ui.sentences.record import ACTIONS
from ui.sentences.returned import RETURNED, RETURNED_WORDS


def field_name(field: str) -> str:
    """Name a field as the forms do; an unknown one is “thông tin khác”."""
    if field.startswith(PREFIX):
        return f"Hai nơi ghi khác nhau: {field_name(field.removeprefix(PREFIX))}"
    base = field.removeprefix("original.")
    if field.startswith("passed."):
        return f"Lý do bỏ qua “{problem_name(field.removeprefix('passed.')).lower()}”"
    named = FIELDS.get(base, "Thông tin khác")
    return f"{named} (nguyên văn)" if field.startswith("original.") else named


def problem_name(code: str) -> str:
    """Name a problem in a few words, for lists and facets."""
    return PROBLEMS.get(code, ("Cần xem lại", ""))[0]


def problem_sentence(code: str) -> str:
    """Say what is wrong, in a whole sentence."""
    return PROBLEMS.get(code, ("", "Thông tin này cần xem lại."))[1]


def worklist_name(worklist: str) -> str:
    """Name a worklist."""
    return WORKLISTS.get(worklist, ("Danh sách khác", ""))[0]


def worklist_empty(worklist: str) -> str:
    """Say that nothing stands on a worklist any more."""
    return WORKLISTS.get(worklist, ("", "Không có hồ sơ nào ở đây."))[1]


def figure_name(figure: str) -> str:
    """Name a figure of quality."""
    return FIGURES.get(figure, ("Số liệu khác", ""))[0]


def figure_sentence(figure: str) -> str:
    """Say what a figure of quality counts."""
    return FIGURES.get(figure, ("", "Chưa có định nghĩa cho số liệu này."))[1]


def fix_name(kind: str) -> str:
    """Name a kind of bulk fix."""
    return FIXES.get(kind, ("Sửa khác", ""))[0]


def fix_sentence(kind: str) -> str:
    """Say what a kind of bulk fix does."""
    return FIXES.get(kind, ("", "Xem từng dòng trước khi sửa."))[1]


def error_sentence(error: Exception) -> str:
    """Say what happened, what is safe and what to do."""
    if not isinstance(error, KnownError):
        return UNEXPECTED
    # Whoever stops a list has nothing waiting to be sent: the round says its own.
    sentence = (SYNC_TROUBLES | ENROL_TROUBLES | ERRORS).get(error.code)
    return _filled(sentence, error.facts) if sentence else UNEXPECTED


def trouble_sentence(code: str) -> str:
    """Say why a round of sync did not end well."""
    return SYNC_TROUBLES.get(code, "Lần gửi vừa rồi chưa xong. Phần chưa gửi vẫn được giữ lại.")


def carrying_sentence(code: str) -> str:
    """Say what is still to come after a file of a stick was taken."""
    return CARRYING.get(code) or trouble_sentence(code)


def returned_sentence(code: str) -> str:
    """Say why the central returned a change."""
    if code in PROBLEMS:
        return problem_sentence(code)
    if code.startswith(SAID):
        return RETURNED_WORDS.format(words=code.removeprefix(SAID).rstrip("."))
    return RETURNED.get(code, "Hệ thống trung ương trả lại hồ sơ này để xem lại.")


def reason_phrase(field: str, verdict: str) -> str:
    """Say one reason of a match: “trùng ngày sinh”, “khác thôn”."""
    return _of_reason(field, verdict).format(field=MATCH_FIELDS.get(field, "thông tin khác"))


def reasons_phrase(reasons: Iterable[tuple[str, str]]) -> str:
    """Say the reasons of a match together: “trùng ngày sinh, tên mẹ; khác thôn”."""
    grouped: dict[str, list[str]] = {}
    for field, verdict in reasons:
        grouped.setdefault(_of_reason(field, verdict), []).append(
            MATCH_FIELDS.get(field, "thông tin khác")
        )
    differing = grouped.pop(VERDICTS["differs"], [])
    said = [phrase.format(field=", ".join(fields)) for phrase, fields in grouped.items()]
    return "; ".join([*said, *([f"khác {', '.join(differing)}"] if differing else [])])


def row_message(code: str) -> str:
    """Say what became of a row of a list."""
    return ROW_MESSAGES.get(code, "Cần xem lại dòng này")


def question_sentence(question: Question) -> str:
    """Ask what a list does not tell by itself."""
    sentence = QUESTIONS.get(question.code, "Cần bạn cho biết về cột “{header}”:")
    return sentence.format(
        header=question.header or "không có tiêu đề", sheet=question.sheet, count=question.count
    )


def option_name(option: str) -> str:
    """Name an answer; a field as the columns do, a text of the list as it stands."""
    return OPTIONS.get(option) or COLUMN_FIELDS.get(option, option)


def unanswered_sentence(code: str) -> str:
    """Say what happens where a question is passed over and nothing is suggested."""
    return UNANSWERED.get(code, LEFT_EMPTY)


def column_field_name(field: str) -> str:
    """Name what a column of a list is taken for."""
    return COLUMN_FIELDS.get(field, OPTIONS[""])


def outcome_name(outcome: str) -> str:
    """Say in a word or two what becomes of a row."""
    return OUTCOMES.get(outcome, "chưa rõ")


def passed_name(kind: str) -> str:
    """Say what a row is that is no child's."""
    return PASSED.get(kind, "dòng khác")


def action_name(action: str) -> str:
    """Name what a person did, for the history."""
    return ACTIONS.get(action, "Sửa hồ sơ")


def verification_name(verification: str) -> str:
    """Name what the police said of a record."""
    return VERIFICATIONS.get(verification, "chưa gửi công an")


def status_name(status: str) -> str:
    """Say whether a record counts."""
    return STATUSES.get(status, "chưa rõ")


def merged_from(name: str, code: str, when: str, who: str) -> str:
    """Name a record that ended in the one that is shown: “Gộp từ: Lê Văn An · TE2 · 8/6/2026”."""
    first = MERGED_FROM.format(name=name or NAMELESS)
    return " · ".join(part for part in (first, code, when, who) if part)


def merged_into(name: str) -> str:
    """Say where a merged record went."""
    return MERGED_INTO.format(name=name or NAMELESS)


def _of_reason(field: str, verdict: str) -> str:
    if verdict == "same" and field in SHARED_FIELDS:
        return SHARED
    return VERDICTS.get(verdict, "cần xem {field}")


def _filled(sentence: str, facts: Mapping[str, str | int]) -> str:
    try:
        return sentence.format_map(facts)
    except KeyError:
        return UNEXPECTED
