"""Which communes cannot sync and why: a row for each device and each trouble that stands."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from html import escape
from json import loads
from typing import Any, TextIO

from sqlalchemy import Connection, Row, select

from sync.central.store import CentralStore
from sync.central.tables import commune, device, seen, trouble

SILENT_DAYS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One device and one trouble of it; `code` is empty where there is none."""

    commune: str
    device_id: str
    device: str
    villages: int
    state: str
    """ok, never (no whole round yet), silent (none for days), trouble, stranger, revoked."""
    code: str = ""
    since: str = ""
    last_at: str = ""
    times: int = 0
    last_push_at: str = ""
    last_round_at: str = ""
    silent_days: int = 0


COLUMNS = tuple(field.name for field in fields(Line))
_WORDS = {
    "trouble": "Có trục trặc",
    "never": "Chưa đồng bộ xong lần nào",
    "silent": "Lâu không đồng bộ",
    "stranger": "Máy lạ dùng mã của xã",
    "revoked": "Đã thu hồi",
    "ok": "Bình thường",
}
_HEADS = (
    "Xã", "Mã máy", "Máy", "Số thôn", "Tình trạng", "Lý do", "Từ lúc", "Lần cuối", "Số lần",
    "Gửi lần cuối", "Đồng bộ xong lần cuối", "Số ngày im lặng",
)  # fmt: skip


def read_report(store: CentralStore, now: datetime, silent_days: int = SILENT_DAYS) -> list[Line]:
    """Read all communes, those in trouble first, the oldest trouble first."""
    with store.read() as connection:
        codes = connection.scalars(select(commune.c.commune).order_by(commune.c.commune)).all()
        lines = [line for code in codes for line in _lines_of(connection, code, now, silent_days)]
    order = list(_WORDS)
    return sorted(lines, key=lambda line: (order.index(line.state), line.since, line.commune))


def _lines_of(connection: Connection, code: str, now: datetime, silent_days: int) -> Iterator[Line]:
    here = select(trouble).where(trouble.c.commune == code)
    troubles = connection.execute(here.order_by(trouble.c.since)).all()
    whole = connection.execute(select(seen).where(seen.c.commune == code)).all()
    rounds = {row.device_id: row.round_at for row in whole}
    enrolled = select(device).where(device.c.commune == code).order_by(device.c.enrolled_at)
    for row in connection.execute(enrolled):
        yield from _of_device(row, troubles, rounds.get(row.device_id, ""), now, silent_days)
    for row in troubles:
        if not row.device_id:
            told = (row.code, row.since, row.last_at, row.times)
            yield Line(code, "", "", 0, "stranger", *told)


def _of_device(
    row: Row[Any], troubles: Sequence[Row[Any]], round_at: str, now: datetime, silent_days: int
) -> Iterator[Line]:
    last = datetime.fromisoformat(round_at or row.enrolled_at)
    days = max((now - last).days, 0)
    name = (row.commune, row.device_id, row.name, len(loads(row.villages)))
    times = (row.last_push_at, round_at, days)
    if row.revoked_at:
        yield Line(*name, "revoked", "revoked", row.revoked_at, row.revoked_at, 0, *times)
        return
    standing = [
        one for one in troubles if one.device_id == row.device_id and one.last_at >= round_at
    ]
    for one in standing:
        yield Line(*name, "trouble", one.code, one.since, one.last_at, one.times, *times)
    if not standing:
        quiet = "silent" if days >= silent_days else "ok"
        state = quiet if round_at else "never"
        yield Line(*name, state, "", "", "", 0, *times)


def write_csv(lines: list[Line], out: TextIO) -> None:
    """Write the report as CSV."""
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(asdict(line) for line in lines)


def write_page(lines: list[Line], now: datetime, out: TextIO) -> None:
    """Write the report as one HTML page that needs nothing else."""
    communes = {line.commune for line in lines if line.state in ("trouble", "never", "silent")}
    out.write('<!doctype html><html lang="vi"><meta charset="utf-8"><title>Đồng bộ</title>')
    out.write(
        "<style>body{font:15px sans-serif;margin:2em}table{border-collapse:collapse}"
        "td,th{border:1px solid #ccc;padding:.3em .6em;text-align:left}"
        ".trouble td,.never td{background:#fdecea}.silent td{background:#fff6dc}</style>"
    )
    out.write(f"<h1>Xã chưa đồng bộ được: {len(communes)}</h1><p>Lập lúc {now:%H:%M %d/%m/%Y}</p>")
    for state, word in _WORDS.items():
        count = sum(line.state == state for line in lines)
        out.write(f"<p>{word}: {count}</p>" if count else "")
    out.write(_row("th", _HEADS, "").join(("<table>", "")))
    for line in lines:
        cells = asdict(line) | {"state": _WORDS[line.state]}
        out.write(_row("td", tuple(map(str, cells.values())), line.state))
    out.write("</table></html>\n")


def _row(tag: str, cells: tuple[str, ...], state: str) -> str:
    inner = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells)
    return f'<tr class="{state}">{inner}</tr>'
