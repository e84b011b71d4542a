"""The code lists say what every group is; a line more is a group more."""

import shutil
import subprocess
import sys
from pathlib import Path

from app.domain.circumstances.circumstance_kind import (
    Part,
    all_kinds,
    kind_named,
    kind_of,
    kinds_in,
)

ROOT = Path(__file__).parents[4]


def test_the_four_lists_are_there():
    assert len({kind.family for kind in kinds_in(Part.SPECIAL)}) == 14
    assert kind_of("NC03").part is Part.AT_RISK
    assert kind_of("HK07").part is Part.OTHER
    assert kind_of("TG03").part is Part.ASSISTANCE
    assert kind_of("DB99") is None


def test_hiv_and_abuse_are_confidential():
    secret = {kind.code for kind in all_kinds().values() if kind.is_confidential}
    assert secret == {"DB05", "DB09", "DB10", "DB11", "DB12", "NC08"}
    assert {kind.code for kind in all_kinds().values() if kind.has_duty} == {
        *("DB09", "DB10", "DB11", "DB12")
    }


def test_a_kind_by_its_name():
    assert kind_named(Part.SPECIAL, "Trẻ em khuyết tật ").code == "DB04"
    assert kind_named(Part.SPECIAL, "Mồ côi") is None


def test_adding_a_group_needs_no_code(tmp_path):
    shutil.copytree(ROOT / "resources" / "data", tmp_path / "resources" / "data")
    shutil.copy(ROOT / "resources" / "__init__.py", tmp_path / "resources")
    with (tmp_path / "resources/data/special_circumstances.csv").open("a", encoding="utf-8") as out:
        out.write("DB15,Trẻ em nhóm mới,Có giấy.,Luật mới Đ1,source,x,,certificate,Giấy mới\n")
    with (tmp_path / "resources/data/guide_rules.csv").open("a", encoding="utf-8") as out:
        out.write("topics=none,,DB15,,Nhóm mới.\n")
    asked = (
        "from app.domain.circumstances.guide import where_it_leads, read_answers\n"
        "one = where_it_leads(read_answers('topics=none')).findings[0].kind\n"
        "print(one.code, one.is_confidential, one.ends_with)"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split(maxsplit=1) == ["DB15", "True ('certificate',)\n"]
