import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

import app
import sync
from app.domain.change import ENTITIES
from app.domain.child import Child
from app.domain.errors import KnownError
from app.domain.household import Household
from app.matching.reason import VERDICTS
from ui import messages, sentences
from ui.errors import told

CODE = re.compile(r"[a-z]+_[a-z_]+")


def codes_raised():
    """Find every `KnownError("code")` of app and sync."""
    for package in (app, sync):
        for path in Path(package.__path__[0]).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "KnownError":
                    for leaf in node.args[:1]:
                        if isinstance(leaf, ast.Constant):
                            yield leaf.value


UNSPOKEN = dict.fromkeys(("id", "revision", "originals", "passed", "conflicts"))
"""Fields that no change of a record names by themselves."""
# Only the command line, or a machine of the central, can meet these.
NOT_OF_THE_DESKTOP = {
    "bad_time", "bundle_not_for_central", "cause_unknown",
    "central_db_failed", "central_db_newer", "central_db_older", "issued_unknown",
    "movement_refused", "no_figures_found", "not_an_option", "period_backwards", "port_taken",
    "received_asked", "report_format_unknown", "report_unknown",
    "unknown_child", "unknown_kind", "unknown_office",
    "unknown_report",
    "village_unknown", "worklist_unknown",
}  # fmt: skip


def test_every_known_error_has_its_sentence():
    spoken = sentences.ERRORS | sentences.ENROL_TROUBLES | sentences.SYNC_TROUBLES
    assert sorted(set(codes_raised()) - spoken.keys() - NOT_OF_THE_DESKTOP) == []


def test_every_reason_of_the_matcher_has_its_phrase():
    for field, verdicts in VERDICTS.items():
        assert field in sentences.MATCH_FIELDS
        for verdict in verdicts:
            assert verdict in sentences.VERDICTS
            assert not CODE.search(messages.reason_phrase(field, verdict))


def test_what_many_share_is_said_to_be_shared():
    said = [("full_name", "rare"), ("village", "same"), ("sex", "same"), ("mother_name", "crossed")]
    assert messages.reasons_phrase([*said, ("phone", "same"), ("birth_date", "differs")]) == (
        "trùng họ tên (trong xã ít ai có tên này); cùng thôn, giới tính; "
        "trùng tên mẹ nhưng ghi ở vai khác; trùng điện thoại; khác ngày sinh"
    )


@pytest.mark.parametrize("noun", [Child, Household])
def test_every_field_has_its_name(noun):
    assert [f.name for f in fields(noun) if f.name not in sentences.FIELDS | UNSPOKEN] == []


def test_a_problem_speaks_briefly_and_in_whole():
    assert messages.problem_name("missing_national_id") == "Chưa có số định danh"
    assert messages.problem_sentence("missing_national_id").endswith(".")


@pytest.mark.parametrize(
    "said",
    [
        messages.problem_name("brand_new"),
        messages.problem_sentence("brand_new"),
        messages.field_name("brand_new"),
        messages.field_name("original.brand_new"),
        messages.field_name("passed.brand_new"),
        messages.trouble_sentence("brand_new"),
        messages.returned_sentence("brand_new"),
        messages.reason_phrase("brand_new", "brand_new"),
        messages.row_message("brand_new"),
        messages.action_name("brand_new"),
        messages.status_name("brand_new"),
        messages.error_sentence(KnownError("brand_new")),
        messages.error_sentence(KnownError("file_empty")),
        messages.error_sentence(ValueError("boom: Nguyễn Văn An")),
    ],
)
def test_what_is_not_known_never_shows_a_code(said):
    assert said
    assert "brand" not in said
    assert "boom" not in said
    assert "{" not in said


def test_facts_stand_in_the_sentence():
    assert "trẻ em.xlsx" in messages.error_sentence(KnownError("file_empty", file="trẻ em.xlsx"))


def test_a_bug_is_logged_without_what_it_quotes(caplog):
    with pytest.raises(ValueError, match="An") as caught:
        int("Nguyễn Văn An, 024216000011")
    assert told(caught.value) == messages.UNEXPECTED
    assert "ValueError" in caplog.text
    assert "test_messages.py" in caplog.text
    assert "024216000011" not in caplog.text
    assert "Nguyễn" not in caplog.text


def test_a_known_error_is_not_logged(caplog):
    assert told(KnownError("disk_full")) == sentences.ERRORS["disk_full"]
    assert caplog.text == ""


def test_every_entity_is_one_the_journal_knows():
    assert set(ENTITIES) >= {"child", "household", "village"}


def test_every_code_with_which_the_central_refuses_a_change_has_a_sentence_of_its_own():
    protocol = Path(sync.__path__[0], "PROTOCOL.md").read_text("utf-8")
    rows = [line for line in protocol.splitlines() if "| `rejected` |" in line]
    codes = {code for row in rows for code in re.findall(r"`([a-z_]+)`", row.rpartition(" | ")[2])}
    assert codes >= {"outside_villages", "unknown_field", "field_too_long", "future_birth_date"}
    calm = messages.returned_sentence("no such code")
    said = {code: messages.returned_sentence(code) for code in {*codes, "too_large", "bad_body"}}
    assert [code for code, sentence in said.items() if sentence == calm] == []
