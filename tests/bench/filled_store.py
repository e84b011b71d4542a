"""A data folder with an invented commune in it, and a table to print: what the benches share."""

from datetime import UTC, datetime

from app.bootstrap import create_app
from app.demo.commune import invent_commune
from app.domain.places.units import find_commune
from app.services.fill_demo import fill_demo

PASSPHRASE = "mật khẩu để đo"


def fill(folder, children, seed=7):
    """Make the folder's store with so many children; give what was invented."""
    commune = find_commune("07603")
    invented = invent_commune(seed, children, commune=commune, on=datetime.now(UTC).date())
    app = create_app(folder, commune, passphrase=PASSPHRASE, author="bench")
    fill_demo(app, invented)
    app.close()
    return invented


def print_table(header, rows):
    """Print rows of text in columns, the first to the left, the others to the right."""
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    for row in [header, ["-" * width for width in widths], *rows]:
        first, *others = (str(cell) for cell in row)
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print("  ".join([first.ljust(widths[0]), *cells]))
