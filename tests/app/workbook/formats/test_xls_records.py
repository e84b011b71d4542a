"""The walk over records keeps to one sheet and passes over what is embedded in it."""

from struct import pack

from app.workbook.formats.xls_records import BOF, EOF, ROW, records


def record(kind, content=b""):
    return pack("<HH", kind, len(content)) + content


def test_what_is_embedded_is_passed_over():
    chart = record(BOF, b"ab") + record(ROW, b"chart") + record(EOF)
    stream = record(BOF, b"ab") + record(ROW, b"1") + chart + record(ROW, b"22") + record(EOF)
    found = [(kind, stream[at : at + length]) for kind, at, length in records(stream + b"\0" * 9)]
    assert found == [(ROW, b"1"), (ROW, b"22")]


def test_a_stream_cut_short_ends():
    assert len(list(records(record(BOF) + record(ROW, b"1") + b"\x08\x02"))) == 1
