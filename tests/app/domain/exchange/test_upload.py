from datetime import date

from app.domain.exchange.upload import UploadBatch, UploadRow, number_of, read_batch

DAY = date(2026, 6, 8)
ROW = UploadRow("7K3M2-QX9CT", "c1", "h1", ("x", "y"), True, "TE01", "", ("TE01", "Lâm Thị Mơ"))


def test_what_is_frozen_is_read_back():
    batch = UploadBatch("L20260608-01", DAY, (ROW,), 7, written=True)
    assert read_batch(batch.id, batch.to_bytes(), 7, written=True) == batch


def test_batches_are_numbered_by_day():
    assert number_of(DAY, 1) == "L20260608-01"
    assert number_of(DAY, 120) == "L20260608-120"
