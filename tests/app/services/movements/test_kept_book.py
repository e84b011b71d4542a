"""The book is read again exactly when something was written."""

from dataclasses import replace

from app.services.movements.kept_book import kept_book
from tests.app.services.look_alikes import add_home, an


def test_it_is_kept_until_the_next_line_of_the_journal(app):
    def book():
        with app.store.read() as snapshot:
            return kept_book(app, snapshot)

    first = book()
    assert book() is first
    with app.write("villages") as work:
        work.save(replace(work.villages.all()[0], name="Thôn Mới"))
    assert book() is first, "the name of a village moves nobody"
    add_home(app, an())
    assert book() is not first
    assert len(book().on_list(app.today())) == 1
