"""Putting an invented commune into a store, as one group of changes."""

from app.demo.commune import InventedCommune
from app.services.app import App
from app.services.cleaning.check_records import CHECKED_ON, keep_problems
from app.services.set_up_commune import COMMUNE


def fill_demo(app: App, invented: InventedCommune) -> None:
    """Store villages, households and children with their problems, all or nothing."""
    homes = {household.id: household for household in invented.households}
    with app.write("import") as work:
        work.settings.put(COMMUNE, invented.commune.code)
        work.save_all((*invented.villages, *invented.households, *invented.children))
        people = ((child, homes[child.household_id]) for child in invented.children)
        keep_problems(work, app.today(), people)
        work.settings.put(CHECKED_ON, app.today().isoformat())
