"""Batches of invented changes, made before the clock runs: bodies as a device would freeze them."""

import gzip
import json
import random
from dataclasses import dataclass

from sync.protocol import sha256_of

AT = "2026-06-08T01:00:00+00:00"
SURNAMES = ("Nguyễn", "Lâm", "Trần", "Giáp", "Vi", "Hoàng", "Lê", "Phạm", "Lý", "Nông", "Bùi")
MIDDLE = ("Văn", "Thị", "Minh", "Gia", "Bảo", "Ngọc", "Hải", "Thanh", "Quốc", "Thu", "Đức")
GIVEN = (
    "An",
    "Đào",
    "Khôi",
    "Mơ",
    "Sáu",
    "Hân",
    "My",
    "Linh",
    "Nam",
    "Phúc",
    "Quân",
    "Trang",
    "Vy",
)


@dataclass(frozen=True)
class Batch:
    """One frozen batch."""

    id: str
    plain: bytes
    changes: int

    @property
    def body(self):
        return gzip.compress(self.plain, 6, mtime=0)

    @property
    def sha256(self):
        return sha256_of(self.plain)


class Inventor:
    """Invents records and changes of them, by seed."""

    def __init__(self, seed):
        self._draw = random.Random(seed)
        self._made = 0

    def id(self):
        """Time-ordered, as those of devices are."""
        self._made += 1
        late, later = self._draw.getrandbits(48), self._draw.getrandbits(40)
        return f"019ea{self._made:07x}-{late:012x}-{later:010x}"

    def name(self):
        return " ".join(self._draw.choice(part) for part in (SURNAMES, MIDDLE, GIVEN))

    def change(self, entity, entity_id, fields, base=0):
        return {
            "id": self.id(),
            "entity": entity,
            "entity_id": entity_id,
            "base": base,
            "fields": {
                name: ["", text] if isinstance(text, str) else text for name, text in fields.items()
            },
            "action": "import",
            "group": "019ea2df-0000-7000-8000-000000000001",
            "author": "Lâm Văn Sáu",
            "at": AT,
        }

    def new_records(self, count):
        """Homes of two children each; gives the changes and the ids of the children."""
        changes, children, village = [], [], self.id()
        changes.append(self.change("village", village, {"name": "Biêng", "kind": "Thôn"}))
        while len(changes) < count:
            home = self.id()
            changes.append(self.change("household", home, self._home(village)))
            for _ in range(min(2, count - len(changes))):
                children.append(self.id())
                changes.append(self.change("child", children[-1], self._child(home)))
        return changes, children

    def _home(self, village):
        head = {"head_name": self.name(), "phone": f"09{self._draw.randrange(10**8):08d}"}
        return {"village_id": village, "source": "danh-sach.xlsx#1!7"} | head

    def _child(self, home):
        return {
            "household_id": home,
            "full_name": self.name(),
            "birth_date": self._day(),
            "sex": self._draw.choice(("Nam", "Nữ")),
            "ethnicity": "Tày",
            "national_id": f"024{self._draw.randrange(10**9):09d}",
            "mother_name": self.name(),
            "source": "danh-sach.xlsx#1!7",
        }

    def _day(self):
        year, month, day = (
            self._draw.randrange(*bounds) for bounds in ((2011, 2025), (1, 13), (1, 29))
        )
        return f"{year}-{month:02}-{day:02}"

    def edits(self, children):
        """Three fields of each child."""
        fields = {"father_name": "Vi Văn Ân", "phone": "0912345678", "note": "đã gặp mẹ cháu"}
        return [self.change("child", child, fields, base=1) for child in children]

    def batches(self, changes, size):
        parts = [changes[start : start + size] for start in range(0, len(changes), size)]
        return [
            Batch(
                self.id(),
                b"".join(json.dumps(c, ensure_ascii=False).encode() + b"\n" for c in part),
                len(part),
            )
            for part in parts
        ]
