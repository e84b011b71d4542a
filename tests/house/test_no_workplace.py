"""No file knows the machine it was written on."""

import re

# In two halves, so that this file does not find itself.
HALVES = [
    (r"(?<![\w.])/work", r"/(?:main|shared|\.library)"),
    (r"/tmp", r"/w/"),
    (r"\.\./sha", r"red\b"),
    (r"/opt/", r"pypi"),
    (r"/home/", r"\w"),
    (r"/ro", r"ot/"),
    (r"C:\\Us", r"ers\\"),
    (r"pypi\.", r"org"),
    (r"index-", r"url"),
    (r"files\.", r"pythonhosted"),
]
SIGNS = re.compile("|".join(first + second for first, second in HALVES))
BINARY = {".xlsx", ".xls", ".ttf", ".png", ".ico", ".docx", ".pdf", ".db"}


def signs(text):
    return [match[0] for match in SIGNS.finditer(text)]


def test_no_file_knows_this_machine(committed_files):
    found = {
        file.name: marks
        for file in committed_files
        if file.suffix not in BINARY
        and (marks := signs(file.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def test_a_path_of_this_machine_is_found():
    assert signs("/tmp" + "/w/notes")
    assert signs("see ../sha" + "red/PRODUCT.md")
    assert not signs("~/work/notes and app/services")
